// @ts-check
// The sum, step by step: ×2, plus, ×2, plus. For one class, so that it costs next to nothing.
import { doubled, fuse } from "./fusion.js";
/** @import { ScoreMap, Tap } from "./types.d.ts" */

/** @typedef {ScoreMap & { stride: number }} Step a map of one class */

/**
 * The coarsest map doubled, then the sum after each finer one. The last step is the class's part of
 * the whole sum. A single map has nothing to be added to, so it is its own only step.
 *
 * @param {readonly Tap[]} taps coarse to fine
 * @param {readonly number[]} weights one for each tap
 * @param {number} index of the class
 * @returns {Step[]}
 */
export function stepsOf(taps, weights, index) {
  const maps = taps.map((tap) => ofClass(tap, index));
  return taps.map(({ stride }, place) => {
    const sum = fuse(maps.slice(0, place + 1), weights);
    return place === 0 && taps.length > 1 ? { ...doubled(sum), stride: stride / 2 } : { ...sum, stride };
  });
}
/** @type {(map: ScoreMap, index: number) => ScoreMap} */
function ofClass({ rows, columns, data }, index) {
  const area = rows * columns;
  return { rows, columns, data: data.subarray(index * area, (index + 1) * area) };
}
