// @ts-check
// The places that a visitor marks on the photo before the levels are seen.

/** @import { Mark, Panel, State } from "./types.d.ts" */

export const MARKS = 3;
export const MARK_REACH = 14; // CSS pixels: a tap this near to a mark takes it back

/** @param {Pick<State, "stage">} state @param {Pick<Panel, "level">} panel whether a tap there marks */
export const isMarking = ({ stage }, panel) => stage === "marking" && panel.level === null;

/**
 * The marks with one more, or without the one that lies within `reach`.
 *
 * @param {readonly Mark[]} marks
 * @param {number} x in pixels of the scene, like `y` and `reach`
 * @param {number} y
 * @param {number} reach
 * @returns {readonly Mark[]}
 */
export function toggled(marks, x, y, reach) {
  const near = marks.findIndex((mark) => Math.hypot(mark.x + 0.5 - x, mark.y + 0.5 - y) <= reach);
  if (near >= 0) return marks.filter((_, place) => place !== near);
  return marks.length < MARKS ? [...marks, { x: Math.floor(x), y: Math.floor(y) }] : marks;
}

/**
 * Draws a ring around each place, and its number beside it.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {readonly Mark[]} marks
 * @param {{ scale: number, x: number, y: number, pixelRatio: number, font: string }} view
 */
export function drawMarks(context, marks, { scale, x, y, pixelRatio, font }) {
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.font = `600 ${12 * pixelRatio}px ${font}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  marks.forEach((mark, place) => {
    const [left, top] = [(mark.x + 0.5 - x) * scale, (mark.y + 0.5 - y) * scale];
    const [middle, centre] = badgeOf(left, top, pixelRatio);
    drawDisc(context, left, top, 4 * pixelRatio, "transparent");
    drawDisc(context, middle, centre, 9 * pixelRatio, "#16191d");
    context.fillStyle = "#fff";
    context.fillText(String(place + 1), middle, centre);
  });
}

/**
 * Where the number stands: above the place, or below it if there is no room above.
 *
 * @param {number} left
 * @param {number} top
 * @param {number} pixelRatio
 */
const badgeOf = (left, top, pixelRatio) =>
  [left + 11 * pixelRatio, top + (top > 22 * pixelRatio ? -11 : 11) * pixelRatio];

/**
 * @param {CanvasRenderingContext2D} context
 * @param {number} x
 * @param {number} y
 * @param {number} radius
 * @param {string} fill
 */
function drawDisc(context, x, y, radius, fill) {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = fill;
  context.fill();
  for (const [width, colour] of /** @type {[number, string][]} */ ([
    [0.42 * radius + 1, "rgb(15 18 21 / 80%)"], [0.2 * radius + 0.6, "#fff"],
  ])) {
    context.lineWidth = width;
    context.strokeStyle = colour;
    context.stroke();
  }
}
