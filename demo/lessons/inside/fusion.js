// @ts-check
// The engine's arithmetic, again: weigh the score maps and add them up, coarse to fine. The same
// steps as `segcore.models.fcn.fuse`.
import { fetchBytes } from "../../web/png.js";
/** @import { ScoreMap, Tap } from "./types.d.ts" */
/** @import { TapValue } from "./value.d.ts" */

/** @type {(given: TapValue) => Promise<Tap>} */
export async function readTap({ tap, stride, rows, columns, scores, field }) {
  const bytes = await fetchBytes(scores);
  return { name: tap, stride, rows, columns, data: new Float32Array(bytes.buffer), field };
}
/** @type {(map: ScoreMap) => number} */
export const countClasses = (map) => map.data.length / (map.rows * map.columns);

/**
 * The sum at the stride of the finest map.
 *
 * @param {readonly ScoreMap[]} maps coarse to fine; each has twice the rows and columns of the last
 * @param {readonly number[]} weights one for each map
 * @returns {ScoreMap}
 */
export function fuse(maps, weights) {
  const [coarsest, ...finer] = maps;
  let total = scaled(coarsest, weights[0]);
  finer.forEach((map, place) => {
    total = doubled(total);
    addWeighted(total, map, weights[place + 1]);
  });
  return total;
}
/** @type {(map: ScoreMap, weight: number) => ScoreMap} */
const scaled = ({ rows, columns, data }, weight) => ({ rows, columns, data: data.map((score) => weight * score) });

/** @type {(total: ScoreMap, map: ScoreMap, weight: number) => void} */
function addWeighted(total, map, weight) {
  if (weight === 0) return; // a skip of weight 0 leaves exactly the coarser level
  for (let place = 0; place < total.data.length; place++) total.data[place] += weight * map.data[place];
}

/**
 * Twice as many rows and columns, bilinear, as torch does it with align_corners=False.
 *
 * @param {ScoreMap} map
 * @returns {ScoreMap}
 */
export function doubled(map) {
  const { rows, columns } = map;
  const lines = countClasses(map) * rows;
  const wide = doubledColumns(map.data, lines, columns);
  return { rows: 2 * rows, columns: 2 * columns, data: doubledRows(wide, lines, rows, 2 * columns) };
}
/** @type {(data: Float32Array, lines: number, columns: number) => Float32Array} */
function doubledColumns(data, lines, columns) {
  const wide = new Float32Array(lines * 2 * columns);
  for (let line = 0; line < lines; line++) {
    const [from, to] = [line * columns, line * 2 * columns];
    for (let x = 0; x < columns; x++) {
      const here = data[from + x];
      wide[to + 2 * x] = x ? 0.25 * data[from + x - 1] + 0.75 * here : here;
      wide[to + 2 * x + 1] = x + 1 < columns ? 0.75 * here + 0.25 * data[from + x + 1] : here;
    }
  }
  return wide;
}
/** @type {(wide: Float32Array, lines: number, rows: number, columns: number) => Float32Array} */
function doubledRows(wide, lines, rows, columns) {
  const data = new Float32Array(2 * lines * columns);
  for (let line = 0; line < lines; line++) {
    const row = line % rows;
    const [above, below] = [row ? line - 1 : line, row + 1 < rows ? line + 1 : line];
    for (let x = 0; x < columns; x++) {
      const here = 0.75 * wide[line * columns + x];
      data[2 * line * columns + x] = 0.25 * wide[above * columns + x] + here;
      data[(2 * line + 1) * columns + x] = here + 0.25 * wide[below * columns + x];
    }
  }
  return data;
}
