// The engine's arithmetic, again: weigh and add the score maps, climb to the photo, take the
// largest. The same steps as `segcore.models.fcn.fuse` and `segcore.engine.labels.label_map`.
import { bytesOf } from "../../web/png.js";

export const TAPS = ["pool5", "pool4", "pool3"]; // coarse to fine, as they are added
const FINEST = 8; // pixels of the inner copy that a cell of the sum covers

// { pool5: { rows, columns, scores: base64 of float32 }, … } → the same with `data`, class by class.
export function readMaps(given) {
  return Object.fromEntries(TAPS.map((tap) => {
    const { rows, columns, scores } = given[tap];
    return [tap, { rows, columns, data: new Float32Array(bytesOf(scores).buffer) }];
  }));
}
const classCount = (map) => map.data.length / (map.rows * map.columns);

// ---- Adding up -------------------------------------------------------------------------------
// Twice as many rows and columns, bilinear, as torch does it with align_corners=False.
function doubled(map) {
  const { rows, columns } = map;
  const count = classCount(map);
  const wide = new Float32Array(count * rows * 2 * columns);
  for (let line = 0; line < count * rows; line++) {
    const [from, to] = [line * columns, line * 2 * columns];
    for (let x = 0; x < columns; x++) {
      const here = map.data[from + x];
      wide[to + 2 * x] = x ? 0.25 * map.data[from + x - 1] + 0.75 * here : here;
      wide[to + 2 * x + 1] = x + 1 < columns ? 0.75 * here + 0.25 * map.data[from + x + 1] : here;
    }
  }
  const data = new Float32Array(count * 4 * rows * columns);
  const stride = 2 * columns;
  for (let line = 0; line < count * rows; line++) {
    const y = line % rows;
    const [above, below] = [y ? line - 1 : line, y + 1 < rows ? line + 1 : line];
    for (let x = 0; x < stride; x++) {
      const here = 0.75 * wide[line * stride + x];
      data[2 * line * stride + x] = 0.25 * wide[above * stride + x] + here;
      data[(2 * line + 1) * stride + x] = here + 0.25 * wide[below * stride + x];
    }
  }
  return { rows: 2 * rows, columns: 2 * columns, data };
}
function addWeighted(total, map, weight) {
  if (weight === 0) return; // a skip of weight 0 leaves exactly the coarser level
  for (let place = 0; place < total.data.length; place++) total.data[place] += weight * map.data[place];
}
// The sum at 1/8. `weights` has a number for each tap.
export function fuse(maps, weights) {
  let total = { ...maps.pool5, data: maps.pool5.data.map((score) => weights.pool5 * score) };
  for (const tap of TAPS.slice(1)) {
    total = doubled(total);
    addWeighted(total, maps[tap], weights[tap]);
  }
  return total;
}

// ---- Climbing to the photo -------------------------------------------------------------------
// Where a pixel of the photo lies among the cells: up to three neighbours from `start` on, and how
// much each counts. The scores climb by 8 to the inner copy, are cut to it, and climb to the photo.
function placeOf(pixel, length, inner, cells) {
  // Rounded where torch rounds to float32: a hair's breadth decides a pixel in ten thousand.
  const scaled = Math.fround(Math.fround(inner / length) * (pixel + 0.5));
  const exact = inner === length ? pixel : Math.max(0, Math.fround(scaled - 0.5));
  const low = Math.floor(exact);
  const share = exact - low;
  const weights = [0, 0, 0];
  const cellOf = (place) => Math.max(0, (place + 0.5) / FINEST - 0.5);
  const start = Math.min(Math.floor(cellOf(low)), cells - 3);
  for (const [place, much] of [[low, 1 - share], [Math.min(low + 1, inner - 1), share]]) {
    const at = cellOf(place);
    const cell = Math.floor(at);
    weights[cell - start] += much * (1 - (at - cell));
    weights[Math.min(cell + 1, cells - 1) - start] += much * (at - cell);
  }
  return { start, weights };
}
function placesOf(pixels, length, inner, cells) {
  const start = new Int32Array(pixels.length);
  const weights = new Float64Array(3 * pixels.length);
  pixels.forEach((pixel, index) => {
    const place = placeOf(pixel, length, inner, cells);
    start[index] = place.start;
    weights.set(place.weights, 3 * index);
  });
  return { start, weights };
}
// Which rows (or columns) of a photo a copy of `count` keeps: those nearest to its own.
const keptPixels = (length, count) =>
  Array.from({ length: count }, (_, index) => Math.min(Math.floor(((index + 0.5) * length) / count), length - 1));

// `full` and `inner` are [width, height] of the photo and of the copy that the network saw; `size`
// is that of the labels, which are those of the photo at the pixels nearest to theirs.
export function gridOf(full, inner, size, finest) {
  const [across, down] = [0, 1].map((axis) => placesOf(
    keptPixels(full[axis], size[axis]), full[axis], inner[axis], axis ? finest.rows : finest.columns,
  ));
  return { full, inner, width: size[0], height: size[1], across, down };
}

// ---- Taking the largest ----------------------------------------------------------------------
// A class stays only if in some 3 × 3 cells its greatest score reaches every rival's least one.
function possibleWinners(sum) {
  const { rows, columns, data } = sum;
  const area = rows * columns;
  const count = classCount(sum);
  const [greatest, least] = [Math.max, Math.min].map((pick) => spread(data, rows, columns, count, pick));
  const bar = least.slice(0, area);
  for (let place = area; place < least.length; place++) {
    if (least[place] > bar[place % area]) bar[place % area] = least[place];
  }
  const stays = (index) => bar.some((score, cell) => greatest[index * area + cell] >= score);
  return [...Array(count).keys()].filter(stays);
}
// The greatest (or least) of each 3 × 3.
function spread(data, rows, columns, count, pick) {
  const across = data.slice();
  for (let line = 0; line < count * rows; line++) {
    for (let x = 0; x < columns; x++) {
      const at = line * columns + x;
      across[at] = pick(data[at], x ? data[at - 1] : data[at], x + 1 < columns ? data[at + 1] : data[at]);
    }
  }
  const both = across.slice();
  for (let line = 0; line < count * rows; line++) {
    const [above, below] = [line % rows ? -columns : 0, (line + 1) % rows ? columns : 0];
    for (let at = line * columns; at < (line + 1) * columns; at++) {
      both[at] = pick(across[at], across[at + above], across[at + below]);
    }
  }
  return both;
}
// The rows of one class, stretched to the width of the labels.
function stretched(sum, index, across, width) {
  const wide = new Float32Array(sum.rows * width);
  for (let row = 0; row < sum.rows; row++) {
    const from = (index * sum.rows + row) * sum.columns;
    for (let x = 0; x < width; x++) {
      const at = from + across.start[x];
      wide[row * width + x] = across.weights[3 * x] * sum.data[at]
        + across.weights[3 * x + 1] * sum.data[at + 1] + across.weights[3 * x + 2] * sum.data[at + 2];
    }
  }
  return wide;
}
// → { width, height, data }: the class of the largest score at each pixel; of equals the first.
export function labelsOf(sum, grid) {
  const { width, height, across, down } = grid;
  const classes = possibleWinners(sum);
  const maps = classes.map((index) => stretched(sum, index, across, width));
  const data = new Uint8Array(width * height).fill(classes[0]);
  const best = new Float64Array(width);
  for (let y = 0; y < height && classes.length > 1; y++) {
    const [above, middle, below] = down.weights.subarray(3 * y, 3 * y + 3);
    const from = down.start[y] * width;
    best.fill(-Infinity);
    maps.forEach((map, place) => {
      for (let x = 0, at = from; x < width; x++, at++) {
        const score = above * map[at] + middle * map[at + width] + below * map[at + 2 * width];
        if (score > best[x]) { best[x] = score; data[y * width + x] = classes[place]; }
      }
    });
  }
  return { width, height, data };
}

// ---- One pixel -------------------------------------------------------------------------------
// The scores of all classes at pixel (x, y) of the photo.
export function scoresAt(sum, grid, x, y) {
  const across = placeOf(x, grid.full[0], grid.inner[0], sum.columns);
  const down = placeOf(y, grid.full[1], grid.inner[1], sum.rows);
  return Array.from({ length: classCount(sum) }, (_, index) => {
    let score = 0;
    down.weights.forEach((tall, row) => across.weights.forEach((wide, column) => {
      const at = (index * sum.rows + down.start + row) * sum.columns + across.start + column;
      score += tall * wide * sum.data[at];
    }));
    return score;
  });
}
export function softmax(scores) {
  const greatest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - greatest));
  const total = powers.reduce((sum, power) => sum + power);
  return powers.map((power) => power / total);
}
export const entropyOf = (shares) => -shares.reduce((bits, share) => bits + (share ? share * Math.log2(share) : 0), 0);
