// @ts-check
// From a sum of score maps to labels: the class of the largest score at each pixel, as in
// `segcore.engine.labels.label_map`. Also counts and comparisons of labels.
import { countClasses } from "./fusion.js";
/** @import { Grid, LabelMap, Places, ScoreMap } from "./types.d.ts" */

/**
 * Of equal scores the first class is taken.
 *
 * @param {ScoreMap} sum
 * @param {Grid} grid
 * @returns {LabelMap}
 */
export function labelsOf(sum, { size: [width, height], across, down }) {
  const classes = possibleWinners(sum);
  const maps = classes.map((index) => stretched(sum, index, across, width));
  const data = new Uint8Array(width * height).fill(classes[0]);
  for (let y = 0; y < height && classes.length > 1; y++) {
    const winners = winnersOfRow(maps, down, y, width);
    for (let x = 0; x < width; x++) data[y * width + x] = classes[winners[x]];
  }
  return { width, height, data };
}
/** @type {(maps: Float32Array[], down: Places, y: number, width: number) => Uint8Array} */
function winnersOfRow(maps, down, y, width) {
  const [above, middle, below] = down.shares.subarray(3 * y, 3 * y + 3);
  const winners = new Uint8Array(width);
  const best = new Float64Array(width).fill(-Infinity);
  maps.forEach((map, place) => {
    for (let x = 0, at = down.start[y] * width; x < width; x++, at++) {
      const score = above * map[at] + middle * map[at + width] + below * map[at + 2 * width];
      if (score > best[x]) { best[x] = score; winners[x] = place; }
    }
  });
  return winners;
}

// The rows of one class, stretched to the width of the labels.
/** @type {(sum: ScoreMap, index: number, across: Places, width: number) => Float32Array} */
function stretched(sum, index, across, width) {
  const wide = new Float32Array(sum.rows * width);
  for (let row = 0; row < sum.rows; row++) {
    const from = (index * sum.rows + row) * sum.columns;
    for (let x = 0; x < width; x++) {
      const at = from + across.start[x];
      wide[row * width + x] = across.shares[3 * x] * sum.data[at]
        + across.shares[3 * x + 1] * sum.data[at + 1] + across.shares[3 * x + 2] * sum.data[at + 2];
    }
  }
  return wide;
}

// ---- Classes that cannot win are left out, for speed ------------------------------------------
// A class stays only if in some 3 × 3 cells its greatest score reaches every rival's least one. All
// this happens at each step of a weight, so it compares in plain loops: a function for each cell took
// three times as long.
/** @type {(sum: ScoreMap) => number[]} */
function possibleWinners(sum) {
  const [area, classes] = [sum.rows * sum.columns, countClasses(sum)];
  const { greatest, least } = ofThreeRows(ofThreeColumns(sum));
  const bar = least.slice(0, area);
  for (let index = 1; index < classes; index++) raise(bar, least, index * area);
  return [...Array(classes).keys()].filter((index) => reaches(bar, greatest, index * area));
}
/** @type {(bar: Float32Array, scores: Float32Array, from: number) => void} */
function raise(bar, scores, from) {
  for (let cell = 0; cell < bar.length; cell++) if (scores[from + cell] > bar[cell]) bar[cell] = scores[from + cell];
}
/** @type {(bar: Float32Array, scores: Float32Array, from: number) => boolean} */
function reaches(bar, scores, from) {
  for (let cell = 0; cell < bar.length; cell++) if (scores[from + cell] >= bar[cell]) return true;
  return false;
}
/** @typedef {{ rows: number, columns: number, greatest: Float32Array, least: Float32Array }} Extremes */
/** @type {(map: ScoreMap) => Extremes} */
function ofThreeColumns({ rows, columns, data }) {
  const [greatest, least] = [new Float32Array(data.length), new Float32Array(data.length)];
  for (let line = 0; line < data.length; line += columns) {
    const end = line + columns - 1;
    for (let at = line; at <= end; at++) {
      const left = data[at > line ? at - 1 : at];
      const right = data[at < end ? at + 1 : at];
      greatest[at] = Math.max(left, data[at], right);
      least[at] = Math.min(left, data[at], right);
    }
  }
  return { rows, columns, greatest, least };
}
/** @type {(map: Extremes) => Extremes} */
function ofThreeRows({ rows, columns, greatest: high, least: low }) {
  const [greatest, least] = [new Float32Array(high.length), new Float32Array(low.length)];
  for (let line = 0, row = 0; line < high.length; line += columns, row = (row + 1) % rows) {
    const up = row ? columns : 0;
    const down = row < rows - 1 ? columns : 0;
    for (let at = line; at < line + columns; at++) {
      greatest[at] = Math.max(high[at - up], high[at], high[at + down]);
      least[at] = Math.min(low[at - up], low[at], low[at + down]);
    }
  }
  return { rows, columns, greatest, least };
}

/**
 * The labels of every few pixels in both directions, from the first on.
 *
 * @param {LabelMap} labels
 * @param {number} every how many pixels they lie apart
 * @returns {LabelMap}
 */
export function thinLabels({ width, height, data }, every) {
  const [columns, rows] = [Math.ceil(width / every), Math.ceil(height / every)];
  const thin = new Uint8Array(columns * rows);
  for (let y = 0, place = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++, place++) thin[place] = data[every * (y * width + x)];
  }
  return { width: columns, height: rows, data: thin };
}

// ---- Counts -----------------------------------------------------------------------------------
/**
 * How many pixels each label has in some maps together.
 *
 * @param {...LabelMap} maps
 * @returns {Int32Array}
 */
export function countLabels(...maps) {
  const counts = new Int32Array(256);
  for (const { data } of maps) data.forEach((label) => { counts[label]++; });
  return counts;
}
/**
 * The share of pixels that have other labels.
 *
 * @param {LabelMap} one
 * @param {LabelMap} other of the same size
 * @returns {number}
 */
export function difference(one, other) {
  let pixels = 0;
  for (let pixel = 0; pixel < one.data.length; pixel++) if (one.data[pixel] !== other.data[pixel]) pixels++;
  return pixels / one.data.length;
}
