// @ts-check
// The scene: a photo with everything decoded, made once for each photo.
import { outlineOf } from "../../web/outlines.js";
import { readLabels } from "../../web/png.js";
import { readTap } from "./fusion.js";
import { gridOf, thinGrid } from "./grid.js";
import { countLabels, labelsOf, thinLabels } from "./labels.js";
import { coarsestOf, finestOf, readLevel } from "./levels.js";
/** @import { ClassesValue, PhotoValue, TruthValue } from "./value.d.ts" */
/** @import { LabelMap, Pixels, Scene, Truth } from "./types.d.ts" */
/** @import { Place } from "../../web/values.d.ts" */

const MOST_PRESENT = 4; // classes of objects that get a button of their own
const BLOCK = 16; // pixels: the side of the squares in which `busiestPixel` counts
const APART = 2; // pixels between those that have labels while a weight moves

export const readLabelMap = /** @type {(uri: string) => Promise<LabelMap>} */ (readLabels);

/** @type {(source: string, given: PhotoValue, classes: ClassesValue) => Promise<Scene>} */
export async function sceneOf(source, given, classes) {
  const photo = new Image();
  photo.src = given.uri;
  const [truth] = await Promise.all([given.truth && readTruth(given.truth), photo.decode()]);
  const { full_size: full, input_size: input, size } = given;
  const taps = await Promise.all(given.taps.map(readTap));
  const levels = given.levels.map((level) => readLevel(level, taps));
  const finest = finestOf(levels);
  const grid = gridOf(full, input, size, finest.map, taps[taps.length - 1].stride);
  const labels = labelsOf(finest.map, grid);
  const before = labelsOf(coarsestOf(levels).map, grid);
  const start = busiestPixel(before, labels, truth?.labels ?? null);
  return {
    source, photo, title: given.title, credit: given.credit, full, input, size, taps, levels, grid,
    labels, truth, coarse: coarseOf({ grid, labels, truth }), copies: given.copies,
    present: presentClasses(truth ? [labels, truth.labels] : [labels], classes),
    start: start ? toPhoto(start, full, size) : [Math.floor(full[0] / 2), Math.floor(full[1] / 2)],
  };
}
/** @type {(pixels: Pixels) => Pixels} */
export const coarseOf = ({ grid, labels, truth }) => ({
  grid: thinGrid(grid, APART),
  labels: thinLabels(labels, APART),
  truth: truth && { labels: thinLabels(truth.labels, APART), band: thinLabels(truth.band, APART) },
});
/** @type {(given: TruthValue) => Promise<Truth>} */
async function readTruth(given) {
  const read = [given.labels, given.outline, given.band].map(readLabelMap);
  const [labels, outline, band] = await Promise.all(read);
  return { labels, band, outline: outlineOf(outline) };
}

// The classes of the photo: objects, the largest first, then the background if there is one.
/** @type {(maps: LabelMap[], classes: ClassesValue) => number[]} */
export function presentClasses(maps, { rows, background }) {
  const counts = countLabels(...maps);
  const objects = rows.map((row) => row.index).filter((index) => index !== background && counts[index]);
  const largest = objects.sort((one, other) => counts[other] - counts[one]).slice(0, MOST_PRESENT);
  return background === null ? largest : [...largest, background];
}

/**
 * Where the skips repair most: a pixel of the square with most pixels that only the finest level
 * gets right; without truth, with most pixels that change. null if there is none.
 *
 * @param {LabelMap} before labels of the coarsest level
 * @param {LabelMap} after labels of the finest level
 * @param {LabelMap | null} truth
 * @returns {Place | null}
 */
export function busiestPixel(before, after, truth) {
  /** @type {Map<string, number[]>} */
  const squares = new Map();
  const [width, column] = [after.width, (/** @type {number} */ pixel) => pixel % after.width];
  after.data.forEach((label, pixel) => {
    if (label === before.data[pixel] || (truth && truth.data[pixel] !== label)) return;
    const key = [column(pixel), pixel / width].map((place) => Math.floor(place / BLOCK)).join();
    const square = squares.get(key);
    if (square) square.push(pixel);
    else squares.set(key, [pixel]);
  });
  /** @type {number[]} */
  const none = [];
  const most = [...squares.values()].reduce((best, square) => (square.length > best.length ? square : best), none);
  if (!most.length) return null;
  const middle = most[most.length >> 1];
  return [column(middle), Math.floor(middle / width)];
}
/** @type {(pixel: Place, full: Scene["full"], size: Scene["size"]) => Place} */
function toPhoto([x, y], full, size) {
  return [Math.floor(((x + 0.5) * full[0]) / size[0]), Math.floor(((y + 0.5) * full[1]) / size[1])];
}
