// @ts-check
// The parts of the lesson: which names of the state each shows, and how it is drawn.
import { oncePerFrame } from "../../web/board.js";
import { sizeCanvases } from "../../web/elements.js";
import { drawPicture } from "./compose.js";
import { showBandControls, showView, showZoom, writeHold } from "./controls.js";
import { find } from "./find.js";
import { legendNote, legendOf, pressLegend, writeLegend } from "./legend.js";
import { lensInLetters } from "./letters.js";
import { showLens, writePanel } from "./panels.js";
import { gameOf } from "./predict.js";
import { writeQuiz } from "./quiz.js";
import { writeScoreCard } from "./score_card.js";
import { truthButtons } from "./truth.js";

/**
 * @import { Board, OpenState, State } from "./types.d.ts"
 * @typedef {(keyof State)[]} Names
 * @typedef {(board: Board, state: OpenState) => void} Draw
 */

/** @type {Names} */
const PICTURE = [
  "mode", "opacity", "isolated", "band", "bandShown", "bandMoving", "rings", "marks", "colours", "pictureWidth",
  "pixelRatio",
];
/** Another photo changes all of them. @type {[Names, Draw][]} */
const PARTS = [
  [["mode", "stage", "held", "pictureWidth"], drawLook],
  [["held", "language"], drawHold],
  [["zoom", "squareSide", "squareRatio"], ({ node }, state) => showZoom(node, state)],
  [["mode", "opacity"], ({ node }, state) => showView(node, state)],
  [["band", "bandShown"], ({ node }, state) => showBandControls(node, state)],
  [["language", "mode", "band", "stage"], drawCaptions],
  [["language", "band", "edgeExplained"], drawEdgeHelp],
  [["language", "colours"], drawLegend],
  [["language", "colours", "isolated"], ({ node }, { isolated }) => pressLegend(find(node, ".classes"), isolated)],
  [["language", "band", "ceilingExplained", "pictureWidth"], ({ node, page }, state) => writeScoreCard(find(node, ".curve"), state, page)],
  [["language", "stage", "marks"], ({ actions, node, page }, state) => writeQuiz(node, gameOf(state, page), actions.showMark)],
  [["language"], ({ node, page }) => page.apply(node)],
  [PICTURE, drawPictures],
];

/** Draws what has changed; the lenses once a frame, for they move quickly. @param {Board} board */
export function drawChanges(board) {
  const drawLensesSoon = oncePerFrame(() => drawLenses(board));
  /** @type {[Names, Draw][]} */
  const parts = [...PARTS, [[...PICTURE, "centre", "zoom", "squareSide", "squareRatio", "language"], drawLensesSoon]];
  board.store.listen((state, changed) => {
    if (!state.scene) return;
    for (const [names, draw] of parts) {
      if (changed.has("scene") || names.some((name) => changed.has(name))) draw(board, /** @type {OpenState} */ (state));
    }
  });
}

/** @type {Draw} */
function drawLook({ node }, { mode, stage, held, pictureWidth }) {
  node.dataset.mode = mode;
  node.dataset.game = stage;
  node.classList.toggle("held", held);
  node.style.setProperty("--picture-width", `${pictureWidth}px`);
}

/** @type {Draw} */
function drawHold({ node, page }, { held }) {
  writeHold(find(node, ".hold"), held, matchMedia("(hover: hover)").matches, page);
}

/** @type {Draw} */
function drawCaptions({ actions, node, page, panels, trigger }, state) {
  const truth = { ask: () => find(node, ".truth-file").click(), remove: () => trigger("forget", {}) };
  state.scene.panels.forEach((panel, place) => writePanel(panels[place], panel, state, page, {
    askAboutEdge: actions.explainEdge,
    buttons: panel.level ? [] : truthButtons(state.scene, page, truth),
  }));
}

/** @type {Draw} */
function drawEdgeHelp({ node, page }, { band, edgeExplained, scene }) {
  const help = find(node, ".how");
  help.hidden = !edgeExplained || !scene.truth;
  help.textContent = page.t("panel.edge_how", { radius: band });
}

/** @type {Draw} */
function drawLegend({ actions, node, page }, state) {
  find(node, ".share-of").textContent = legendNote(state, page);
  writeLegend(find(node, ".classes"), legendOf(state, page), state.language, actions.isolate);
}

/** @type {Draw} */
function drawPictures({ font, panels }, state) {
  sizeCanvases(panels.map(({ canvas }) => canvas));
  state.scene.panels.forEach((panel, place) => drawPicture(panels[place].canvas, state, panel, font));
}

/** @param {Board} board */
function drawLenses({ font, node, page, panels, store }) {
  const state = /** @type {OpenState} */ (store.get());
  node.dataset.lens = lensInLetters(state);
  sizeCanvases(panels.map(({ square }) => square));
  state.scene.panels.forEach((panel, place) => showLens(panels[place], panel, state, page, font));
}
