// @ts-check
// The parts of the lesson: which names of the state each shows, and how it is drawn.
import { afterRest, oncePerFrame } from "../../web/board.js";
import { sizeCanvases } from "../../web/elements.js";
import { drawPicture } from "./compose.js";
import { showBandControls, showView, showZoom, writeHold } from "./controls.js";
import { find } from "./find.js";
import { legendNote, legendOf, pressLegend, writeLegend } from "./legend.js";
import { lensInLetters } from "./letters.js";
import { lensInWords, showLens, writePanel } from "./panels.js";
import { gameOf } from "./predict.js";
import { writeQuiz } from "./quiz.js";
import { writeScoreCard } from "./score_card.js";
import { truthButtons } from "./truth.js";

/**
 * @import { Board, OpenState, Panel, State } from "./types.d.ts"
 * @typedef {(keyof State)[]} Names
 * @typedef {(board: Board, state: OpenState) => void} Draw
 */

const SPOKEN_AFTER = 500; // milliseconds without another key: a screen reader reads every change

/** @type {Names} */
const PICTURE = ["mode", "opacity", "isolated", "stage", "marks", "colours", "pictureWidth", "pixelRatio"];
/** Only a panel without a level shows it, and its slider is to move smoothly. @type {Names} */
const BAND = ["band", "bandShown", "bandMoving", "rings"];
/** Another photo changes all of them. @type {[Names, Draw][]} */
const PARTS = [
  [["mode", "stage", "held", "pictureWidth"], drawLook],
  [["held", "language"], drawHold],
  [["zoom", "squareSide", "squareRatio"], ({ node }, state) => showZoom(node, state)],
  [["mode", "opacity"], ({ node }, state) => showView(node, state)],
  [["band", "bandShown"], ({ node }, state) => showBandControls(node, state)],
  [["language", "mode", "band", "stage"], drawCaptions],
  [["language", "band", "edgeExplained", "mode", "stage"], drawEdgeHelp],
  [["language", "colours"], drawLegend],
  [["language", "colours", "isolated"], ({ node }, { isolated }) => pressLegend(find(node, ".classes"), isolated)],
  [["language", "band", "ceilingExplained", "pictureWidth"], ({ node, page }, state) => writeScoreCard(find(node, ".curve"), state, page)],
  [["language", "stage", "marks"], ({ actions, node, page }, state) => writeQuiz(node, gameOf(state, page), actions.showMark)],
  [["language"], ({ node, page }) => page.apply(node)],
  [PICTURE, drawPictures],
  [BAND, drawBand],
];

/** Draws what has changed; the lenses once a frame, for they move quickly. @param {Board} board */
export function drawChanges(board) {
  const drawLensesSoon = oncePerFrame(() => drawLenses(board, () => true));
  const drawBandSoon = oncePerFrame(() => drawLenses(board, isPhoto));
  const sayLensSoon = afterRest(SPOKEN_AFTER, () => sayLens(board));
  /** @type {[Names, Draw][]} */
  const parts = [...PARTS, [["centre"], sayLensSoon],
    [[...PICTURE, "centre", "zoom", "squareSide", "squareRatio", "language"], drawLensesSoon],
    [BAND, drawBandSoon]];
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
  for (const button of node.querySelectorAll(".edge")) button.setAttribute("aria-expanded", String(edgeExplained));
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

/** @param {Panel} panel */
const isPhoto = ({ level }) => level === null;

/** @type {Draw} */
function drawBand({ font, panels }, state) {
  state.scene.panels.forEach((panel, place) => {
    if (isPhoto(panel)) drawPicture(panels[place].canvas, state, panel, font);
  });
}

/** For whoever moves the lens with keys: which class each panel has there. @param {Board} board */
function sayLens({ node, page, store }) {
  const isByKeys = node.contains(document.activeElement) && document.activeElement?.matches(".stage");
  const state = /** @type {OpenState} */ (store.get());
  if (isByKeys && state.stage === "off") find(node, ".heard").textContent = lensInWords(state, page);
}

/** @param {Board} board @param {(panel: Panel) => boolean} isMeant */
function drawLenses({ font, node, page, panels, store }, isMeant) {
  const state = /** @type {OpenState} */ (store.get());
  node.dataset.lens = lensInLetters(state);
  sizeCanvases(panels.map(({ square }) => square));
  state.scene.panels.forEach((panel, place) => {
    if (isMeant(panel)) showLens(panels[place], panel, state, page, font);
  });
}
