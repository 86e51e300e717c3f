// @ts-check
// A convolution and the transposed one between the same two grids, and the matrices that they are.
import { make } from "../../web/elements.js";
import { mapOf } from "./arithmetic.js";
import { sumOf } from "./captions.js";
import { inCell, shown } from "./format.js";
import { matrixOf, times, turned, underKernel } from "./matrix.js";
import { buildGrid, drawGrid } from "./number_grid.js";
import { SIDE } from "./state.js";
import { kernelOf } from "./work.js";
/** @import { NumberMap, Setting, State, Words } from "./types.d.ts" */
/** @import { Grid } from "./number_grid.js" */

const SIZE = 3; // of the kernel
const SMALL = SIDE - SIZE + 1;

/** @typedef {{ title: HTMLElement, says: HTMLElement, from: Grid, to: Grid, matrix: Grid }} Half */
/** @typedef {{ conv: Half, turned: Half }} Pair */

/** @type {(host: HTMLElement, setting: Setting) => Pair} */
export function buildPair(host, { actions }) {
  const hearing = { choose: (/** @type {number} */ pair) => actions.set({ pair }) };
  const large = { x: buildGrid("large"), z: buildGrid("large") };
  const small = { out: buildGrid("small", hearing), in: buildGrid("small", hearing) };
  const conv = makeHalf("conv", large.x, small.out);
  const back = makeHalf("turned", small.in, large.z);
  host.replaceChildren(conv.node, back.node);
  return { conv: conv.half, turned: back.half };
}
/** @type {(name: string, from: Grid, to: Grid) => { node: HTMLElement, half: Half }} */
function makeHalf(name, from, to) {
  const [node, title, grids, arrow, says] = [
    make("div", `half ${name}`), make("h3"), make("div", "grids"), make("div", "arrow"), make("p"),
  ];
  const matrix = buildGrid("matrix");
  grids.append(from.node, arrow, to.node, matrix.node);
  node.append(title, grids, says);
  return { node, half: { title, says, from, to, matrix } };
}

/** @type {(pair: Pair, state: State, words: Words) => void} */
export function showPair(pair, state, words) {
  const { t } = words;
  const chosen = state.pair;
  const matrix = matrixOf(kernelOf(state, SIZE), SIDE);
  const y = times(matrix, state.input);
  const z = times(turned(matrix), y);
  const under = underKernel(chosen, SIZE, SIDE);
  /** @type {(place: number) => boolean} */
  const isChosen = (place) => place === chosen;
  const row = { row: chosen + 1, count: SIZE * SIZE };

  pair.conv.title.textContent = t("up.conv");
  pair.turned.title.textContent = t("up.turned");
  pair.conv.says.textContent = t("up.conv_says", { ...row, sum: rowSum(matrix, chosen, state, words) });
  pair.turned.says.textContent = t("up.turned_says", { ...row, value: shown(y[chosen]) });
  draw(pair.conv.from, mapOf(SIDE, SIDE, state.input), "x", (place) => under[place]);
  draw(pair.conv.to, mapOf(SMALL, SMALL, y), "y", isChosen, chosen);
  draw(pair.conv.matrix, matrix, "C", (place) => isChosen(Math.floor(place / matrix.columns)));
  draw(pair.turned.from, mapOf(SMALL, SMALL, y), "y", isChosen, chosen);
  draw(pair.turned.to, mapOf(SIDE, SIDE, z), "z", (place) => under[place]);
  draw(pair.turned.matrix, turned(matrix), "Cᵀ", (place) => isChosen(place % matrix.rows));
}
/** @type {(matrix: NumberMap, row: number, state: State, words: Words) => string} */
function rowSum({ columns, data }, row, { input }, words) {
  const terms = input.map((value, column) => ({ value, weight: data[row * columns + column] }));
  return sumOf(terms.filter(({ value, weight }) => value && weight), words);
}
/** @type {(grid: Grid, map: NumberMap, label: string, isMarked: (place: number) => boolean, chosen?: number | null) => void} */
function draw(grid, { rows, columns, data }, label, isMarked, chosen = null) {
  const cells = [...data].map((number, place) => ({
    text: inCell(number), kind: `${isMarked(place) ? "copy" : ""} ${number === 0 ? "zero" : ""}`,
  }));
  drawGrid(grid, { rows, columns, label, cells, chosen });
}
