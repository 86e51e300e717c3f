// @ts-check
// Numbers as the page shows them: few digits, a true minus sign.

/** @type {(number: number, digits?: number) => string} */
export function shown(number, digits = 2) {
  const rounded = Number(number.toFixed(digits));
  return String(rounded === 0 ? 0 : rounded).replace("-", "−");
}
const CROWDED = 9; // columns; beyond them a cell has no room for a digit behind two others

// In a cell of a grid there is room for one digit behind the point, and for none before it.
/** @type {(number: number, columns?: number) => string} */
export function inCell(number, columns = 1) {
  const size = Math.abs(number);
  if (columns > CROWDED && size >= 10) return shown(number, 0);
  return shown(number, size < 1 ? 2 : 1).replace(/^(−?)0\./, "$1.");
}
