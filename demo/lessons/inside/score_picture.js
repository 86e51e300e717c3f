// @ts-check
// Score maps as pictures of their own cells: purple speaks against a class, teal for it.
import { clamp, sizeCanvas } from "../../web/elements.js";
import { paint } from "../../web/layers.js";
import { classIn, weightsIn } from "./state.js";
/** @import { Cells, Scene, State, Tap } from "./types.d.ts" */
/** @import { Colour, Size } from "../../web/values.d.ts" */

export const AGAINST = /** @type {Colour} */ ([91, 58, 140]);
const NEUTRAL = /** @type {Colour} */ ([244, 241, 234]);
export const FOR = /** @type {Colour} */ ([11, 110, 99]);
const STEPS = 255; // to either side of neutral
const REACHED = 0.98; // of the cells lie within the colours; the rest have the last one
const SMALLEST_REACH = 0.05; // so that a map of zeros stays neutral

const stepColours = Array.from({ length: 2 * STEPS + 1 }, (_, step) => {
  const share = step / STEPS - 1;
  const end = share < 0 ? AGAINST : FOR;
  return NEUTRAL.map((from, channel) => Math.round(from + Math.abs(share) * (end[channel] - from)));
});
/** @type {(share: number) => number[]} */
const colourOf = (share) => stepColours[Math.round((clamp(share, -1, 1) + 1) * STEPS)];

/** @typedef {{ tap: Tap, cells: Cells, weight: number, reach: number }} Term `reach` gets full colour */

/**
 * What the pictures of the score maps show.
 *
 * @param {Scene} scene
 * @param {State} state
 * @returns {Term[]}
 */
export function termsOf(scene, state) {
  const cells = scene.taps.map((tap) => cellsOf(tap, scene.input, classIn(scene, state)));
  const reaches = cells.map(reachOf);
  const weights = weightsIn(scene, state);
  return scene.taps.map((tap, place) => ({
    tap, cells: cells[place], weight: weights[place],
    reach: state.scale === "common" ? Math.max(...reaches) : reaches[place],
  }));
}

// The scores of one class at the cells that touch the photo; those of the padding are left out.
/** @type {(tap: Tap, input: Size, index: number) => Cells} */
export function cellsOf(tap, input, index) {
  const [columns, rows] = input.map((side) => Math.ceil(side / tap.stride));
  const from = index * tap.rows * tap.columns;
  const scores = new Float32Array(rows * columns);
  for (let y = 0; y < rows; y++) {
    const line = from + y * tap.columns;
    scores.set(tap.data.subarray(line, line + columns), y * columns);
  }
  return { rows, columns, stride: tap.stride, scores };
}
/** @type {(cells: Cells) => number} */
export function reachOf({ scores }) {
  const sizes = scores.map(Math.abs).sort();
  return Math.max(sizes[Math.ceil(REACHED * sizes.length) - 1], SMALLEST_REACH);
}

// Cell i covers the pixels stride · i … stride · i + stride − 1 of the network's input, so that the
// last ones may reach beyond the photo and are cut there.
/** @type {(canvas: HTMLCanvasElement, term: Term, input: Size) => void} */
export function drawTerm(canvas, { cells, weight, reach }, input) {
  sizeCanvas(canvas);
  const context = canvas.getContext("2d");
  if (!canvas.width || !context) return;
  const small = paint(cells.columns, cells.rows, (/** @type {number} */ cell) => colourOf((weight * cells.scores[cell]) / reach));
  context.imageSmoothingEnabled = false;
  const [wide, high] = [canvas.width / input[0], canvas.height / input[1]];
  context.drawImage(small, 0, 0, cells.columns * cells.stride * wide, cells.rows * cells.stride * high);
}
