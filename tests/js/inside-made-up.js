// @ts-check
// A made-up photo for the tests of Inside: 64 × 64 pixels, three classes, no background, and an FCN
// on another trunk than the one that is shipped.
import { gridOf } from "../../demo/lessons/inside/grid.js";
import { labelsOf } from "../../demo/lessons/inside/labels.js";
import { finestOf, readLevel } from "../../demo/lessons/inside/levels.js";
import { coarseOf } from "../../demo/lessons/inside/scene.js";
import { newState } from "../../demo/lessons/inside/state.js";
/** @import { ClassesValue } from "../../demo/lessons/inside/value.d.ts" */
/** @import { Colour } from "../../demo/web/values.d.ts" */
/** @import { LabelMap, Scene, State, Tap, Words } from "../../demo/lessons/inside/types.d.ts" */

const NAMES = [["Grass", "풀"], ["Sky", "하늘"], ["Kite", "연"]];
/** @type {Colour[]} */
export const COLOURS = [[1, 2, 3], [4, 5, 6], [7, 8, 9]];
/** @type {ClassesValue} */
export const CLASSES = {
  rows: NAMES.map(([en, ko], index) => ({ index, name: { en, ko }, colour: COLOURS[index], voc: COLOURS[index] })),
  background: null,
  void: 255,
};

// Each word is its key and what it was given, so that a test sees both.
/** @type {Words} */
export const WORDS = {
  language: "en",
  t: (key, values = {}) => [key, ...Object.values(values)].join(" "),
  percent: (share) => `${(100 * share).toFixed(1)} %`,
};

/**
 * A tap of a photo of 64 × 64 pixels.
 *
 * @param {string} name
 * @param {number} stride
 * @param {(index: number, column: number) => number} score
 * @returns {Tap}
 */
export function tapOf(name, stride, score) {
  const side = 64 / stride;
  const data = Float32Array.from({ length: 3 * side * side }, (_, at) => score(Math.floor(at / side ** 2), at % side));
  return { name, stride, rows: side, columns: side, data, field: { size: 3 * stride, start: -stride, whole: false } };
}

// The coarsest tap calls everything grass, the next one calls the right half a kite.
/** @type {() => Scene} */
export function madeUpScene() {
  const taps = [
    tapOf("block17", 32, (index) => (index === 0 ? 1 : 0)),
    tapOf("expand14", 16, (index, column) => (index === 2 && column >= 2 ? 5 : 0)),
    tapOf("expand7", 8, () => 0),
  ];
  const levels = [32, 16, 8].map((stride) => readLevel({ name: `any${stride}`, title: `FCN-${stride}s`, stride }, taps));
  const grid = gridOf([64, 64], [64, 64], [64, 64], finestOf(levels).map, 8);
  const labels = labelsOf(finestOf(levels).map, grid);
  return {
    source: "made-up", photo: /** @type {HTMLImageElement} */ ({}), title: {}, credit: {},
    full: [64, 64], input: [64, 64], size: [64, 64], taps, levels, grid,
    labels, truth: null, coarse: coarseOf({ grid, labels, truth: null }),
    copies: [{ tap: "stem", stride: 2 }, { tap: "expand3", stride: 4 }],
    present: [0, 2], start: [32, 32],
  };
}
/** @type {(parts?: Partial<State>) => State} */
export const madeUpState = (parts = {}) => ({ ...newState("en", COLOURS), ...parts });

/** @type {(width: number, ...data: number[]) => LabelMap} */
export const labelMap = (width, ...data) => ({ width, height: data.length / width, data: Uint8Array.from(data) });
