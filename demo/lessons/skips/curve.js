// @ts-check
// mIoU within r pixels of the true outline, one line for each level, as plain SVG; dashed, its ceiling.
import { scoreAt } from "./scores.js";

/**
 * @import { Level, Value, Words } from "./types.d.ts"
 * @typedef {Record<string, string | number>} Attributes
 * @typedef {object} Axes where a radius and a score lie in the drawing
 * @property {number} wide
 * @property {number} high
 * @property {number} left
 * @property {number} right
 * @property {number} top
 * @property {number} bottom
 * @property {number} low the score at the bottom
 * @property {(radius: number) => number} x
 * @property {(score: number) => number} y
 */

const NARROW = 480; // CSS pixels; a narrower card gets a taller drawing
const TICKS = [1, 5, 10, 20, 30, 40]; // radii that are written
/** @type {ReadonlyMap<string, string>} */
const LINE_COLOURS = new Map([
  ["fcn32s", "var(--level-32)"], ["fcn16s", "var(--level-16)"], ["fcn8s", "var(--level-8)"],
]);

/** @param {string} level its name */
export const colourOfLevel = (level) => LINE_COLOURS.get(level) ?? "var(--ink)";

/** @param {string} kind @param {Attributes} attributes @param {string | number} text */
function svg(kind, attributes, text = "") {
  const node = document.createElementNS("http://www.w3.org/2000/svg", kind);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  node.textContent = String(text);
  return node;
}

/**
 * @param {Pick<Value, "levels" | "radii">} value
 * @param {number} width of the card, in CSS pixels
 * @returns {Axes}
 */
export function axesOf({ levels, radii }, width) {
  const [wide, high] = width < NARROW ? [360, 240] : [640, 264];
  const frame = { wide, high, left: 40, right: wide - 16, top: 12, bottom: high - 44 };
  const scores = levels.flatMap(({ curve, ceiling }) => [...curve ?? [], ...ceiling ?? []]);
  const known = scores.filter((score) => score !== null);
  const low = Math.max(0, 10 * Math.floor(Math.min(...known) / 10));
  const [first, last] = [radii[0], radii[radii.length - 1]];
  return {
    ...frame,
    low,
    x: (radius) => frame.left + ((radius - first) / (last - first)) * (frame.right - frame.left),
    y: (score) => frame.bottom - ((score - low) / (100 - low)) * (frame.bottom - frame.top),
  };
}

/**
 * The drawing; `mark` adds the band to it.
 *
 * @param {Value} value
 * @param {Axes} axes
 * @param {Words} words
 */
export function curveDrawing(value, axes, words) {
  const drawing = svg("svg", {
    viewBox: `0 0 ${axes.wide} ${axes.high}`, role: "img", "aria-label": words.t("curve.aria"),
  });
  drawing.append(...gridOf(axes, words.t("curve.axis")));
  for (const { name, curve, ceiling } of value.levels) {
    const style = `stroke:${colourOfLevel(name)}`;
    drawing.append(lineOf(ceiling, value.radii, axes, { class: "ceiling", style }));
    drawing.append(lineOf(curve, value.radii, axes, { class: "level", style }));
  }
  return drawing;
}

/**
 * Marks a radius in a drawing; the mark of another one goes.
 *
 * @param {Element} drawing
 * @param {Value} value
 * @param {Axes} axes
 * @param {number} band
 */
export function mark(drawing, value, axes, band) {
  for (const node of drawing.querySelectorAll(".marker, .dot")) node.remove();
  drawing.append(...markerOf(value, axes, band));
}

/** @param {Axes} axes @param {string} name of the horizontal axis */
function gridOf({ left, right, bottom, high, low, x, y }, name) {
  const scores = [low, (low + 100) / 2, 100].flatMap((score) => [
    svg("line", { x1: left, x2: right, y1: y(score), y2: y(score), class: "grid" }),
    svg("text", { x: left - 8, y: y(score) + 4, "text-anchor": "end" }, Math.round(score)),
  ]);
  const radii = TICKS.map((radius) => svg("text", { x: x(radius), y: bottom + 18, "text-anchor": "middle" }, radius));
  return [...scores, ...radii, svg("text", { x: (left + right) / 2, y: high - 6, "text-anchor": "middle" }, name)];
}

/**
 * @param {Level["curve"]} scores
 * @param {readonly number[]} radii
 * @param {Axes} axes
 * @param {Attributes} looks
 */
function lineOf(scores, radii, { x, y }, looks) {
  const places = (scores ?? []).flatMap((score, place) =>
    (score === null ? [] : [`${x(radii[place]).toFixed(1)},${y(score).toFixed(1)}`]));
  return svg("polyline", { points: places.join(" "), fill: "none", ...looks });
}

/** The radius of the band, and each level's score there. @param {Value} value @param {Axes} axes @param {number} band */
function markerOf({ levels, radii }, { top, bottom, x, y }, band) {
  const dots = levels.flatMap(({ curve, name }) => {
    const score = scoreAt(curve, radii, band);
    const look = { r: 4, class: "dot", style: `fill:${colourOfLevel(name)}` };
    return score === null ? [] : [svg("circle", { cx: x(band), cy: y(score), ...look })];
  });
  return [svg("line", { x1: x(band), x2: x(band), y1: top, y2: bottom, class: "marker" }), ...dots];
}
