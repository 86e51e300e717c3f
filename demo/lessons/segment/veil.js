// @ts-check
// Something stands alone: paper covers all the rest of the photo. So even a class that is the only
// one of a photo looks different alone, and the background can stand alone too.
/** @import { Scene } from "./types.d.ts" */
import { blank, hatched, paint } from "../../web/layers.js";
import { remembered } from "./remembered.js";

const COVERED = 0.86; // how much of the photo the paper hides

/** Paper without a photo. */
export const paperOf = remembered((/** @type {Scene} */ { height, width }) => {
  const step = Math.max(6, Math.round(width / 60));
  return paint(width, height, (/** @type {number} */ pixel) =>
    (hatched(pixel, width, step) ? [226, 222, 214] : [246, 244, 239]));
});

/**
 * Paper over everything but what a layer shows.
 *
 * @param {Scene} scene
 * @param {HTMLCanvasElement} shown
 * @returns {HTMLCanvasElement}
 */
export function veilAround(scene, shown) {
  const veil = blank(scene.width, scene.height);
  const context = /** @type {CanvasRenderingContext2D} */ (veil.getContext("2d"));
  context.globalAlpha = COVERED;
  context.drawImage(paperOf(scene), 0, 0);
  context.globalAlpha = 1;
  context.globalCompositeOperation = "destination-out";
  context.drawImage(shown, 0, 0);
  return veil;
}
