// The score maps as pictures of their own cells: purple speaks against a class, teal for it.
import { clamp, sizeCanvas } from "../../web/elements.js";
import { paint } from "../../web/layers.js";
import { strokeTwice } from "../../web/outlines.js";

export const AGAINST = [91, 58, 140];
const NEUTRAL = [244, 241, 234];
export const FOR = [11, 110, 99];
const STEPS = 255; // to either side of neutral
const REACHED = 0.98; // of the cells lie within the colours; the rest have the last one
const stepColours = Array.from({ length: 2 * STEPS + 1 }, (_, step) => {
  const share = step / STEPS - 1;
  const end = share < 0 ? AGAINST : FOR;
  return NEUTRAL.map((from, channel) => Math.round(from + Math.abs(share) * (end[channel] - from)));
});
const colourOf = (share) => stepColours[Math.round((clamp(share, -1, 1) + 1) * STEPS)];

// The scores of one class at the cells that touch the photo; those of the padding are left out.
export function cellsOf(map, stride, inner, index) {
  const [columns, rows] = inner.map((side) => Math.ceil(side / stride));
  const from = index * map.rows * map.columns;
  const scores = new Float32Array(rows * columns);
  for (let y = 0; y < rows; y++) {
    const line = from + y * map.columns;
    scores.set(map.data.subarray(line, line + columns), y * columns);
  }
  return { rows, columns, stride, scores };
}
// The score that gets the full colour.
export function reachOf(cells) {
  const sizes = cells.scores.map(Math.abs).sort();
  return Math.max(sizes[Math.ceil(REACHED * sizes.length) - 1], 0.05);
}
// Cell i covers the pixels stride · i … stride · i + stride − 1 of the inner copy, so that the last
// ones may reach beyond the photo and are cut there.
export function drawCells(canvas, cells, inner, weight, reach) {
  sizeCanvas(canvas);
  if (!canvas.width) return;
  const small = paint(cells.columns, cells.rows, (cell) => colourOf((weight * cells.scores[cell]) / reach));
  const context = canvas.getContext("2d");
  context.imageSmoothingEnabled = false;
  const [wide, high] = [canvas.width / inner[0], canvas.height / inner[1]];
  context.drawImage(small, 0, 0, cells.columns * cells.stride * wide, cells.rows * cells.stride * high);
}

// Classes over the photo; on the way of every step of the dial, so no object for any pixel.
export function classLayer(labels, canvas, packed) {
  const { width, height, data } = labels;
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  const context = canvas.getContext("2d");
  const image = context.createImageData(width, height);
  const pixels = new Uint32Array(image.data.buffer);
  for (let pixel = 0; pixel < pixels.length; pixel++) pixels[pixel] = packed[data[pixel]];
  context.putImageData(image, 0, 0);
  return canvas;
}
// Label → colour of the visitor's palette as one number, as `classLayer` wants it.
export function packedColours(classes, page) {
  const packed = new Uint32Array(256);
  for (const entry of classes.slice(1)) {
    const [red, green, blue] = page.colour(entry);
    packed[entry.index] = new Uint32Array(Uint8Array.of(red, green, blue, 255).buffer)[0];
  }
  return packed;
}
export function drawLabels(canvas, scene, layer) {
  sizeCanvas(canvas);
  if (!canvas.width) return;
  const context = canvas.getContext("2d");
  const scale = canvas.width / scene.size[0];
  context.setTransform(scale, 0, 0, canvas.height / scene.size[1], 0, 0);
  context.drawImage(scene.photo, 0, 0, ...scene.size);
  context.globalAlpha = 0.6;
  context.imageSmoothingEnabled = false;
  context.drawImage(layer, 0, 0);
  context.imageSmoothingEnabled = true;
  context.globalAlpha = 1;
  if (scene.truePath) strokeTwice(context, scene.truePath, "#c8205f", scale / (window.devicePixelRatio || 1), 1.1);
}
