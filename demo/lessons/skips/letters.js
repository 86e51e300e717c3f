// @ts-check
// Places as the address writes them: in pixels of the photo, so that they mean the same on every
// screen. The scene may be smaller than the photo.
import { clamp } from "../../web/elements.js";
import { lensOf, placeInside, zoomInRange } from "./lens.js";
import { MARKS } from "./marks.js";

/** @import { Mark, OpenState, Place, Scene, Stage } from "./types.d.ts" */

const NUMBER = "(-?\\d+(?:\\.\\d+)?)";
const LENS = new RegExp(`^${NUMBER},${NUMBER},${NUMBER}$`);

/** @param {Scene} scene how many pixels of the photo lie side by side in one of the scene */
const scaleOf = ({ value, width }) => value.full_size[0] / width;

/** @param {number} number @param {number} digits behind the point */
const rounded = (number, digits) => Number(number.toFixed(digits));

/** @param {readonly number[]} place x and y in pixels of the photo @param {Scene} scene */
const insidePhoto = (place, { value }) => place.map((each, axis) => clamp(each, 0, value.full_size[axis] - 1));

// ---- The lens ----------------------------------------------------------------------------------
/**
 * Its middle and its zoom, such as "300,120,7.5". A whole number means the middle of a pixel.
 *
 * @param {OpenState} state
 */
export function lensInLetters(state) {
  const { centre, zoom } = lensOf(state);
  const scale = scaleOf(state.scene);
  const [x, y] = insidePhoto(centre.map((each) => each * scale - 0.5), state.scene);
  return [rounded(x, 1), rounded(y, 1), rounded(zoom, 2)].join(",");
}

/**
 * The lens of some letters; null if they make no sense. A place outside of the photo is moved into it.
 *
 * @param {string} text
 * @param {Scene} scene
 * @returns {{ centre: Place, zoom: number } | null}
 */
export function lensFromLetters(text, scene) {
  const found = LENS.exec(text);
  if (!found) return null;
  const [x, y, zoom] = found.slice(1).map(Number);
  const [left, top] = insidePhoto([x, y], scene).map((each) => (each + 0.5) / scaleOf(scene));
  return { centre: placeInside(scene, left, top), zoom: zoomInRange(zoom) };
}

// ---- The game ----------------------------------------------------------------------------------
/**
 * The stage, then x and y of each mark, such as "marking.300.120".
 *
 * @param {Pick<OpenState, "scene" | "stage" | "marks">} state
 */
export function gameInLetters({ scene, stage, marks }) {
  const scale = scaleOf(scene);
  const places = marks.flatMap(({ x, y }) => [x, y].map((each) => Math.floor((each + 0.5) * scale)));
  return [stage, ...places].join(".");
}

/**
 * The game of some letters; null if they make no sense.
 *
 * @param {string} text
 * @param {Scene} scene
 * @returns {{ stage: Stage, marks: readonly Mark[] } | null}
 */
export function gameFromLetters(text, scene) {
  const [stage, ...letters] = text.split(".");
  const marks = marksOf(letters, scene);
  if (stage === "marking" && marks) return { stage, marks };
  if (stage === "revealed" && marks?.length === MARKS) return { stage, marks };
  return null;
}

/** @param {readonly string[]} letters @param {Scene} scene @returns {Mark[] | null} */
function marksOf(letters, scene) {
  const isWhole = letters.length % 2 === 0 && letters.every((each) => /^\d+$/.test(each));
  if (!isWhole || letters.length > 2 * MARKS) return null;
  const places = letters.map((each) => Math.floor((Number(each) + 0.5) / scaleOf(scene)));
  const marks = places.flatMap((x, at) => (at % 2 ? [] : [{ x, y: places[at + 1] }]));
  return marks.every(({ x, y }) => x < scene.width && y < scene.height) ? marks : null;
}
