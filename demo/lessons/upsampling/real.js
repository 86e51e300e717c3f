// @ts-check
// A real score map made large: the coarsest map of a photo, doubled again and again by each method.
import { bilinear, convolved, nearest, ones, transposed, unpooled } from "./arithmetic.js";
/** @import { NumberMap, Real, Scene } from "./types.d.ts" */

const DOUBLE = 2;
export const NO_LABEL = 255; // where every class ties at 0
/** Kernels of ones; with these paddings the sides double exactly. */
const THREE = { kernel: 3, stride: DOUBLE, padding: 1, extra: 1 };
const FOUR = { kernel: 4, stride: DOUBLE, padding: 1, extra: 0 };

/** @typedef {"itself" | "unpool" | "three" | "four" | "nearest" | "bilinear"} Way */
export const WAYS = /** @type {const} */ (["itself", "unpool", "three", "four", "nearest", "bilinear"]);

/** @type {Record<Way, (map: NumberMap, places: Int32Array) => NumberMap>} twice as large */
const DOUBLED = {
  itself: (map) => nearest(map, DOUBLE),
  unpool: (map, places) => unpooled(map, places, DOUBLE * map.rows, DOUBLE * map.columns),
  three: (map) => transposed(map, ones(THREE.kernel), THREE),
  four: (map) => transposed(map, ones(FOUR.kernel), FOUR),
  nearest: (map) => convolved(nearest(map, DOUBLE), ones(3)),
  bilinear: (map) => convolved(bilinear(map, DOUBLE), ones(3)),
};

// How often a way can double: unpooling ends where nothing has remembered any places.
/** @type {(way: Way, scene: Pick<Scene, "places" | "stride">, real: Real) => number} */
export function doublingsOf(way, { places, stride }, real) {
  const wanted = Math.log2(real === "labels" ? stride : Number(real));
  return way === "unpool" ? Math.min(wanted, places.length) : wanted;
}

/**
 * The scores of one class, `doublings` times twice as large.
 *
 * @param {Way} way
 * @param {Pick<Scene, "maps" | "places">} scene
 * @param {number} index of the class
 * @param {number} doublings
 * @returns {NumberMap}
 */
export function raised(way, { maps, places }, index, doublings) {
  let map = maps[index];
  for (let step = 0; step < doublings; step++) map = DOUBLED[way](map, places[step]?.[index]);
  return map;
}

/**
 * The class with the largest score, cell by cell. Unpooled cells that hold 0 for every class have none.
 *
 * @param {Way} way
 * @param {Pick<Scene, "maps" | "places">} scene
 * @param {number} doublings
 * @returns {{ rows: number, columns: number, labels: Uint8Array }}
 */
export function labelled(way, scene, doublings) {
  const [{ rows, columns }] = scene.maps;
  const count = rows * columns * 4 ** doublings;
  const labels = new Uint8Array(count).fill(NO_LABEL);
  const best = new Float64Array(count).fill(way === "unpool" ? 0 : -Infinity);
  scene.maps.forEach((_, index) => {
    const { data } = raised(way, scene, index, doublings);
    for (let cell = 0; cell < count; cell++) {
      if (data[cell] <= best[cell]) continue;
      best[cell] = data[cell];
      labels[cell] = index;
    }
  });
  return { rows: rows * 2 ** doublings, columns: columns * 2 ** doublings, labels };
}
