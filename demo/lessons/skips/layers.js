// @ts-check
// Label maps as layers of colours over the photo, pixel by pixel. The label set says which label is
// the background, if any, and where nobody judges.
import { blank, hatched, paint } from "../../web/layers.js";

/**
 * @import { Colours, Labels } from "./types.d.ts"
 * @typedef {object} Classes
 * @property {Colours} colours
 * @property {number | null} isolated the class that stands alone
 * @property {number | null} background
 * @property {number} void
 * @typedef {(pixel: number) => readonly number[] | null} ColourOf red, green, blue and perhaps opacity
 */

// Apart in lightness too, for those who cannot tell them by hue.
export const REPAIRED = [0, 60, 110];
export const SPOILED = [255, 205, 60];
export const CHANGED = [180, 120, 100];

const NO_COLOUR = [150, 150, 150]; // of a class that has none, such as the background
const VOID_OVER_PHOTO = [255, 255, 255, 200];
const VOID_ALONE = [120, 120, 120];
const PAPER = [246, 244, 239];
const PAPER_HATCH = [226, 222, 214];

/** @param {Labels} labels @param {ColourOf} colourOf @returns {HTMLCanvasElement} */
export const paintLabels = ({ width, height }, colourOf) => paint(width, height, colourOf);

/**
 * Classes over a photo: the background stays clear, void is hatched.
 *
 * @param {Labels} labels
 * @param {Classes} classes
 * @returns {ColourOf}
 */
export function overlayColours({ width, data }, { colours, isolated, background, void: nobody }) {
  return (pixel) => {
    const label = data[pixel];
    if (label === nobody) return hatched(pixel, width) ? VOID_OVER_PHOTO : null;
    if (label === isolated) return colours[label] ?? NO_COLOUR;
    return isolated !== null || label === background ? null : colours[label] ?? NO_COLOUR;
  };
}

/**
 * Classes alone: every pixel is covered, the background is hatched paper.
 *
 * @param {Labels} labels
 * @param {Classes} classes
 * @returns {ColourOf}
 */
export function maskColours({ width, data }, { colours, isolated, background, void: nobody }) {
  const step = Math.max(6, Math.round(width / 60));
  return (pixel) => {
    const label = data[pixel];
    if (label === nobody) return VOID_ALONE;
    const isShown = isolated === null ? label !== background : label === isolated;
    if (isShown) return label === background ? NO_COLOUR : colours[label] ?? NO_COLOUR;
    return hatched(pixel, width, step) ? PAPER_HATCH : PAPER;
  };
}

/**
 * The pixels that change label from coarse to fine; with truth, for better or for worse.
 *
 * @param {Labels} coarse
 * @param {Labels} fine
 * @param {Labels | null} truth
 * @param {number} nobody the label where nobody judges
 * @returns {ColourOf}
 */
export const differenceColours = (coarse, fine, truth, nobody) => (pixel) => {
  const [before, after] = [coarse.data[pixel], fine.data[pixel]];
  if (before === after) return null;
  if (!truth || truth.data[pixel] === nobody) return CHANGED;
  if (after === truth.data[pixel]) return REPAIRED;
  return before === truth.data[pixel] ? SPOILED : CHANGED;
};

/**
 * A photo without its colours, and paler.
 *
 * @param {CanvasImageSource} photo
 * @param {number} width
 * @param {number} height
 * @returns {HTMLCanvasElement}
 */
export function greyOf(photo, width, height) {
  const canvas = /** @type {HTMLCanvasElement} */ (blank(width, height));
  const context = canvas.getContext("2d");
  if (!context) return canvas;
  context.drawImage(photo, 0, 0, width, height);
  // "saturation" with grey takes the colour out in every browser; canvas filters do not.
  context.globalCompositeOperation = "saturation";
  context.fillStyle = "hsl(0 0% 50%)";
  context.fillRect(0, 0, width, height);
  context.globalCompositeOperation = "source-over";
  context.fillStyle = "rgb(255 255 255 / 35%)";
  context.fillRect(0, 0, width, height);
  return canvas;
}
