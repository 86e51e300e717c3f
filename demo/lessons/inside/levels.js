// @ts-check
// The levels of the FCN as weights of its taps: a level adds up the taps down to its own stride.
import { fuse } from "./fusion.js";
/** @import { Level, Tap } from "./types.d.ts" */
/** @import { LevelValue } from "./value.d.ts" */

/** @type {(given: LevelValue, taps: readonly Tap[]) => Level} */
export function readLevel({ name, title, stride }, taps) {
  const weights = taps.map((tap) => (tap.stride >= stride ? 1 : 0));
  return { name, title, stride, weights, map: fuse(taps, weights) };
}

/** @type {(one: readonly number[], other: readonly number[]) => boolean} */
const areEqual = (one, other) => one.length === other.length && one.every((weight, place) => weight === other[place]);

/**
 * The level that has exactly these weights; undefined if none has.
 *
 * @param {readonly Level[]} levels
 * @param {readonly number[]} weights
 */
export const levelOf = (levels, weights) => levels.find((level) => areEqual(level.weights, weights));
/** @type {(levels: readonly Level[]) => Level} */
export const coarsestOf = (levels) => levels[0];
/** @type {(levels: readonly Level[]) => Level} */
export const finestOf = (levels) => levels[levels.length - 1];
