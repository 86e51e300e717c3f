// @ts-check
// Where everything stands in the picture of edge score against work or time. No drawing here.
/** @import { Axis, Label, Mark } from "./types.d.ts" */
/** @import { RowValue, SpeedValue } from "./value.d.ts" */

export const FRAME = { left: 34, right: 12, above: 24, below: 22 }; // room for the axes, in pixels
const STEP = 5; // points of edge score between two lines
const CLOSEST = 14; // pixels between two lines
const HEIGHT = 15; // of a line of words
const RADIUS = 6; // of a mark
const FACTORS = [1, 2, 5]; // of the ticks from left to right, times a power of ten

/**
 * @typedef {object} Scale
 * @property {number[]} ticks
 * @property {(value: number) => number} place value → pixel
 */

/** @typedef {{ x: Scale, y: Scale, marks: Mark[] }} Plot */

/**
 * @param {readonly RowValue[]} rows
 * @param {Axis} axis
 * @param {SpeedValue | null} speed
 * @param {readonly [number, number]} size of the picture
 * @returns {Plot | null} null if there is nothing to show
 */
export function plotOf(rows, axis, speed, size) {
  const known = rows.flatMap((row) => {
    const across = axis === "work" ? row.cost?.multiply_adds : speed?.milliseconds[row.name];
    return row.edge === null || !across ? [] : [{ row, across, edge: 100 * row.edge }];
  });
  if (!known.length) return null;
  const x = acrossScale(known.map(({ across }) => across), size[0]);
  const y = edgeScale(known.map(({ edge }) => edge), size[1]);
  const marks = known.map(({ row, across, edge }) => ({ row, x: x.place(across), y: y.place(edge) }));
  return { x, y, marks };
}

/** @type {(edges: readonly number[], height: number) => Scale} */
function edgeScale(edges, height) {
  const low = STEP * Math.floor(Math.min(...edges) / STEP);
  const high = STEP * Math.max(Math.ceil(Math.max(...edges) / STEP), low / STEP + 1);
  const ticks = Array.from({ length: (high - low) / STEP + 1 }, (_, step) => low + step * STEP);
  const inside = height - FRAME.above - FRAME.below;
  const every = Math.ceil(CLOSEST / (inside / (ticks.length - 1)));
  return {
    ticks: ticks.filter((_, step) => step % every === 0),
    place: (edge) => FRAME.above + (inside * (high - edge)) / (high - low),
  };
}

/** The logarithm: a network may need fifty times as much as another. @type {(values: readonly number[], width: number) => Scale} */
function acrossScale(values, width) {
  const [low, high] = [Math.log10(Math.min(...values) / 1.3), Math.log10(Math.max(...values) * 1.6)];
  const inside = width - FRAME.left - FRAME.right;
  return {
    ticks: ticksBetween(low, high),
    place: (value) => FRAME.left + (inside * (Math.log10(value) - low)) / (high - low),
  };
}
/** @type {(low: number, high: number) => number[]} */
function ticksBetween(low, high) {
  const powers = Array.from({ length: Math.ceil(high) - Math.floor(low) + 1 }, (_, step) => Math.floor(low) + step);
  const all = powers.flatMap((power) => FACTORS.map((factor) => factor * 10 ** power));
  return all.filter((value) => Math.log10(value) >= low && Math.log10(value) <= high);
}

// ---- Names beside the marks --------------------------------------------------------------------
/** @typedef {{ left: number, above: number, right: number, below: number }} Area */

/**
 * A place for each name, without covering a mark or another name. What finds no place is left out:
 * the table names it too.
 *
 * @param {readonly Mark[]} marks the most important first
 * @param {(mark: Mark) => number} widthOf the name, in pixels
 * @param {readonly [number, number]} size of the picture
 * @returns {Label[]}
 */
export function labelsFor(marks, widthOf, size) {
  const taken = marks.map(({ x, y }) => areaOf(x - RADIUS, y, 2 * RADIUS, 2 * RADIUS));
  /** @type {Label[]} */
  const labels = [];
  for (const mark of marks) {
    const width = widthOf(mark);
    const place = placesBeside(mark, width).find(([x, y]) => isFree(areaOf(x, y, width, HEIGHT), taken, size));
    if (!place) continue;
    taken.push(areaOf(place[0], place[1], width, HEIGHT));
    labels.push({ mark, x: place[0], y: place[1] });
  }
  return labels;
}
/** @type {(mark: Mark, width: number) => (readonly [number, number])[]} */
const placesBeside = ({ x, y }, width) => [
  [x + 11, y], [x - 11 - width, y], [x - width / 2, y - 15], [x - width / 2, y + 15],
  [x + 9, y - 10], [x + 9, y + 10], [x - 9 - width, y - 10], [x - 9 - width, y + 10],
];
/** @type {(x: number, middle: number, width: number, height: number) => Area} */
const areaOf = (x, middle, width, height) => ({ left: x, right: x + width, above: middle - height / 2, below: middle + height / 2 });

/** @type {(area: Area, taken: readonly Area[], size: readonly [number, number]) => boolean} */
function isFree(area, taken, [width, height]) {
  const isAcross = area.left >= FRAME.left && area.right <= width;
  const isInside = isAcross && area.above >= FRAME.above - HEIGHT / 2 && area.below <= height - FRAME.below;
  return isInside && taken.every((other) => area.right <= other.left || other.right <= area.left
    || area.below <= other.above || other.below <= area.above);
}
