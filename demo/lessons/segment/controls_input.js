// @ts-check
// What the buttons and sliders of the board do.
/** @import { Arrangement, Board, Mode, OpenState, Part } from "./types.d.ts" */
import { loadLate } from "../../web/board.js";
import { addThird, arrange, explain, setOpacity, setScore, showAll, switchMode, togglePart } from "./changes.js";
import { wantedNames, wantedPanels } from "./networks.js";
import { buttonsIn, sliderIn } from "./parts.js";

/** @param {Board} board */
export function listenToControls(board) {
  const { change, node } = board;
  clicked(node, ".switch button", (mode) => change(switchMode(/** @type {Mode} */ (mode))));
  clicked(node, ".arrangements button", (value) => change(arrange(/** @type {Arrangement} */ (value))));
  clicked(node, ".shows button", (part) => change(togglePart(/** @type {Part} */ (part))));
  clicked(node, ".files button", (kind) => saveResult(board, kind));
  clicked(node, ".add", () => change(addThird));
  clicked(node, ".all", () => change(showAll));
  clicked(node, ".stepwise", () => change(explain(true)));
  clicked(node, ".save", () => savePicture(board));
  moved(node, ".opacity", (share) => change(setOpacity(share)));
  moved(node, ".score", (share) => change(setScore(share)));
}
/** @param {HTMLElement} node @param {string} selector @param {(value: string) => void} act */
function clicked(node, selector, act) {
  for (const button of buttonsIn(node, selector)) button.addEventListener("click", () => act(button.value));
}
/** @param {HTMLElement} node @param {string} selector @param {(share: number) => void} act the share is 0 … 1 */
function moved(node, selector, act) {
  const slider = sliderIn(node, selector);
  slider.addEventListener("input", () => act(Number(slider.value) / 100));
}

/** The server makes the file of the first picture's network. @param {Board} board @param {string} kind */
function saveResult({ store, trigger }, kind) {
  const state = store.get();
  trigger("save", { name: wantedNames(state)[0], kind, score: state.score });
}
/** @param {Board} board */
async function savePicture({ node, page, store }) {
  const state = store.get();
  const isComplete = state.scene && wantedPanels(state).every((panel) => panel !== undefined);
  if (!isComplete) return;
  const poster = await loadLate({ node, page }, () => import("./poster.js"));
  poster?.savePicture(/** @type {OpenState} */ (state), page, node);
}
