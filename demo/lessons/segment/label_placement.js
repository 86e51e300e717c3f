// @ts-check
// Where the labels of objects stand, so that none hides another.
/** @import { Box, LabelPlace } from "./types.d.ts" */
import { clamp } from "../../web/elements.js";

export const LABEL_HEIGHT = 22; // CSS pixels
const APART = 2; // between labels, and from the side of the picture
const FROM_BOX = 3;

/**
 * Over the box, or inside of it, or below it. A label that finds no free place is left out, for the
 * list names every object.
 *
 * @param {Box} box
 * @param {number} wide the label
 * @param {readonly LabelPlace[]} taken by other labels
 * @param {{ width: number, height: number }} picture
 * @returns {LabelPlace | null}
 */
export function freePlace([x1, y1, x2, y2], wide, taken, picture) {
  const x = clamp((x1 + x2 - wide) / 2, APART, Math.max(APART, picture.width - wide - APART));
  const heights = [
    y1 - LABEL_HEIGHT - FROM_BOX, y1 + FROM_BOX, (y1 + y2 - LABEL_HEIGHT) / 2,
    y2 + FROM_BOX, y2 - LABEL_HEIGHT - FROM_BOX,
  ];
  const y = heights.find((height) => height >= APART && height + LABEL_HEIGHT <= picture.height - APART
    && !taken.some((other) => overlap({ x, y: height, wide }, other)));
  return y === undefined ? null : { x, y, wide };
}
/** @param {LabelPlace} one @param {LabelPlace} other */
const overlap = (one, other) => one.x < other.x + other.wide + APART && other.x < one.x + one.wide + APART
  && Math.abs(one.y - other.y) < LABEL_HEIGHT + APART;
