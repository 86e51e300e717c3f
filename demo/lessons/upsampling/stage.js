// @ts-check
// The drawing of a method: input, kernel and output as grids of numbers, and how one walks through them.
import { make, makeButton, press } from "../../web/elements.js";
import { kernelPlace, ownPlace } from "./actions.js";
import { formulaOf, sumSentence, whereOf } from "./captions.js";
import { find } from "./find.js";
import { inCell, shown } from "./format.js";
import { buildGrid, drawGrid } from "./number_grid.js";
import { WEIGHTS } from "./state.js";
/** @import { Box, NumberMap, Setting, State, Weights, Words, Work } from "./types.d.ts" */
/** @import { Grid, Shown } from "./number_grid.js" */

/** @typedef {"before" | "input" | "middle" | "kernel" | "output"} Part */
/** @typedef {{ node: HTMLElement, grids: Record<Part, Grid>, weights: HTMLElement }} Stage */
const PARTS = /** @type {const} */ (["before", "input", "middle", "kernel", "output"]);
/** @type {Record<Weights, string>} */
const WEIGHT_NAMES = { ones: "up.ones", bilinear: "up.tent", own: "up.own" };

/** @type {(node: HTMLElement, setting: Setting, get: () => State) => Stage} */
export function buildStage(node, { actions }, get) {
  const grids = buildGrids(actions, get);
  for (const name of PARTS) find(node, `.part.${name} h2`, HTMLElement).after(grids[name].node);
  const weights = make("div", "modes weights");
  weights.setAttribute("role", "group");
  weights.append(...WEIGHTS.map((value) => Object.assign(makeButton("", "", () => actions.set({ weights: value })), { value })));
  find(node, ".copied", HTMLElement).after(weights);
  const walk = find(node, ".walk", HTMLElement);
  listen(walk, ".back", () => actions.move(-1));
  listen(walk, ".next", () => actions.move(1));
  listen(walk, ".play", actions.play);
  listen(walk, ".all", () => actions.showAll());
  for (const button of node.querySelectorAll(".fill .tool")) {
    button.addEventListener("click", () => actions.fill(/** @type {import("./types.d.ts").Filling} */ (button.getAttribute("value"))));
  }
  for (const button of node.querySelectorAll(".value button")) {
    button.addEventListener("click", () => actions.add(Number(button.getAttribute("data-by"))));
  }
  return { node, grids, weights };
}
/** @type {(actions: Setting["actions"], get: () => State) => Stage["grids"]} */
const buildGrids = ({ add, addWeight, choose, chooseOutput, pickWeight, write, writeWeight }, get) => ({
  before: buildGrid("before"),
  input: buildGrid("input", { choose, write, add }),
  middle: buildGrid("middle"),
  kernel: buildGrid("kernel", {
    choose: (place) => pickWeight(ownPlace(place, get().kernel)), write: writeWeight, add: addWeight,
  }),
  output: buildGrid("output", { choose: chooseOutput }),
});
/** @type {(root: HTMLElement, selector: string, tapped: () => void) => void} */
const listen = (root, selector, tapped) => find(root, selector, HTMLElement).addEventListener("click", tapped);

// ---- Words ---------------------------------------------------------------------------------------
/** @type {(stage: Stage, state: State, work: Work, words: Words) => void} */
export function writeStage({ node, weights }, state, work, words) {
  const { t } = words;
  /** @type {(selector: string, text: string) => void} */
  const write = (selector, text) => { find(node, selector, HTMLElement).textContent = text; };
  node.dataset.method = state.method;
  write(".part.before h2", t("up.before"));
  write(".part.input h2", state.method === "unpool" ? t("up.later") : t("up.input", sizeOf(work.input)));
  write(".part.middle h2", t("up.resized", sizeOf(work.middle ?? work.input)));
  write(".part.output b", t("up.output", sizeOf(work.output)));
  write(".part.output small", formulaOf(state));
  write(".copied", t("up.copy", { value: shown(state.input[state.cell]) }));
  write(".pools span", t("up.remember"));
  write(".raises span", t("up.by_scale", { stride: state.stride }));
  write(".paints span", arrowOf(state, words));
  write(".where", whereOf(state, words));
  write(".play", state.playing ? t("up.pause") : t("up.play"));
  write(".value output", shown(state.input[state.cell]));
  write(".sum", sumSentence(state, work, words));
  find(node, ".all", HTMLElement).setAttribute("aria-pressed", String(state.all));
  weights.setAttribute("aria-label", t("up.weights"));
  press(weights.children, (button) => button.getAttribute("value") === state.weights);
  for (const button of weights.children) {
    button.textContent = t(WEIGHT_NAMES[/** @type {Weights} */ (button.getAttribute("value"))]);
  }
}
/** @type {(state: State, words: Words) => string} */
function arrowOf({ method, stride }, { t }) {
  if (method === "unpool") return t("up.put_back");
  return method === "transposed" ? t("up.at_stride", { stride }) : t("up.stays");
}
/** @type {(map: NumberMap) => { rows: number, columns: number }} */
const sizeOf = ({ rows, columns }) => ({ rows, columns });

// ---- Grids ---------------------------------------------------------------------------------------
/** @type {(stage: Stage, state: State, work: Work, words: Words) => void} */
export function drawStage({ grids }, state, work, { t }) {
  /** @type {(name: string) => string} */
  const changed = (name) => t("up.input_aria", { name });
  const { all, cell, weight, weights } = state;
  draw(grids.input, work.input, t("up.input", sizeOf(work.input)), (place) => (
    `${place > cell && !all ? "later" : ""} ${work.reads[place] && state.method !== "unpool" ? "read" : ""}`), { chosen: cell });
  grids.input.lines.setAttribute("aria-label", changed(t("up.input", sizeOf(work.input))));
  if (work.kernel) {
    const chosen = weights === "own" ? kernelPlace(weight, work.kernel.rows) : null;
    const name = t("up.kernel");
    draw(grids.kernel, work.kernel, weights === "own" ? changed(name) : name, () => (weights === "own" ? "own" : "fixed"), { chosen });
  }
  if (work.middle) draw(grids.middle, work.middle, t("up.resized", sizeOf(work.middle)), middleKind(state));
  if (work.before && work.places) drawBefore(grids.before, work.before, work.places, state, t("up.before"));
  drawOutput(grids.output, state, work, t("up.output", sizeOf(work.output)));
}
/** @typedef {{ chosen?: number | null, box?: Box | null }} Marks */
/** @type {(grid: Grid, map: NumberMap, label: string, kindOf: (place: number) => string, marks?: Marks) => void} */
function draw(grid, { rows, columns, data }, label, kindOf, marks = {}) {
  /** @type {Shown[]} */
  const cells = [...data].map((number, place) => ({ text: inCell(number, columns), kind: kindOf(place) }));
  drawGrid(grid, { rows, columns, label, cells, ...marks });
}
// The block of the resized map that stands for the chosen cell.
/** @type {(state: State) => (place: number) => string} */
function middleKind({ all, cell, stride }) {
  const columns = 4 * stride;
  return (place) => {
    const [row, column] = [Math.floor(place / columns), place % columns].map((side) => Math.floor(side / stride));
    const from = 4 * row + column;
    if (from === cell) return "copy";
    return from > cell && !all ? "later" : "";
  };
}
/** @type {(grid: Grid, map: NumberMap, places: Int32Array, state: State, label: string) => void} */
function drawBefore(grid, map, places, { all, cell, hop, window: size }, label) {
  const best = new Set([...places].filter((_, place) => all || place <= cell));
  const [top, left] = [Math.floor(cell / 4) * hop, (cell % 4) * hop];
  draw(grid, map, label, (place) => {
    if (place === places[cell]) return "chosen";
    return best.has(place) ? "copy" : "plain";
  }, { box: { top, left, bottom: top + size, right: left + size } });
}
/** @type {(grid: Grid, state: State, work: Work, label: string) => void} */
function drawOutput(grid, state, { at, copy, output, painted, reached }, label) {
  const { rows, columns, data } = output;
  /** @type {(place: number) => boolean} */
  const isBlank = (place) => !painted.data[place] && !state.all && state.method !== "unpool";
  /** @type {(place: number) => string} */
  const kindOf = (place) => {
    if (reached[place]) return state.method === "unpool" ? "chosen" : "copy";
    if (isBlank(place)) return "blank";
    return painted.data[place] ? "painted" : "plain";
  };
  const cells = [...data].map((number, place) => ({ text: isBlank(place) ? "" : inCell(number, columns), kind: kindOf(place) }));
  const box = copy.top === Infinity || state.method === "unpool" ? null : copy;
  drawGrid(grid, { rows, columns, label, cells, box, chosen: at[0] * columns + at[1] });
}
