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
  const [greatest, least] = [spread(sum, 1), spread(sum, -1)];
  const bar = least.slice(0, area);
  for (let place = area; place < least.length; place++) {
    if (least[place] > bar[place % area]) bar[place % area] = least[place];
  }
  /** @type {(index: number) => boolean} */
  const stays = (index) => bar.some((score, cell) => greatest[index * area + cell] >= score);
  return [...Array(countClasses(sum)).keys()].filter(stays);
}
// The greatest of each 3 × 3, or the least with a sign of −1. Called at each step of a weight, so it
// compares in plain loops: a function for each cell took three times as long.
/** @type {(sum: ScoreMap, sign: 1 | -1) => Float32Array} */
function spread({ rows, columns, data }, sign) {
  const across = new Float32Array(data.length);
  for (let at = 0; at < data.length; at++) {
    const x = at % columns;
    let best = data[at];
    if (x && sign * data[at - 1] > sign * best) best = data[at - 1];
    if (x + 1 < columns && sign * data[at + 1] > sign * best) best = data[at + 1];
    across[at] = best;
  }
  const [both, area] = [new Float32Array(data.length), rows * columns];
  for (let at = 0; at < data.length; at++) {
    const place = at % area;
    let best = across[at];
    if (place >= columns && sign * across[at - columns] > sign * best) best = across[at - columns];
    if (place + columns < area && sign * across[at + columns] > sign * best) best = across[at + columns];
    both[at] = best;
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
