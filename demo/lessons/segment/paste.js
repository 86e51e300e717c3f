// @ts-check
// One mask stretched over its box: segcore.data.instances.paste in the browser.
/** @import { Box, PastedMask } from "./types.d.ts" */

/**
 * A pixel's centre reads the mask bilinearly, zero lies outside, more than half is inside.
 *
 * @param {ArrayLike<number>} mask side × side bytes, 0 to 255, row by row
 * @param {number} side
 * @param {Box} box in the pixels of the picture
 * @param {{ width: number, height: number }} picture
 * @returns {PastedMask}
 */
export function pasteMask(mask, side, [x1, y1, x2, y2], picture) {
  const across = pixelsAlong(x1, x2, picture.width, side);
  const down = pixelsAlong(y1, y2, picture.height, side);
  const [width, height] = [across.cells.length, down.cells.length];
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (readMask(mask, side, across.cells[x], down.cells[y]) > 127.5) data[y * width + x] = 1;
    }
  }
  return { x: across.start, y: down.start, width, height, data };
}

// The pixels around one side of a box, and where in the mask the centre of each lies, in cells.
/** @param {number} from @param {number} to @param {number} length @param {number} side */
function pixelsAlong(from, to, length, side) {
  const start = Math.max(0, Math.floor(from) - 1);
  const count = Math.max(0, Math.min(length, Math.ceil(to) + 1) - start);
  const place = (/** @type {number} */ pixel) => ((start + pixel + 0.5 - from) / (to - from)) * side - 0.5;
  return { start, cells: Float64Array.from({ length: count }, (_, pixel) => place(pixel)) };
}

/** @param {ArrayLike<number>} mask @param {number} side @param {number} across @param {number} down */
function readMask(mask, side, across, down) {
  const [left, top] = [Math.floor(across), Math.floor(down)];
  const [right, low] = [across - left, down - top];
  const upper = mix(cellAt(mask, side, left, top), cellAt(mask, side, left + 1, top), right);
  const lower = mix(cellAt(mask, side, left, top + 1), cellAt(mask, side, left + 1, top + 1), right);
  return mix(upper, lower, low);
}
/** @param {number} before @param {number} after @param {number} share */
const mix = (before, after, share) => before * (1 - share) + after * share;

/** @param {ArrayLike<number>} mask @param {number} side @param {number} column @param {number} row */
const cellAt = (mask, side, column, row) =>
  column < 0 || row < 0 || column >= side || row >= side ? 0 : mask[row * side + column];
