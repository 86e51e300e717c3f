// @ts-check
// Numbers as the page shows them: few digits, a true minus sign.

/** @type {(number: number, digits?: number) => string} */
export function shown(number, digits = 2) {
  const rounded = Number(number.toFixed(digits));
  return String(rounded === 0 ? 0 : rounded).replace("-", "−");
}
// In a cell of a grid there is room for one digit behind the point, and for none before it.
/** @type {(number: number) => string} */
export const inCell = (number) => shown(number, Math.abs(number) < 1 ? 2 : 1).replace(/^(−?)0\./, "$1.");
