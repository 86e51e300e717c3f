// @ts-check
// Labels as colours over the photo, with the true outline.
import { packed, paintByLabel } from "../../web/layers.js";
import { strokeTwice } from "../../web/outlines.js";
/** @import { Colour } from "../../web/values.d.ts" */
/** @import { LabelMap, Scene } from "./types.d.ts" */

const OPACITY = 0.6;
const OUTLINE = "#c8205f";
const OUTLINE_WIDTH = 1.1; // pixels of the page

/**
 * Fills a canvas with one pixel for each label; the background stays clear.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {LabelMap} labels
 * @param {readonly Colour[]} colours by class
 * @param {number | null} background
 */
export function paintLabels(canvas, labels, colours, background) {
  paintByLabel(canvas, labels, packedColours(colours, background));
}
// Label → its colour as one number; 0, which is clear, for the background and for unknown labels.
/** @type {(colours: readonly Colour[], background: number | null) => Uint32Array} */
export function packedColours(colours, background) {
  const all = new Uint32Array(256);
  colours.forEach((colour, index) => { if (index !== background) all[index] = packed(colour); });
  return all;
}

/** @type {(canvas: HTMLCanvasElement, scene: Scene, layer: HTMLCanvasElement | null) => void} */
export function drawLabels(canvas, { photo, size, truth }, layer) {
  const context = canvas.getContext("2d");
  if (!canvas.width || !context) return;
  const scale = canvas.width / size[0];
  context.setTransform(scale, 0, 0, canvas.height / size[1], 0, 0);
  context.drawImage(photo, 0, 0, ...size);
  if (layer) {
    context.globalAlpha = OPACITY;
    context.imageSmoothingEnabled = false;
    context.drawImage(layer, 0, 0, ...size); // which may be coarse
    context.imageSmoothingEnabled = true;
    context.globalAlpha = 1;
  }
  const sharpness = canvas.width / canvas.clientWidth; // pixels of the screen for one of the page
  if (truth) strokeTwice(context, truth.outline, OUTLINE, scale / sharpness, OUTLINE_WIDTH);
}
/** @type {(canvas: HTMLCanvasElement, photo: HTMLImageElement) => void} */
export function drawPhoto(canvas, photo) {
  const context = canvas.getContext("2d");
  if (canvas.width && context) context.drawImage(photo, 0, 0, canvas.width, canvas.height);
}
