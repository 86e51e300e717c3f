// @ts-check
// What a setting of the lesson comes to: the maps of its drawing, the copy of the chosen cell, and the
// sum that one cell of the output is.
import { bilinear, convolved, mapOf, nearest, ones, padBefore, pooled, sideBefore, tent, transposed, unpooled } from "./arithmetic.js";
import { OWN_SIDE, randomNumbers, SIDE } from "./state.js";
/** @import { Box, Cell, Choices, Method, NumberMap, Term, Work } from "./types.d.ts" */

const BEFORE_LARGEST = 9; // of the numbers before the pooling

/** @type {(state: Choices, size?: number) => NumberMap} */
export function kernelOf({ kernel, weights, own }, size = kernel) {
  if (weights === "ones") return ones(size);
  if (weights === "bilinear") return tent(size);
  return mapOf(size, size, Array.from({ length: size * size }, (_, place) => (
    own[Math.floor(place / size) * OWN_SIDE + (place % size)])));
}
/** @type {(method: Method, map: NumberMap, factor: number) => NumberMap | null} */
const resized = (method, map, factor) => {
  if (method === "nearest") return nearest(map, factor);
  return method === "bilinear" ? bilinear(map, factor) : null;
};
// The methods that add up: all but unpooling.
/** @type {(state: Choices, map: NumberMap, weights: NumberMap) => NumberMap} */
function addedUp(state, map, weights) {
  const middle = resized(state.method, map, state.stride);
  return middle ? convolved(middle, weights) : transposed(map, weights, state);
}
/** @type {(map: NumberMap, keeps: (cell: number) => boolean) => NumberMap} */
const masked = ({ rows, columns, data }, keeps) => mapOf(rows, columns, data.map((value, cell) => (keeps(cell) ? value : 0)));

/** @type {(state: Choices) => Work} */
export const workOf = (state) => (state.method === "unpool" ? unpoolingOf(state) : addingOf(state));

/** @type {(state: Choices) => Work} */
function addingOf(state) {
  const kernel = kernelOf(state);
  const [units, even] = [ones(SIDE), ones(state.kernel)];
  const has = written(state);
  const input = mapOf(SIDE, SIDE, state.input);
  const soFar = masked(input, has);
  const middle = resized(state.method, soFar, state.stride);
  const painted = addedUp(state, masked(units, has), even);
  const single = addedUp(state, masked(units, (cell) => cell === state.cell), even);
  const reached = [...single.data].map((count) => count > 0);
  const at = state.at ?? busiest(painted, reached);
  const sources = middle ? readOf(middle, kernel, at) : copiesAt(soFar, kernel, state, at, has);
  return {
    input, kernel, middle, before: null, places: null,
    output: middle ? convolved(middle, kernel) : transposed(soFar, kernel, state),
    painted, counts: addedUp(state, units, even), reached, copy: boxOf(reached, single.columns), at,
    terms: sources.filter(({ value, weight }) => value !== 0 && weight !== 0),
    reads: readsOf(state, at, has),
  };
}
/** @type {(state: Choices) => (cell: number) => boolean} which cells have written */
const written = ({ all, cell }) => (place) => all || place <= cell;

// The cell of the copy in which most copies meet.
/** @type {(painted: NumberMap, reached: readonly boolean[]) => Cell} */
function busiest({ data, columns }, reached) {
  let best = Math.max(0, reached.indexOf(true));
  reached.forEach((isReached, place) => { if (isReached && data[place] > data[best]) best = place; });
  return [Math.floor(best / columns), best % columns];
}
// What a convolution reads for one cell of its output.
/** @type {(map: NumberMap, kernel: NumberMap, at: Cell) => Term[]} */
function readOf(map, kernel, [row, column]) {
  const before = padBefore(kernel.rows);
  return [...kernel.data].flatMap((weight, place) => {
    const down = row + Math.floor(place / kernel.columns) - before;
    const across = column + (place % kernel.columns) - before;
    const isInside = down >= 0 && across >= 0 && down < map.rows && across < map.columns;
    return isInside ? [{ value: map.data[down * map.columns + across], weight }] : [];
  });
}
// The numbers of all copies that lie on one cell of the output.
/** @type {(map: NumberMap, kernel: NumberMap, state: Choices, at: Cell, has: (cell: number) => boolean) => Term[]} */
function copiesAt(map, kernel, { stride, padding }, [row, column], has) {
  return [...map.data].flatMap((value, cell) => {
    const down = row + padding - Math.floor(cell / map.columns) * stride;
    const across = column + padding - (cell % map.columns) * stride;
    const lies = down >= 0 && across >= 0 && down < kernel.rows && across < kernel.columns;
    return lies && has(cell) ? [{ value, weight: kernel.data[down * kernel.columns + across] }] : [];
  });
}
/** @type {(state: Choices, at: Cell, has: (cell: number) => boolean) => boolean[]} */
function readsOf(state, [row, column], has) {
  return Array.from({ length: SIDE * SIDE }, (_, cell) => {
    if (!has(cell)) return false;
    const single = addedUp(state, masked(ones(SIDE), (other) => other === cell), ones(state.kernel));
    return single.data[row * single.columns + column] > 0;
  });
}

// ---- Max unpooling -------------------------------------------------------------------------------
/** @type {(state: Choices) => Work} */
function unpoolingOf(state) {
  const side = sideBefore(SIDE, state.window, state.hop);
  const before = mapOf(side, side, randomNumbers(state.seed, side * side, BEFORE_LARGEST));
  const { places } = pooled(before, state.window, state.hop);
  const input = mapOf(SIDE, SIDE, state.input);
  const has = written(state);
  const order = [...places.keys()].filter(has);
  const output = mapOf(side, side);
  for (const cell of order) output.data[places[cell]] = state.input[cell];
  const place = places[state.cell];
  const at = /** @type {Cell} */ ([Math.floor(place / side), place % side]);
  return {
    input, kernel: null, middle: null, before, places, at,
    output: state.all ? unpooled(input, places, side, side) : output,
    painted: countsOf(order, places, side), counts: countsOf([...places.keys()], places, side),
    reached: Array.from({ length: side * side }, (_, other) => other === place),
    copy: { top: at[0], left: at[1], bottom: at[0] + 1, right: at[1] + 1 },
    terms: [], reads: [...places.keys()].map((cell) => cell === state.cell),
  };
}
/** @type {(cells: number[], places: Int32Array, side: number) => NumberMap} */
function countsOf(cells, places, side) {
  const counts = mapOf(side, side);
  for (const cell of cells) counts.data[places[cell]] += 1;
  return counts;
}

// ---- Overlap -------------------------------------------------------------------------------------
// How often every cell of a setting's output is written.
/** @type {(state: Choices) => NumberMap} */
export const overlapOf = (state) => workOf({ ...state, all: true }).counts;

/** @type {(reached: readonly boolean[], columns: number) => Box} */
function boxOf(reached, columns) {
  const box = { top: Infinity, left: Infinity, bottom: 0, right: 0 };
  reached.forEach((isReached, place) => {
    if (!isReached) return;
    const [row, column] = [Math.floor(place / columns), place % columns];
    box.top = Math.min(box.top, row);
    box.left = Math.min(box.left, column);
    box.bottom = Math.max(box.bottom, row + 1);
    box.right = Math.max(box.right, column + 1);
  });
  return box;
}
