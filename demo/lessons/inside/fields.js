// @ts-check
// Where a cell of a score map lies on the photo, and how far it can see. Shares of the photo.
/** @import { Place } from "../../web/values.d.ts" */
/** @import { Scene, Tap } from "./types.d.ts" */

/** @typedef {{ from: number[], to: number[] }} Box corners, [x, y] as shares of the photo */

/** @type {(tap: Tap, scene: Scene, pixel: Place) => number[]} */
const cellUnder = ({ stride }, { full, input }, pixel) =>
  pixel.map((place, axis) => Math.floor((((place + 0.5) * input[axis]) / full[axis]) / stride));

// The pixels that a cell covers.
/** @type {(tap: Tap, scene: Scene, pixel: Place) => Box} */
export function cellBox(tap, scene, pixel) {
  const from = cellUnder(tap, scene, pixel).map((cell) => cell * tap.stride);
  return sharesOf(from, tap.stride, scene);
}
// The pixels that a cell can see: its theoretical receptive field.
/** @type {(tap: Tap, scene: Scene, pixel: Place) => Box} */
export function fieldBox(tap, scene, pixel) {
  const from = cellUnder(tap, scene, pixel).map((cell) => tap.field.start + cell * tap.stride);
  return sharesOf(from, tap.field.size, scene);
}
/** @type {(from: number[], side: number, scene: Scene) => Box} */
const sharesOf = (from, side, { input }) => ({
  from: from.map((place, axis) => place / input[axis]),
  to: from.map((place, axis) => (place + side) / input[axis]),
});
/** @type {(box: Box) => boolean} */
export const coversPhoto = ({ from, to }) => from.every((share) => share <= 0) && to.every((share) => share >= 1);
// A side of a field in pixels of the photo.
/** @type {(tap: Tap, scene: Scene) => number} */
export const fieldSide = ({ field }, { full, input }) => Math.round((field.size * full[0]) / input[0]);
