// @ts-check
// Numbers and labels as pictures of their cells: purple below zero, teal above it, and class colours.
import { clamp, sizeCanvas } from "../../web/elements.js";
import { paint } from "../../web/layers.js";
import { NO_LABEL } from "./real.js";
/** @import { NumberMap, Scene } from "./types.d.ts" */
/** @typedef {{ labels: Uint8Array, rows: number, columns: number }} Labelled */
/** @import { Colour } from "../../web/values.d.ts" */

const BELOW = /** @type {Colour} */ ([168, 151, 199]); // pale, for the class is what one looks for
const NEUTRAL = /** @type {Colour} */ ([244, 241, 234]);
const ABOVE = /** @type {Colour} */ ([11, 110, 99]);
const REACHED = 0.95; // of the cells above 0 lie within the colours; the rest have the last one
const LABEL_OPACITY = 190; // of 255, over the photo

/** @type {(share: number) => number[]} */
function colourOf(share) {
  const end = share < 0 ? BELOW : ABOVE;
  return NEUTRAL.map((from, channel) => Math.round(from + Math.min(1, Math.abs(share)) * (end[channel] - from)));
}
// The value with the full colour. Where nothing is above 0, the values below it decide.
/** @type {(data: Float64Array) => number} */
export function reachOf(data) {
  const above = data.filter((value) => value > 0);
  const sizes = (above.length ? above : data.filter(Boolean).map(Math.abs)).sort();
  return sizes.length ? sizes[Math.ceil(REACHED * sizes.length) - 1] : 1;
}

/** @type {(map: NumberMap) => HTMLCanvasElement} */
export function scoreLayer({ rows, columns, data }) {
  const reach = reachOf(data);
  return paint(columns, rows, (/** @type {number} */ cell) => colourOf(clamp(data[cell] / reach, -1, 1)));
}
/** @type {(map: Labelled, colours: readonly Colour[], background: number | null) => HTMLCanvasElement} */
export function labelLayer({ labels, columns, rows }, colours, background) {
  const shades = colours.map((colour, label) => (label === background ? null : [...colour, LABEL_OPACITY]));
  return paint(columns, rows, (/** @type {number} */ cell) => (
    labels[cell] === NO_LABEL ? null : shades[labels[cell]]));
}

/**
 * A layer of cells, as many of them as touch the photo; the rest is the padding of the network's input.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {HTMLCanvasElement} layer
 * @param {number} side of a cell in pixels of the input
 * @param {Scene} scene
 * @param {boolean} isOverPhoto
 */
export function drawLayer(canvas, layer, side, { input, photo }, isOverPhoto) {
  sizeCanvas(canvas);
  const context = canvas.getContext("2d");
  if (!canvas.width || !context) return;
  if (isOverPhoto) context.drawImage(photo, 0, 0, canvas.width, canvas.height);
  else context.clearRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingEnabled = false;
  const [wide, high] = [canvas.width / input[0], canvas.height / input[1]];
  context.drawImage(layer, 0, 0, layer.width * side * wide, layer.height * side * high);
}
