// @ts-check
// How often every cell of the output is written: the setting of the visitor, and one to compare it with.
import { noteOf, overlapKey, verdictOf } from "./captions.js";
import { counterpart } from "./evenness.js";
import { find } from "./find.js";
import { buildGrid, drawGrid } from "./number_grid.js";
import { overlapOf } from "./work.js";
/** @import { NumberMap, Setting, State, Words, Work } from "./types.d.ts" */
/** @import { Compared } from "./evenness.js" */
/** @import { Grid } from "./number_grid.js" */

/** @typedef {{ node: HTMLElement, mine: Grid, other: Grid }} Overlap */

/** @type {(node: HTMLElement, setting: Setting, get: () => State) => Overlap} */
export function buildOverlap(node, { actions }, get) {
  const [mine, other] = [buildGrid("counts"), buildGrid("counts")];
  find(node, ".mine", HTMLElement).prepend(mine.node);
  find(node, ".other", HTMLElement).prepend(other.node);
  find(node, ".other button", HTMLElement).addEventListener("click", () => actions.set(counterpart(get())));
  return { node, mine, other };
}

/** @type {(overlap: Overlap, state: State, work: Work, words: Words) => void} */
export function showOverlap({ node, mine, other }, state, work, words) {
  const { t } = words;
  /** @type {(selector: string, text: string) => void} */
  const write = (selector, text) => { find(node, selector, HTMLElement).textContent = text; };
  const compared = counterpart(state);
  const isTransposed = state.method === "transposed";
  write("h2", t(overlapKey(state.method)));
  write(".note", noteOf(state, work, words));
  write(".mine b", isTransposed ? t("up.setting", settingIn(state)) : "");
  write(".mine span", isTransposed ? verdictOf(state, words) : "");
  write(".other button", t("up.setting", settingIn(compared)));
  write(".other span", verdictOf(compared, words));
  find(node, ".mine figcaption", HTMLElement).hidden = !isTransposed;
  find(node, ".other", HTMLElement).hidden = !isTransposed;
  drawCounts(mine, work.counts, t(overlapKey(state.method)));
  if (isTransposed) drawCounts(other, overlapOf({ ...state, ...compared }), t("up.setting", settingIn(compared)));
}
/** @type {(knobs: Compared) => { kernel: number, stride: number }} */
const settingIn = ({ kernel, stride }) => ({ kernel, stride });

/** @type {(grid: Grid, counts: NumberMap, label: string) => void} */
function drawCounts(grid, { rows, columns, data }, label) {
  const most = Math.max(...data, 1);
  drawGrid(grid, { rows, columns, label, cells: [...data].map((count) => ({ text: String(count), share: count / most })) });
}
