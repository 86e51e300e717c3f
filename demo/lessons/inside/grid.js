// @ts-check
// Where the pixels of a photo lie among the cells of a sum. The scores climb by the sum's stride to
// the network's input, are cut to it, and climb to the photo, as in `segcore.engine.labels.label_map`.
/** @import { Grid, Places, ScoreMap } from "./types.d.ts" */
/** @import { Size } from "../../web/values.d.ts" */

/**
 * @typedef {object} Axis
 * @property {number} length pixels of the photo
 * @property {number} input pixels of the network's input
 * @property {number} cells of the sum
 * @property {number} stride pixels of the input that a cell covers
 */

/**
 * @param {Size} full of the photo
 * @param {Size} input of what the network saw
 * @param {Size} size of the labels, which are those of the photo at the pixels nearest to theirs
 * @param {ScoreMap} sum
 * @param {number} stride of the sum
 * @returns {Grid}
 */
export function gridOf(full, input, size, sum, stride) {
  /** @type {(place: 0 | 1, cells: number) => Places} */
  const along = (place, cells) => placesOf(
    keptPixels(full[place], size[place]), { length: full[place], input: input[place], cells, stride },
  );
  return { full, input, stride, size, across: along(0, sum.columns), down: along(1, sum.rows) };
}

/**
 * The grid of every few pixels in both directions, from the first on.
 *
 * @param {Grid} grid
 * @param {number} every how many pixels they lie apart
 * @returns {Grid}
 */
export const thinGrid = (grid, every) => ({
  ...grid,
  size: [Math.ceil(grid.size[0] / every), Math.ceil(grid.size[1] / every)],
  across: thinPlaces(grid.across, every),
  down: thinPlaces(grid.down, every),
});
/** @type {(places: Places, every: number) => Places} */
const thinPlaces = ({ start, shares }, every) => ({
  start: start.filter((_, pixel) => pixel % every === 0),
  shares: shares.filter((_, at) => Math.floor(at / 3) % every === 0),
});

// Which rows (or columns) of a photo a copy of `count` keeps: those nearest to its own.
/** @type {(length: number, count: number) => number[]} */
const keptPixels = (length, count) =>
  Array.from({ length: count }, (_, index) => Math.min(Math.floor(((index + 0.5) * length) / count), length - 1));

/** @type {(pixels: number[], axis: Axis) => Places} */
function placesOf(pixels, axis) {
  const start = new Int32Array(pixels.length);
  const shares = new Float64Array(3 * pixels.length);
  pixels.forEach((pixel, index) => {
    const place = placeOf(pixel, axis);
    start[index] = place.start;
    shares.set(place.shares, 3 * index);
  });
  return { start, shares };
}

/**
 * Up to three neighbouring cells from `start` on, and how much each counts at a pixel of the photo.
 *
 * @param {number} pixel
 * @param {Axis} axis
 */
function placeOf(pixel, { length, input, cells, stride }) {
  const exact = placeInInput(pixel, length, input);
  const low = Math.floor(exact);
  const beyond = exact - low;
  const shares = [0, 0, 0];
  /** @type {(place: number) => number} */
  const cellOf = (place) => Math.max(0, (place + 0.5) / stride - 0.5);
  const start = Math.min(Math.floor(cellOf(low)), cells - 3);
  for (const [place, share] of [[low, 1 - beyond], [Math.min(low + 1, input - 1), beyond]]) {
    const at = cellOf(place);
    const cell = Math.floor(at);
    shares[cell - start] += share * (1 - (at - cell));
    shares[Math.min(cell + 1, cells - 1) - start] += share * (at - cell);
  }
  return { start, shares };
}
/** @type {(pixel: number, length: number, input: number) => number} */
function placeInInput(pixel, length, input) {
  if (input === length) return pixel;
  // Rounded where torch rounds to float32: a hair's breadth decides a pixel in ten thousand.
  const scaled = Math.fround(Math.fround(input / length) * (pixel + 0.5));
  return Math.max(0, Math.fround(scaled - 0.5));
}

/**
 * The scores of all classes at pixel (x, y) of the photo.
 *
 * @param {ScoreMap} sum
 * @param {Grid} grid
 * @param {number} x
 * @param {number} y
 * @returns {number[]}
 */
export function scoresAt(sum, { full, input, stride }, x, y) {
  const across = placeOf(x, { length: full[0], input: input[0], cells: sum.columns, stride });
  const down = placeOf(y, { length: full[1], input: input[1], cells: sum.rows, stride });
  const classes = sum.data.length / (sum.rows * sum.columns);
  return Array.from({ length: classes }, (_, index) => {
    let score = 0;
    down.shares.forEach((tall, row) => across.shares.forEach((wide, column) => {
      const at = (index * sum.rows + down.start + row) * sum.columns + across.start + column;
      score += tall * wide * sum.data[at];
    }));
    return score;
  });
}
