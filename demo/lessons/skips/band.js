// @ts-check
// The band around the true outline: how wide it may be, and where it lies.
import { clamp } from "../../web/elements.js";
import { blank, packed, paintByLabel } from "../../web/layers.js";

/** @import { Colour, Labels, OpenState, Scene } from "./types.d.ts" */

const BAND_COLOUR = /** @type {Colour} */ ([200, 32, 95]); // the outline's magenta

/** @param {number} radius @param {readonly number[]} radii those that have a score */
export const bandInRange = (radius, radii) => clamp(Math.round(radius), radii[0], radii[radii.length - 1]);

/** Only with a truth. @param {Pick<OpenState, "scene" | "bandShown" | "bandMoving">} state */
export const bandIsDrawn = ({ scene, bandShown, bandMoving }) => scene.value.rings !== null && (bandShown || bandMoving);

/**
 * The colour of each ring. A pixel's ring is the narrowest band that holds it, and a large number where
 * nobody judges.
 *
 * @param {number} radius
 */
export const bandColours = (radius) => Uint32Array.from({ length: 256 }, (_, ring) => (ring <= radius ? packed(BAND_COLOUR) : 0));

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
  const picture = last?.picture ?? blank(rings.width, rings.height);
  paintByLabel(picture, rings, bandColours(radius));
  lastBands.set(scene, { radius, picture });
  return picture;
}
