// The objects of an instance network: masks pasted when they are first drawn, numbers by pixel,
// and which object lies under a finger. Pixels are those of the picture as the browser has it.
import { blank, paint } from "../../web/layers.js";
import { outlineOf } from "../../web/outlines.js";
import { readLabels } from "../../web/png.js";
import { pasteMask } from "./paste.js";

export const MASK_SIDE = 28;

export async function objectsOf(answer, scene) {
  const masks = answer.masks ? (await readLabels(answer.masks)).data : new Uint8Array();
  const counts = new Map();
  return answer.objects.map((row, place) => {
    const number = (counts.get(row.index) || 0) + 1;
    counts.set(row.index, number);
    return {
      ...row,
      place,
      number,
      photoBox: row.box,
      box: row.box.map((side) => side * scene.scale),
      mask: masks.subarray(place * MASK_SIDE ** 2, (place + 1) * MASK_SIDE ** 2),
    };
  });
}

export function pastedOf(object, scene) {
  object.pasted ??= pasteMask(object.mask, MASK_SIDE, object.box, scene.width, scene.height);
  return object.pasted;
}
export function outlineOfObject(object, scene) {
  object.outline ??= outlineOf(pastedOf(object, scene));
  return object.outline;
}

// Pixel → number of the object, 0 for none. Objects come with the best score first and fill what
// is still free, so the map for a lower threshold only grows out of the one for a higher one.
function numbersFor(panel, scene, count) {
  panel.numbers ??= { data: new Uint16Array(scene.width * scene.height), filled: 0 };
  for (; panel.numbers.filled < count; panel.numbers.filled++) {
    const number = panel.numbers.filled + 1;
    eachPixel(pastedOf(panel.objects[panel.numbers.filled], scene), scene.width, (pixel) => {
      if (!panel.numbers.data[pixel]) panel.numbers.data[pixel] = number;
    });
  }
  return panel.numbers.data;
}
function eachPixel(pasted, width, visit) {
  for (let y = 0; y < pasted.height; y++) {
    for (let x = 0; x < pasted.width; x++) {
      if (pasted.data[y * pasted.width + x]) visit((pasted.y + y) * width + pasted.x + x);
    }
  }
}

// The objects that the threshold leaves.
export const passing = (panel, score) => (panel.objects || []).filter((object) => object.score >= score);
// Those that an isolated class or object leaves of them.
export function shownObjects(panel, { object, objectOf, only, score }) {
  if (object !== null && panel.name === objectOf) return [panel.objects[object]];
  return passing(panel, score).filter(({ index }) => (only ?? index) === index);
}

// Each object in its own colour. Where two overlap, the better score lies on top.
export function objectLayer(panel, scene, shown) {
  const { width, height } = scene;
  if (shown.length === 1) return lonelyLayer(shown[0], scene);
  const numbers = numbersFor(panel, scene, Math.max(0, ...shown.map((object) => object.place + 1)));
  const colours = [];
  for (const object of shown) colours[object.place + 1] = object.colour;
  return paint(width, height, (pixel) => colours[numbers[pixel]]);
}
// Alone, an object shows all of its mask, also what a better one covers.
export function lonelyLayer(object, scene) {
  const whole = blank(scene.width, scene.height);
  const pasted = pastedOf(object, scene);
  const part = paint(pasted.width, pasted.height, (pixel) => pasted.data[pixel] && object.colour);
  whole.getContext("2d").drawImage(part, pasted.x, pasted.y);
  return whole;
}

// The object at a place, or the nearest within reach, for fingers are wider than thin legs.
export function objectAt(panel, scene, state, x, y, reach) {
  const shown = shownObjects(panel, state);
  const last = Math.max(0, ...shown.map((object) => object.place + 1));
  const numbers = numbersFor(panel, scene, last);
  const visible = new Set(shown.map((object) => object.place + 1));
  let best = null;
  let nearest = reach ** 2;
  const [left, top] = [Math.max(0, Math.floor(x - reach)), Math.max(0, Math.floor(y - reach))];
  for (let row = top; row <= Math.min(scene.height - 1, y + reach); row++) {
    for (let column = left; column <= Math.min(scene.width - 1, x + reach); column++) {
      const away = (column + 0.5 - x) ** 2 + (row + 0.5 - y) ** 2;
      const number = numbers[row * scene.width + column];
      if (away <= nearest && visible.has(number)) { nearest = away; best = panel.objects[number - 1]; }
    }
  }
  return best;
}
