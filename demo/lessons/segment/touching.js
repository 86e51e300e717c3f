// @ts-check
// Which objects of one class touch: where semantic labels cannot say where one ends.
/** @import { FoundObject, InstancePanel, PastedMask, Scene } from "./types.d.ts" */
import { classKey } from "./label_sets.js";
import { objectsFrom, pastedOf } from "./object_masks.js";

const REACH = 2; // pixels from one mask to the other: 28 × 28 cells leave a thin gap

/**
 * @param {InstancePanel} panel
 * @param {Scene} scene
 * @param {number} score
 * @returns {[FoundObject, FoundObject] | null} the surest pair
 */
export function touchingPair(panel, scene, score) {
  const objects = objectsFrom(panel, score);
  for (const [place, other] of objects.entries()) {
    const found = objects.slice(0, place).find((one) => classKey(one.entry) === classKey(other.entry)
      && touch(pastedOf(one, scene), pastedOf(other, scene)));
    if (found) return [found, other];
  }
  return null;
}

/** @param {PastedMask} one @param {PastedMask} other */
export function touch(one, other) {
  const left = Math.max(one.x, other.x - REACH);
  const right = Math.min(one.x + one.width, other.x + other.width + REACH);
  const top = Math.max(one.y, other.y - REACH);
  const bottom = Math.min(one.y + one.height, other.y + other.height + REACH);
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      if (isInside(one, x, y) && isNear(other, x, y)) return true;
    }
  }
  return false;
}
/** @param {PastedMask} mask @param {number} x @param {number} y */
const isInside = ({ data, height, width, x: left, y: top }, x, y) =>
  x >= left && y >= top && x < left + width && y < top + height && data[(y - top) * width + x - left] === 1;

/** @param {PastedMask} mask @param {number} x @param {number} y */
const isNear = (mask, x, y) => isInside(mask, x, y)
  || isInside(mask, x - REACH, y) || isInside(mask, x + REACH, y)
  || isInside(mask, x, y - REACH) || isInside(mask, x, y + REACH)
  || isInside(mask, x - 1, y) || isInside(mask, x + 1, y) || isInside(mask, x, y - 1) || isInside(mask, x, y + 1);
