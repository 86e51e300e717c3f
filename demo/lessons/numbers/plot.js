// @ts-check
// Where everything stands in the picture of edge score against work or time. No drawing here.
/** @import { Axis, Label, Mark } from "./types.d.ts" */
/** @import { RowValue, SpeedValue } from "./value.d.ts" */

export const FRAME = { left: 34, right: 12, above: 24, below: 22 }; // room for the axes, in pixels
const BESIDE = { left: 60, right: 70 }; // room for the names of the outermost marks, in pixels
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
  const [low, high] = [Math.log10(Math.min(...values)), Math.log10(Math.max(...values))];
  const decade = (width - FRAME.left - BESIDE.left - BESIDE.right - FRAME.right) / (high - low || 1); // in pixels
  return {
    ticks: ticksBetween(low - BESIDE.left / decade, high + BESIDE.right / decade),
    place: (value) => FRAME.left + BESIDE.left + decade * (Math.log10(value) - low),
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
/** @typedef {{ mark: Mark, width: number, places: (readonly [number, number])[] }} Name */

/**
 * A place for each name, nearest to its own mark, without covering a mark or another name. What finds
 * no place is left out: the table names it too.
 *
 * The name with the fewest places left comes next, and goes where it leaves the others the most.
 *
 * @param {readonly Mark[]} marks
 * @param {(mark: Mark) => boolean} isFirst whose name comes before all others
 * @param {(mark: Mark) => number} widthOf the name, in pixels
 * @param {readonly [number, number]} size of the picture
 * @returns {Label[]}
 */
export function labelsFor(marks, isFirst, widthOf, size) {
  const taken = marks.map(({ x, y }) => areaOf(x - RADIUS, y, 2 * RADIUS, 2 * RADIUS));
  /** @type {Name[]} */
  let names = marks.map((mark) => {
    const width = widthOf(mark);
    const places = placesBeside(mark, width).filter(([x, y]) => {
      const area = areaOf(x, y, width, HEIGHT);
      return isFree(area, taken, size) && (isFirst(mark) || isNearest(mark, area, marks));
    });
    return { mark, width, places };
  });
  /** @type {Label[]} */
  const labels = [];
  while (names.length) {
    const next = names.reduce((one, other) => (rank(other, isFirst) < rank(one, isFirst) ? other : one));
    const others = names.filter((name) => name !== next);
    const ways = next.places.map(([x, y]) => ({ x, y, others: without(others, areaOf(x, y, next.width, HEIGHT)) }));
    const best = ways.length ? ways.reduce((one, other) => (room(other.others) > room(one.others) ? other : one)) : null;
    if (best) labels.push({ mark: next.mark, x: best.x, y: best.y });
    names = best ? best.others : others;
  }
  return labels;
}
/** @type {(name: Name, isFirst: (mark: Mark) => boolean) => number} */
const rank = ({ mark, places }, isFirst) => (isFirst(mark) ? -1 : places.length);
/** @type {(names: readonly Name[], area: Area) => Name[]} */
const without = (names, area) => names.map((name) => (
  { ...name, places: name.places.filter(([x, y]) => areApart(areaOf(x, y, name.width, HEIGHT), area)) }));

/** How little the names are pressed: those that can be placed count most. @param {readonly Name[]} names */
const room = (names) => names.reduce((sum, { places }) => sum + (places.length ? 1000 + places.length : 0), 0);
/** @type {(mark: Mark, width: number) => (readonly [number, number])[]} */
const placesBeside = ({ x, y }, width) => [
  [x + 11, y], [x - 11 - width, y], [x - width / 2, y - 15], [x - width / 2, y + 15],
  [x + 10, y - 5], [x + 10, y + 5], [x - 10 - width, y - 5], [x - 10 - width, y + 5],
  [x + 9, y - 10], [x + 9, y + 10], [x - 9 - width, y - 10], [x - 9 - width, y + 10],
  [x - 6, y - 15], [x - 6, y + 15], [x + 6 - width, y - 15], [x + 6 - width, y + 15],
];
/** @type {(x: number, middle: number, width: number, height: number) => Area} */
const areaOf = (x, middle, width, height) => ({ left: x, right: x + width, above: middle - height / 2, below: middle + height / 2 });

/** @type {(area: Area, taken: readonly Area[], size: readonly [number, number]) => boolean} */
function isFree(area, taken, [width, height]) {
  const isAcross = area.left >= FRAME.left && area.right <= width;
  const isInside = isAcross && area.above >= FRAME.above - HEIGHT / 2 && area.below <= height - FRAME.below;
  return isInside && taken.every((other) => areApart(area, other));
}
/** Nobody should take the name for another mark's. @type {(mark: Mark, area: Area, marks: readonly Mark[]) => boolean} */
const isNearest = (mark, area, marks) => marks.every((other) => other === mark || distance(mark, area) < distance(other, area));
/** @type {(mark: Mark, area: Area) => number} */
const distance = ({ x, y }, area) => Math.hypot(Math.max(area.left - x, x - area.right, 0), Math.max(area.above - y, y - area.below, 0));
/** @type {(one: Area, other: Area) => boolean} */
const areApart = (one, other) => one.right <= other.left || other.right <= one.left
  || one.below <= other.above || other.below <= one.above;
