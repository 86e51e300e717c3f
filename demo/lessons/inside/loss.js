// @ts-check
// The loss of every pixel that has a true class: −log p, p being the softmax share of that class.
// This is the cross-entropy that training makes small (Long et al. 2015, section 3.1).
import { countClasses } from "./fusion.js";
/** @import { Grid, Loss, Places, ScoreMap, Truth } from "./types.d.ts" */

/**
 * @param {ScoreMap} sum
 * @param {Grid} grid
 * @param {Truth} truth
 * @param {number} every how many pixels apart the judged ones lie, in both directions; 1 for all
 * @returns {Loss}
 */
export function lossOf(sum, grid, { labels, band }, every) {
  const [columns, rows] = grid.size.map((side) => pixelsOf(side, every));
  const wide = stretched(sum, grid.across, columns);
  const values = new Float32Array(columns.length * rows.length).fill(NaN); // not judged
  const scores = new Float64Array(countClasses(sum));
  const total = { sum: 0, edge: 0, count: 0 };
  for (let row = 0, place = 0; row < rows.length; row++) {
    for (let column = 0; column < columns.length; column++, place++) {
      const pixel = rows[row] * labels.width + columns[column];
      const label = labels.data[pixel];
      if (label >= scores.length) continue;
      readScores(scores, wide, grid.down, rows[row], column, columns.length);
      values[place] = logSum(scores) - scores[label];
      total.sum += values[place];
      total.count++;
      if (band.data[pixel]) total.edge += values[place];
    }
  }
  return {
    every, width: columns.length, height: rows.length, values,
    sum: total.sum * every * every, mean: total.sum / total.count, edge: total.edge / total.sum,
  };
}
/** @type {(side: number, every: number) => number[]} */
const pixelsOf = (side, every) => Array.from({ length: Math.ceil(side / every) }, (_, index) => index * every);

// Every row of cells of every class, stretched to the judged columns.
/** @type {(sum: ScoreMap, across: Places, columns: number[]) => Wide} */
function stretched({ rows, columns, data }, { start, shares }, wanted) {
  const lines = data.length / columns;
  const wide = new Float32Array(lines * wanted.length);
  for (let line = 0; line < lines; line++) {
    wanted.forEach((x, place) => {
      const at = line * columns + start[x];
      wide[line * wanted.length + place] = shares[3 * x] * data[at]
        + shares[3 * x + 1] * data[at + 1] + shares[3 * x + 2] * data[at + 2];
    });
  }
  return { data: wide, rows };
}
/** @typedef {{ data: Float32Array, rows: number }} Wide */
/** @type {(scores: Float64Array, wide: Wide, down: Places, y: number, column: number, width: number) => void} */
function readScores(scores, { data, rows }, { start, shares }, y, column, width) {
  const [above, middle, below] = [shares[3 * y], shares[3 * y + 1], shares[3 * y + 2]];
  let at = start[y] * width + column;
  for (let index = 0; index < scores.length; index++, at += rows * width) {
    scores[index] = above * data[at] + middle * data[at + width] + below * data[at + 2 * width];
  }
}
/** @type {(scores: Float64Array) => number} */
function logSum(scores) {
  let greatest = -Infinity;
  for (let index = 0; index < scores.length; index++) if (scores[index] > greatest) greatest = scores[index];
  let powers = 0;
  for (let index = 0; index < scores.length; index++) powers += Math.exp(scores[index] - greatest);
  return greatest + Math.log(powers);
}
