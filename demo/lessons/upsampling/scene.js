// @ts-check
// The scene: a photo with its score map decoded, made once for each photo.
import { fetchBytes } from "../../web/png.js";
import { mapOf } from "./arithmetic.js";
import { labelled } from "./real.js";
/** @import { NumberMap, Scene } from "./types.d.ts" */
/** @import { ClassesValue, PhotoValue, PlacesValue } from "./value.d.ts" */

/** @type {(source: string, given: PhotoValue, classes: ClassesValue) => Promise<Scene>} */
export async function sceneOf(source, given, classes) {
  const photo = new Image();
  photo.src = given.uri;
  const [maps, places] = await Promise.all([
    readMaps(given), Promise.all(given.places.map((each) => readPlaces(each))), photo.decode(),
  ]);
  const { title, full_size: full, input_size: input, stride } = given;
  return { source, photo, title, full, input, stride, maps, places, present: presentIn(maps, classes.background) };
}
/** @type {(given: PhotoValue) => Promise<NumberMap[]>} */
async function readMaps({ rows, columns, scores }) {
  const data = new Float32Array((await fetchBytes(scores)).buffer);
  return each(data, rows * columns).map((part) => mapOf(rows, columns, part));
}
/** @type {(given: PlacesValue) => Promise<Int32Array[]>} */
async function readPlaces({ rows, columns, places }) {
  return each(await fetchBytes(places), rows * columns).map((part) => placesIn(part, columns));
}
/** @type {<Numbers extends Float32Array | Uint8Array>(data: Numbers, length: number) => Numbers[]} */
const each = (data, length) => Array.from({ length: data.length / length }, (_, index) => (
  /** @type {typeof data} */ (data.subarray(index * length, (index + 1) * length))));

// From a place in its window of 2×2, 0 … 3, to a place in the whole map.
/** @type {(inWindow: ArrayLike<number>, columns: number) => Int32Array} */
export const placesIn = (inWindow, columns) => Int32Array.from(inWindow, (place, cell) => {
  const row = 2 * Math.floor(cell / columns) + (place >> 1);
  return row * 2 * columns + 2 * (cell % columns) + (place & 1);
});

// The classes that win cells of the coarsest map, the largest first; the background comes last.
/** @type {(maps: readonly NumberMap[], background: number | null) => number[]} */
export function presentIn(maps, background) {
  const counts = maps.map(() => 0);
  for (const label of labelled("itself", { maps, places: [] }, 0).labels) counts[label] += 1;
  const found = counts.map((_, index) => index).filter((index) => counts[index] && index !== background);
  found.sort((one, other) => counts[other] - counts[one]);
  return background === null ? found : [...found, background];
}
