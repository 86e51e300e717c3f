// @ts-check
// The lens: a frame that is locked to the same pixels in all pictures.
// "Square" is what shows it magnified; on a wide screen it is wider than high.
import { clamp } from "../../web/elements.js";

/** @import { Lens, OpenState, Place, Scene } from "./types.d.ts" */

export const LEAST_ZOOM = 2;
export const MOST_ZOOM = 16;
const USUAL_ZOOM = 3; // where the width of a square is not known
const USUAL_SIDE = 300;
const LENS_SHARE = 0.16; // of the photo's width: what the lens shows when it opens

/**
 * Where the lens is. One that nobody has moved lies where the value says: there the levels differ,
 * so it lies in the middle while the visitor looks for such places.
 *
 * @param {Pick<OpenState, "scene" | "centre" | "zoom" | "squareSide" | "squareRatio"> & Partial<Pick<OpenState, "stage">>} state
 * @returns {Lens}
 */
export function lensOf({ scene, centre, stage, zoom, squareSide, squareRatio }) {
  const place = centre ?? (stage === "marking" ? middleOf(scene) : openingCentre(scene));
  const times = zoom ?? openingZoom(scene, squareSide);
  return { centre: place, zoom: times, ...lensFrame(scene, place, (squareSide || USUAL_SIDE) / times, squareRatio) };
}

/** @param {Scene} scene @returns {Place} */
function openingCentre({ value, width, height }) {
  const [x, y] = value.lens;
  return [Math.min(x, width - 1) + 0.5, Math.min(y, height - 1) + 0.5];
}

/** @param {Pick<Scene, "width" | "height">} scene @returns {Place} */
const middleOf = ({ width, height }) => [Math.floor(width / 2) + 0.5, Math.floor(height / 2) + 0.5];

/** @param {Pick<Scene, "width">} scene @param {number} squareSide */
function openingZoom({ width }, squareSide) {
  const zoom = Math.round(squareSide / (LENS_SHARE * width)) || USUAL_ZOOM;
  return clamp(zoom, LEAST_ZOOM, MOST_ZOOM);
}

/**
 * The frame around a place: a rectangle that never leaves the photo.
 *
 * @param {Pick<Scene, "width" | "height">} scene
 * @param {Place} centre
 * @param {number} wanted its width, if the photo is large enough
 * @param {number} ratio its width to its height
 */
export function lensFrame({ width, height }, centre, wanted, ratio) {
  const wide = Math.min(wanted, width, height * ratio);
  const high = wide / ratio;
  return {
    wide,
    high,
    x: clamp(centre[0] - wide / 2, 0, width - wide),
    y: clamp(centre[1] - high / 2, 0, height - high),
  };
}

/** @param {Pick<Scene, "width" | "height">} scene @param {number} x @param {number} y @returns {Place} */
export const placeInside = ({ width, height }, x, y) => [clamp(x, 0, width - 0.001), clamp(y, 0, height - 0.001)];

/** @param {number} zoom */
export const zoomInRange = (zoom) => clamp(zoom, LEAST_ZOOM, MOST_ZOOM);

/**
 * The cell of a level's grid in which the middle of the lens lies, in pixels of the scene.
 *
 * @param {{ readonly cell: number }} level
 * @param {Pick<Scene, "value" | "width">} scene
 * @param {Pick<Lens, "centre">} lens
 */
export function cellUnder({ cell }, { value, width }, { centre }) {
  const side = (cell * width) / value.full_size[0];
  return { side, x: side * Math.floor(centre[0] / side), y: side * Math.floor(centre[1] / side) };
}

/** @param {Lens} lens which pixel of the scene lies under the circle */
export const pixelUnder = ({ centre }) => ({ x: Math.floor(centre[0]), y: Math.floor(centre[1]) });
