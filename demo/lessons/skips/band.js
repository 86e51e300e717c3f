// @ts-check
// The band around the true outline: how wide it may be, and where it lies.
import { clamp } from "../../web/elements.js";
import { paintLabels } from "./layers.js";

/** @import { Colour, Labels, OpenState, Scene } from "./types.d.ts" */

const BAND_COLOUR = /** @type {Colour} */ ([200, 32, 95]); // the outline's magenta

/** @param {number} radius @param {readonly number[]} radii those that have a score */
export const bandInRange = (radius, radii) => clamp(Math.round(radius), radii[0], radii[radii.length - 1]);

/** Only with a truth. @param {Pick<OpenState, "scene" | "bandShown" | "bandMoving">} state */
export const bandIsDrawn = ({ scene, bandShown, bandMoving }) => scene.value.rings !== null && (bandShown || bandMoving);

/**
 * The colour of the band at each pixel. A pixel's ring is the narrowest band that holds it, and a large
 * number where nobody judges.
 *
 * @param {Labels} rings
 * @param {number} radius
 * @returns {(pixel: number) => Colour | null}
 */
export const bandColours = ({ data }, radius) => (pixel) => (data[pixel] <= radius ? BAND_COLOUR : null);

/**
 * A layer with the band. Only the last one of a photo is kept: forty would take as many photos' memory.
 *
 * @type {WeakMap<Scene, { radius: number, picture: HTMLCanvasElement }>}
 */
const lastBands = new WeakMap();
/** @param {Scene} scene @param {Labels} rings @param {number} radius */
export function bandLayer(scene, rings, radius) {
  const last = lastBands.get(scene);
  if (last?.radius === radius) return last.picture;
  const picture = paintLabels(rings, bandColours(rings, radius));
  lastBands.set(scene, { radius, picture });
  return picture;
}
