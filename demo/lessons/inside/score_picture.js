// @ts-check
// Score maps as pictures of their own cells: purple where a class has less than the mean of all
// classes in that cell, teal where it has more. Softmax sees such differences only: adding one number
// to all scores of a cell changes nothing.
import { paint } from "../../web/layers.js";
import { rampColour, reachOf } from "../../web/ramp.js";
import { classIn, weightsIn } from "./state.js";
import { stepsOf } from "./steps.js";
/** @import { Cells, Scene, ScoreMap, State, Tap } from "./types.d.ts" */
/** @import { Size } from "../../web/values.d.ts" */

/**
 * @typedef {{ cells: Cells, weight: number, reach: number }} Drawn `reach` gets full colour
 * @typedef {Drawn & { tap: Tap }} Term
 */

/**
 * What the pictures of the score maps show.
 *
 * @param {Scene} scene
 * @param {State} state
 * @returns {Term[]}
 */
export function termsOf(scene, state) {
  const [cells, weights, all] = [mapsOf(scene, state), weightsIn(scene, state), largestReach(scene, state)];
  return scene.taps.map((tap, place) => ({
    tap, cells: cells[place], weight: weights[place], reach: all ?? reachOf(cells[place].scores),
  }));
}
// Colours are measured with all weights at 1, so that a step fades while its weight goes down.
/** @type {(scene: Scene, state: State) => Drawn[]} */
export function stepsIn(scene, state) {
  const [trained, all] = [stepCells(scene, state, scene.taps.map(() => 1)), largestReach(scene, state)];
  return stepCells(scene, state, weightsIn(scene, state)).map((cells, place) => (
    { cells, weight: 1, reach: all ?? reachOf(trained[place].scores) }));
}
/** @type {(scene: Scene, state: State) => Cells[]} */
const mapsOf = (scene, state) => scene.taps.map((tap) => cellsOf(centred(tap), scene.input, classIn(scene, state)));
/** @type {(scene: Scene, state: State, weights: readonly number[]) => Cells[]} */
const stepCells = (scene, state, weights) =>
  stepsOf(scene.taps.map(centred), weights, classIn(scene, state)).map((step) => cellsOf(step, scene.input, 0));
/** @type {WeakMap<Tap, Tap>} */
const centredTaps = new WeakMap();
// Less the mean of all classes in each cell. Weighing, doubling and adding keep the means at 0.
/** @type {(tap: Tap) => Tap} */
export function centred(tap) {
  const known = centredTaps.get(tap);
  if (known) return known;
  const area = tap.rows * tap.columns;
  const means = new Float64Array(area);
  tap.data.forEach((score, place) => { means[place % area] += score; });
  const classes = tap.data.length / area;
  const made = { ...tap, data: tap.data.map((score, place) => score - means[place % area] / classes) };
  centredTaps.set(tap, made);
  return made;
}
// Of all pictures, if they share one scale; else null.
/** @type {(scene: Scene, state: State) => number | null} */
function largestReach(scene, state) {
  if (state.scale !== "common") return null;
  const all = [...mapsOf(scene, state), ...stepCells(scene, state, scene.taps.map(() => 1))];
  return Math.max(...all.map(({ scores }) => reachOf(scores)));
}

// The scores of one class at the cells that touch the photo; those of the padding are left out.
/** @type {(tap: ScoreMap & { stride: number }, input: Size, index: number) => Cells} */
export function cellsOf(tap, input, index) {
  const [columns, rows] = input.map((side) => Math.ceil(side / tap.stride));
  const from = index * tap.rows * tap.columns;
  const scores = new Float32Array(rows * columns);
  for (let y = 0; y < rows; y++) {
    const line = from + y * tap.columns;
    scores.set(tap.data.subarray(line, line + columns), y * columns);
  }
  return { rows, columns, stride: tap.stride, scores };
}
// Cell i covers the pixels stride · i … stride · i + stride − 1 of the network's input, so that the
// last ones may reach beyond the photo and are cut there.
/** @type {(canvas: HTMLCanvasElement, drawn: Drawn, input: Size) => void} */
export function drawCells(canvas, { cells, weight, reach }, input) {
  const context = canvas.getContext("2d");
  if (!canvas.width || !context) return;
  const small = paint(cells.columns, cells.rows, (/** @type {number} */ cell) => rampColour((weight * cells.scores[cell]) / reach));
  context.imageSmoothingEnabled = false;
  const [wide, high] = [canvas.width / input[0], canvas.height / input[1]];
  context.drawImage(small, 0, 0, cells.columns * cells.stride * wide, cells.rows * cells.stride * high);
}
