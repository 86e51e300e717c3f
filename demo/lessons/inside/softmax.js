// @ts-check
// Scores of one pixel as shares of 1, and how sure they are.

/** @type {(scores: readonly number[]) => number[]} */
export function softmax(scores) {
  const greatest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - greatest));
  const total = powers.reduce((sum, power) => sum + power);
  return powers.map((power) => power / total);
}
// In bits: 0 if one class has everything.
/** @type {(shares: readonly number[]) => number} */
export const entropyOf = (shares) => -shares.reduce((bits, share) => bits + (share ? share * Math.log2(share) : 0), 0);
