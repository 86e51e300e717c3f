// @ts-check
// Made-up rows of the table of Numbers.
import { firstState } from "../../demo/lessons/numbers/state.js";

/** @typedef {import("../../demo/lessons/numbers/value.d.ts").RowValue} Row */

/** @param {Partial<Row>} [own] @returns {Row} */
export const rowOf = (own = {}) => ({
  name: "one", title: "One", trunk: "VGG16", task: "semantic", paper: "A paper", stride: 8, level: null,
  parameters: 2_000_000, cost: { multiply_adds: 10e9, rows: 3, columns: 4 },
  miou: 0.5, edge: 0.3, boundary_iou: 0.2, pixel_accuracy: 0.9,
  averages: [], classes: null, published: [], ready: true,
  card: {
    file: "one.safetensors", sha256: "0".repeat(64), trained_on: [], initial_weights: [], licence: "", commands: [],
    frozen_trunk: false, measured_on: "", runs: [{ command: "measure (7 photos)", data: "voc", photos: 7 }], chosen_on_judged: false,
  },
  ...own,
});

/** A coarse and a fine level, and a detector. */
export const ROWS = [
  rowOf({ name: "coarse", title: "Coarse", level: 32, edge: 0.284, miou: 0.62 }),
  rowOf({ name: "fine", title: "Fine, “8s”", level: 8, edge: 0.3356, miou: 0.61 }),
  rowOf({ name: "boxes", title: "Boxes", trunk: "", task: "instance", miou: null, edge: null, averages: [{ data: "voc", ap50: 0.6 }] }),
];

/** @type {import("../../demo/lessons/numbers/value.d.ts").SpeedValue} */
export const SPEED = {
  milliseconds: { coarse: 20, fine: 10 }, device: "a test", precision: {}, sample: { en: "Sheep", ko: "양" },
  columns: 4, rows: 3, passes: 5, of: 3, ended: 0,
};
/** @type {import("../../demo/lessons/numbers/value.d.ts").TableValue} */
export const TABLE = { rows: ROWS, names: { cat: { en: "cat", ko: "고양이" }, dog: { en: "dog", ko: "개" } }, radius: 5 };

/** @param {Partial<import("../../demo/lessons/numbers/types.d.ts").State>} [own] */
export const stateOf = (own = {}) => ({ ...firstState("en"), table: TABLE, ...own });

/** Words that name their key and their values. */
export const WORDS = {
  language: /** @type {"en"} */ ("en"),
  has: (/** @type {string} */ key) => key === "numbers.set_voc",
  t: (/** @type {string} */ key, /** @type {object} */ values = {}) => [key, ...Object.values(values)].join(" "),
};
