// @ts-check
// Outlines as paths, so that an outline stays one thin line at any magnification.

/** @typedef {{ width: number, height: number, data: ArrayLike<number> }} Labels one label a pixel */

/** @typedef {[x1: number, y1: number, x2: number, y2: number]} Side in pixels of the labels */

/**
 * The sides between pixels whose labels `differ`, neighbours joined to one line.
 *
 * @param {Labels} labels
 * @param {(one: number, other: number) => boolean} differ
 * @returns {Side[]} first those across, from top to bottom, then those down, from left to right
 */
export function sidesBetween({ width, height, data }, differ) {
  /** @type {Side[]} */
  const sides = [];
  for (let y = 1; y < height; y++) {
    const isEdge = (/** @type {number} */ x) => differ(data[y * width + x], data[(y - 1) * width + x]);
    for (const [from, to] of runsIn(width, isEdge)) sides.push([from, y, to, y]);
  }
  for (let x = 1; x < width; x++) {
    const isEdge = (/** @type {number} */ y) => differ(data[y * width + x], data[y * width + x - 1]);
    for (const [from, to] of runsIn(height, isEdge)) sides.push([x, from, x, to]);
  }
  return sides;
}

/**
 * Where `holds` is true without a gap, among the places 0 … count − 1.
 *
 * @param {number} count
 * @param {(place: number) => boolean} holds
 * @returns {[from: number, to: number][]} `to` is the place behind the last one
 */
function runsIn(count, holds) {
  /** @type {[number, number][]} */
  const runs = [];
  let start = -1;
  for (let place = 0; place <= count; place++) {
    const isIn = place < count && holds(place);
    if (isIn && start < 0) start = place;
    if (!isIn && start >= 0) {
      runs.push([start, place]);
      start = -1;
    }
  }
  return runs;
}

/** @param {Side[]} sides */
function pathOf(sides) {
  const path = new Path2D();
  for (const [x1, y1, x2, y2] of sides) {
    path.moveTo(x1, y1);
    path.lineTo(x2, y2);
  }
  return path;
}

/** @param {Labels} labels */
export const outlineOf = (labels) => pathOf(sidesBetween(labels, (a, b) => a !== b));

/**
 * One path for each class that is drawn.
 *
 * @param {Labels} labels
 * @param {readonly number[]} classes
 */
export function classOutlines(labels, classes) {
  return classes.map((index) => ({
    index,
    path: pathOf(sidesBetween(labels, (a, b) => a !== b && (a === index || b === index))),
  }));
}

/**
 * A line with a white rim, so that it shows on any photo.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Path2D} path
 * @param {string} colour
 * @param {number} scale of the context
 * @param {number} wide pixels of the screen
 */
export function strokeTwice(context, path, colour, scale, wide) {
  context.lineCap = "square";
  context.strokeStyle = "rgb(255 255 255 / 80%)";
  context.lineWidth = (wide * 2) / scale;
  context.stroke(path);
  context.strokeStyle = colour;
  context.lineWidth = wide / scale;
  context.stroke(path);
}
