// @ts-check
// The objects of an instance network: masks pasted when they are first drawn, and which object lies
// at a pixel. Pixels are those of the picture as the browser has it.
/** @import { Colour, FoundObject, InstancePanel, Panel, PastedMask, Point, Scene, State } from "./types.d.ts" */
import { blank, paint } from "../../web/layers.js";
import { outlineOf } from "../../web/outlines.js";
import { classKey } from "./label_sets.js";
import { pasteMask } from "./paste.js";
import { remembered } from "./remembered.js";

export const MASK_SIDE = 28;

// An object belongs to one scene.
export const pastedOf = remembered((/** @type {FoundObject} */ object, /** @type {Scene} */ scene) =>
  pasteMask(object.mask, MASK_SIDE, object.box, scene));
export const outlineOfObject = remembered((/** @type {FoundObject} */ object, /** @type {Scene} */ scene) =>
  outlineOf(pastedOf(object, scene)));

// ---- Which objects are shown ------------------------------------------------------------------
/** The objects that the lowest score leaves. @param {Panel | undefined} panel @param {number} score */
export const objectsFrom = (panel, score) =>
  panel?.task === "instance" ? panel.objects.filter((object) => object.score >= score) : [];

/**
 * Those that a class or an object that stands alone leaves of them.
 *
 * @param {InstancePanel} panel
 * @param {Pick<State, "alone" | "score">} state
 */
export function shownObjects(panel, { alone, score }) {
  const objects = objectsFrom(panel, score);
  if (alone?.kind === "class") return objects.filter((object) => classKey(object.entry) === alone.name);
  if (alone?.network === panel.name) return objects.filter((object) => object.place === alone.place);
  return objects;
}

// ---- Which object is at a pixel ---------------------------------------------------------------
// Pixel → number of the object, 0 for none. Objects come with the best score first and fill what
// is still free, so the map for a lower score only grows out of the one for a higher one.
const growingMap = remembered((/** @type {InstancePanel} */ panel, /** @type {Scene} */ scene) => (
  { data: new Uint16Array(scene.width * scene.height), filled: 0, objects: panel.objects }));

/** @param {InstancePanel} panel @param {Scene} scene @param {number} count of objects */
function numbersFor(panel, scene, count) {
  const map = growingMap(panel, scene);
  for (; map.filled < count; map.filled++) {
    const number = map.filled + 1;
    eachPixel(pastedOf(map.objects[map.filled], scene), scene.width, (pixel) => {
      if (!map.data[pixel]) map.data[pixel] = number;
    });
  }
  return map.data;
}
/** @param {PastedMask} pasted @param {number} width @param {(pixel: number) => void} visit */
function eachPixel(pasted, width, visit) {
  for (let y = 0; y < pasted.height; y++) {
    for (let x = 0; x < pasted.width; x++) {
      if (pasted.data[y * pasted.width + x]) visit((pasted.y + y) * width + pasted.x + x);
    }
  }
}
/** How many objects, from the first on, hold all of `shown`. @param {readonly FoundObject[]} shown */
const countTo = (shown) => Math.max(0, ...shown.map((object) => object.place + 1));

/**
 * The object at a place, or the nearest within reach, for fingers are wider than thin legs.
 *
 * @param {InstancePanel} panel
 * @param {Scene} scene
 * @param {Pick<State, "alone" | "score">} state
 * @param {Point} point
 */
export function objectAt(panel, scene, state, { x, y, reach }) {
  const shown = shownObjects(panel, state);
  const numbers = numbersFor(panel, scene, countTo(shown));
  const visible = new Set(shown.map((object) => object.place + 1));
  let [best, nearest] = [0, reach ** 2];
  for (const [column, row] of pixelsAround(scene, x, y, reach)) {
    const away = (column + 0.5 - x) ** 2 + (row + 0.5 - y) ** 2;
    const number = numbers[row * scene.width + column];
    if (away <= nearest && visible.has(number)) [best, nearest] = [number, away];
  }
  return best ? panel.objects[best - 1] : null;
}
/** @param {Scene} scene @param {number} x @param {number} y @param {number} reach */
function* pixelsAround({ width, height }, x, y, reach) {
  const [left, top] = [Math.max(0, Math.floor(x - reach)), Math.max(0, Math.floor(y - reach))];
  for (let row = top; row <= Math.min(height - 1, y + reach); row++) {
    for (let column = left; column <= Math.min(width - 1, x + reach); column++) yield [column, row];
  }
}

// ---- Layers -----------------------------------------------------------------------------------
/**
 * Each object in its own colour. Where two overlap, the better score lies on top.
 *
 * @param {InstancePanel} panel
 * @param {Scene} scene
 * @param {readonly FoundObject[]} shown
 * @returns {HTMLCanvasElement}
 */
export function objectLayer(panel, scene, shown) {
  if (shown.length === 1) return layerOfOne(shown[0], scene);
  const numbers = numbersFor(panel, scene, countTo(shown));
  /** @type {Colour[]} */
  const colours = [];
  for (const object of shown) colours[object.place + 1] = object.colour;
  return paint(scene.width, scene.height, (/** @type {number} */ pixel) => colours[numbers[pixel]]);
}
/**
 * Alone, an object shows all of its mask, also what a better one covers.
 *
 * @param {FoundObject} object
 * @param {Scene} scene
 * @returns {HTMLCanvasElement}
 */
export function layerOfOne(object, scene) {
  const whole = blank(scene.width, scene.height);
  const pasted = pastedOf(object, scene);
  const colourAt = (/** @type {number} */ pixel) => (pasted.data[pixel] ? object.colour : null);
  const context = /** @type {CanvasRenderingContext2D} */ (whole.getContext("2d"));
  context.drawImage(paint(pasted.width, pasted.height, colourAt), pasted.x, pasted.y);
  return whole;
}
