// @ts-check
// The head's scores: the column of a cell, the surest cell, and how far both ways differ.
/** @import { Place } from "../../web/values.d.ts" */
/** @import { Filled, Head, Way } from "./types.d.ts" */

/** @type {(head: Head) => number} */
const area = ({ rows, columns }) => rows * columns;
/** @type {(head: Head, way: Way) => Float32Array} */
export const scoresOf = (head, way) => (way === "classifier" ? head.oneByOne : head.atOnce);

// A score for each class.
/** @type {(head: Head, way: Way, cell: Place) => Float32Array} */
export function columnOf(head, way, [column, row]) {
  const [scores, cells] = [scoresOf(head, way), area(head)];
  return Float32Array.from({ length: scores.length / cells }, (_, index) => scores[index * cells + row * head.columns + column]);
}
// A score of one class for each cell.
/** @type {(head: Head, way: Way, index: number) => Float32Array} */
export const mapOf = (head, way, index) => scoresOf(head, way).subarray(index * area(head), (index + 1) * area(head));

/** @type {(head: Head) => number} */
export function differenceOf({ oneByOne, atOnce }) {
  return oneByOne.reduce((most, score, place) => Math.max(most, Math.abs(score - atOnce[place])), 0);
}

// The cell and the object's class with the highest score of all.
/** @type {(head: Head, background: number | null) => { cell: Place, index: number }} */
export function surestOf(head, background) {
  const cells = area(head);
  let best = -1;
  head.atOnce.forEach((score, place) => {
    if (Math.floor(place / cells) !== background && (best < 0 || score > head.atOnce[best])) best = place;
  });
  const at = best % cells;
  return { cell: [at % head.columns, Math.floor(at / head.columns)], index: Math.floor(best / cells) };
}

// The classes with the best scores of a column, the best first.
/** @type {(column: Float32Array, count: number) => number[]} */
export const bestOf = (column, count) => [...column.keys()].sort((one, other) => column[other] - column[one]).slice(0, count);

/**
 * Where words stand beside a bar: near their own part of it, and never nearer to each other than
 * `gap`, all within `high`.
 *
 * @param {readonly number[]} wanted pixels from the top, in rising order
 * @param {number} gap
 * @param {number} high
 */
export function spread(wanted, gap, high) {
  const placed = [...wanted];
  for (let at = 1; at < placed.length; at++) placed[at] = Math.max(placed[at], placed[at - 1] + gap);
  let limit = high;
  for (let at = placed.length - 1; at >= 0; at--) {
    placed[at] = Math.min(placed[at], limit);
    limit = placed[at] - gap;
  }
  return placed;
}

// ---- The cells that the window has answered ----------------------------------------------------
/** @type {Filled} */
export const NONE_FILLED = { columns: 0, rows: 0, cells: new Set() };

// Those of this grid: of another one, none.
/** @type {(filled: Filled, head: Pick<Head, "rows" | "columns">) => ReadonlySet<number>} */
export const filledIn = (filled, { rows, columns }) =>
  (filled.columns === columns && filled.rows === rows ? filled.cells : NONE_FILLED.cells);
/** @type {(filled: Filled, head: Pick<Head, "rows" | "columns">, cells: Iterable<number>) => Filled} */
export const withFilled = (filled, head, cells) =>
  ({ columns: head.columns, rows: head.rows, cells: new Set([...filledIn(filled, head), ...cells]) });
// The first cell, row by row, that has no answer yet; null if all have one.
/** @type {(filled: ReadonlySet<number>, count: number) => number | null} */
export function nextEmpty(filled, count) {
  for (let cell = 0; cell < count; cell++) if (!filled.has(cell)) return cell;
  return null;
}
