// @ts-check
// A magnified piece of a picture around a mark.
import { clamp } from "../web/elements.js";
import { addressOf } from "./wire.js";
/** @import { Place, Said } from "./types.d.ts" */

const ZOOM = 4; // the picture is this much wider than its piece

/**
 * Where a background lies so that a place is in its middle; CSS counts from the space that is left.
 *
 * @param {number} share of the picture
 * @param {number} zoom how much larger the picture is than its piece, along this side
 */
export const positionOf = (share, zoom) => (zoom <= 1 ? 50 : clamp((100 * (share * zoom - 0.5)) / (zoom - 1), 0, 100));

/**
 * @param {HTMLElement | null} node
 * @param {Said["photo"]} photo
 * @param {string} address of the picture, which is as large as the photo
 * @param {Place | undefined} mark without one, the piece is empty
 * @param {number} [ratio] of the piece, its width to its height
 */
export function placeCrop(node, photo, address, mark, ratio = 1.3) {
  if (!node || !photo) return;
  node.classList.toggle("is-empty", !mark);
  node.style.backgroundImage = mark ? `url(${JSON.stringify(addressOf(address))})` : "";
  if (!mark) return;
  const high = (ZOOM * ratio * photo.size[1]) / photo.size[0];
  node.style.backgroundSize = `${100 * ZOOM}% auto`;
  node.style.backgroundPosition = `${positionOf(mark[0], ZOOM)}% ${positionOf(mark[1], high)}%`;
}
