// @ts-check
// The colours of a score: purple where it lies below zero, teal where it lies above.
import { clamp } from "./elements.js";
/** @import { Colour } from "./values.d.ts" */

export const BELOW = /** @type {Colour} */ ([91, 58, 140]);
const NEUTRAL = /** @type {Colour} */ ([244, 241, 234]);
export const ABOVE = /** @type {Colour} */ ([11, 110, 99]);
const STEPS = 255; // to either side of neutral
const REACHED = 0.98; // of the scores lie within the colours; the rest have the last one
const SMALLEST_REACH = 0.05; // so that scores of zero stay neutral

const colours = Array.from({ length: 2 * STEPS + 1 }, (_, step) => {
  const share = step / STEPS - 1;
  const end = share < 0 ? BELOW : ABOVE;
  return NEUTRAL.map((from, channel) => Math.round(from + Math.abs(share) * (end[channel] - from)));
});

/**
 * @param {number} share −1 … 1, of the score that gets full colour
 * @returns {number[]}
 */
export const rampColour = (share) => colours[Math.round((clamp(share, -1, 1) + 1) * STEPS)];

/**
 * The score that gets full colour.
 *
 * @param {Float32Array} scores
 */
export function reachOf(scores) {
  const sizes = scores.map(Math.abs).sort();
  return Math.max(sizes[Math.ceil(REACHED * sizes.length) - 1] ?? 0, SMALLEST_REACH);
}
