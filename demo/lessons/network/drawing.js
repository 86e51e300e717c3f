// @ts-check
// What several pictures of the board are made of: a photo, cells, boxes over it.
import { blank, paint } from "../../web/layers.js";
/** @import { Box, Colour, Size } from "../../web/values.d.ts" */
/** @import { LabelMap } from "./types.d.ts" */

/** @typedef {CanvasRenderingContext2D} Context */

const DARK = "rgb(15 18 21 / 52%)";
const HATCH = 8; // pixels of the screen

/** The context of a canvas that has a size; null for a hidden one. @type {(canvas: HTMLCanvasElement) => Context | null} */
export const contextOf = (canvas) => (canvas.width && canvas.height ? canvas.getContext("2d") : null);
export const pixelRatio = () => Math.max(1, window.devicePixelRatio || 1);

/** @type {(context: Context, picture: CanvasImageSource) => void} */
export function drawWhole(context, picture) {
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
  context.drawImage(picture, 0, 0, context.canvas.width, context.canvas.height);
}
/** @type {(context: Context) => void} */
export function darken(context) {
  context.fillStyle = DARK;
  context.fillRect(0, 0, context.canvas.width, context.canvas.height);
}

// Pixels of the input to pixels of the canvas: left, top, width, height.
/** @type {(context: Context, box: Box, input: Size) => [number, number, number, number]} */
export function onCanvas({ canvas }, [left, top, right, bottom], [width, height]) {
  const [x, y] = [canvas.width / width, canvas.height / height];
  return [left * x, top * y, (right - left) * x, (bottom - top) * y];
}

/**
 * A frame that is seen on any ground: white, with a dark line around it.
 *
 * @param {Context} context
 * @param {Box} box
 * @param {Size} input
 * @param {{ isDashed?: boolean, width?: number }} [style]
 */
export function frame(context, box, input, { isDashed = false, width = 2 } = {}) {
  const ratio = pixelRatio();
  const place = onCanvas(context, box, input);
  context.save();
  for (const [colour, wide] of /** @type {const} */ ([["rgb(15 18 21 / 75%)", width + 2], ["#fff", width]])) {
    context.setLineDash(isDashed ? [6 * ratio, 4 * ratio] : []);
    context.strokeStyle = colour;
    context.lineWidth = wide * ratio;
    context.strokeRect(...place);
  }
  context.restore();
}

/**
 * Cells over the whole canvas. Those at the border may reach beyond the photo, and are cut there.
 *
 * @param {Context} context
 * @param {Size} cells
 * @param {number} stride
 * @param {Size} input
 * @param {(cell: number) => readonly number[] | null} colourOf null leaves the cell open
 */
export function drawCells(context, [columns, rows], stride, input, colourOf) {
  const small = paint(columns, rows, colourOf);
  context.imageSmoothingEnabled = false;
  context.drawImage(small, ...onCanvas(context, [0, 0, columns * stride, rows * stride], input));
  context.imageSmoothingEnabled = true;
}
/** @type {(context: Context, stride: number, input: Size, colour: string) => void} */
export function drawLines(context, stride, input, colour) {
  const { width, height } = context.canvas;
  context.beginPath();
  for (let x = stride; x < input[0]; x += stride) context.rect((x / input[0]) * width, 0, 0, height);
  for (let y = stride; y < input[1]; y += stride) context.rect(0, (y / input[1]) * height, width, 0);
  context.lineWidth = pixelRatio();
  context.strokeStyle = colour;
  context.stroke();
}
// The ground of cells without an answer.
/** @type {(context: Context, ground: string, line: string) => void} */
export function hatch(context, ground, line) {
  const step = HATCH * pixelRatio();
  const { width, height } = context.canvas;
  context.fillStyle = ground;
  context.fillRect(0, 0, width, height);
  context.beginPath();
  for (let x = -height; x < width; x += step) { context.moveTo(x, height); context.lineTo(x + height, 0); }
  context.lineWidth = pixelRatio();
  context.strokeStyle = line;
  context.stroke();
}

/** @type {WeakMap<LabelMap, { colours: readonly Colour[], layer: HTMLCanvasElement, uri: string }>} */
const layers = new WeakMap();
/**
 * The colours of labels, and the same as an address.
 *
 * @param {LabelMap} labels
 * @param {readonly Colour[]} colours
 * @param {number | null} background
 */
export function layerOf(labels, colours, background) {
  const known = layers.get(labels);
  if (known?.colours === colours) return known;
  const { width, height, data } = labels;
  const layer = paint(width, height, (pixel) => (data[pixel] === background ? null : colours[data[pixel]]));
  const made = { colours, layer, uri: layer.toDataURL() };
  layers.set(labels, made);
  return made;
}

// A grey picture as a layer of one colour, as opaque as it is bright.
/** @type {(grey: HTMLImageElement, colour: Colour) => HTMLCanvasElement} */
export function glowOf(grey, colour) {
  const canvas = blank(grey.naturalWidth, grey.naturalHeight);
  const context = canvas.getContext("2d");
  if (!context) return canvas;
  context.drawImage(grey, 0, 0);
  const image = context.getImageData(0, 0, canvas.width, canvas.height);
  for (let at = 0; at < image.data.length; at += 4) {
    image.data[at + 3] = image.data[at];
    image.data.set(colour, at);
  }
  context.putImageData(image, 0, 0);
  return canvas;
}
