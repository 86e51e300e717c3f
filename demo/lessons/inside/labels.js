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
// A class stays only if in some 3 × 3 cells its greatest score reaches every rival's least one.
/** @type {(sum: ScoreMap) => number[]} */
function possibleWinners(sum) {
  const area = sum.rows * sum.columns;
  const [greatest, least] = [Math.max, Math.min].map((pick) => spread(sum, pick));
  const bar = least.slice(0, area);
  for (let place = area; place < least.length; place++) {
    if (least[place] > bar[place % area]) bar[place % area] = least[place];
  }
  /** @type {(index: number) => boolean} */
  const stays = (index) => bar.some((score, cell) => greatest[index * area + cell] >= score);
  return [...Array(countClasses(sum)).keys()].filter(stays);
}
// The greatest (or least) of each 3 × 3.
/** @type {(sum: ScoreMap, pick: (...scores: number[]) => number) => Float32Array} */
function spread(sum, pick) {
  const { rows, columns, data } = sum;
  const across = data.slice();
  const lines = countClasses(sum) * rows;
  for (let line = 0; line < lines; line++) {
    for (let x = 0; x < columns; x++) {
      const at = line * columns + x;
      across[at] = pick(data[at], x ? data[at - 1] : data[at], x + 1 < columns ? data[at + 1] : data[at]);
    }
  }
  const both = across.slice();
  for (let line = 0; line < lines; line++) {
    const [above, below] = [line % rows ? -columns : 0, (line + 1) % rows ? columns : 0];
    for (let at = line * columns; at < (line + 1) * columns; at++) {
      both[at] = pick(across[at], across[at + above], across[at + below]);
    }
  }
  return both;
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
