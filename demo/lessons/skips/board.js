// The board of Skips: pictures, the lens locked to the same pixels in all of them, controls, legend.
import { addActions, canUnpack, oncePerFrame, openBoard, sayOldBrowser } from "../../web/board.js";
import { clamp, classRow, coloursOf, fillTrack, press } from "../../web/elements.js";
import { BACKGROUND } from "../../web/layers.js";
import { savePoster } from "../../web/poster.js";
import { writePanel, writeCurve } from "./captions.js";
import { drawPictures } from "./compose.js";
import { LEAST_ZOOM, MOST_ZOOM } from "./gestures.js";
import { drawLens, lensInLetters } from "./lens.js";
import { DEFAULT_BAND, followLink, tellLink } from "./link.js";
import { toggled } from "./marks.js";
import { buildPanels } from "./panels.js";
import { posterOf } from "./poster.js";
import { writeGame } from "./predict.js";
import { sceneOf } from "./scene.js";
import { listenToTruth } from "./truth.js";

const LENS_SHARE = 0.16; // of the photo's width: what the lens shows when it opens
const BAND_STAYS = 1500; // milliseconds that the band is still drawn after its width has changed

const newState = () => ({
  mode: "overlay",
  opacity: 0.6,
  zoom: 3,
  only: null, // index of the class that stands alone
  centre: null, // of the lens, [x, y] of the scene
  held: false,
  band: DEFAULT_BAND,
  bandShown: false, // whether it is drawn, by choice
  bandUsed: false, // or because its width changes
  game: { stage: "off", marks: [] }, // off, marking or revealed; marks in the scene's pixels
  scene: null,
  linkFollowed: false,
});

export function mount(host) {
  const board = openBoard(host, newState());
  board.drawLensSoon = oncePerFrame(() => { if (board.state.scene) drawLens(board, board.state.scene); });
  board.watcher = new ResizeObserver(() => redraw(board));
  addActions(board, {
    moveLens, setZoom, hold, setMode, setBand, isolate, toStage, startGame, leaveGame, toggleMark, markHere, showMark,
  });
  for (const slider of board.all(".zoom, .opacity, .band")) fillTrack(slider);
  listen(board);
  listenToBand(board);
  listenToTruth(board);
  tellLink(board);
  followValue(board);
}

// ---- The lens and the band -------------------------------------------------------------------
function moveLens(board, x, y) {
  const { width, height } = board.state.scene;
  board.state.centre = [clamp(x, 0, width - 0.001), clamp(y, 0, height - 0.001)];
  board.drawLensSoon();
}
function setZoom(board, zoom) {
  const { find, state } = board;
  state.zoom = clamp(zoom, LEAST_ZOOM, MOST_ZOOM);
  find(".zoom").value = state.zoom;
  find(".zoom-out").textContent = `×${Math.round(10 * state.zoom) / 10}`;
  fillTrack(find(".zoom"));
  board.drawLensSoon();
}
function hold({ find, node, page, state }, on) {
  state.held = on;
  node.classList.toggle("held", on);
  const mouse = matchMedia("(hover: hover)").matches;
  find(".hold").textContent = page.t(!mouse ? "panel.touch" : on ? "panel.held" : "panel.hold");
}
function setBand({ find, state }, radius) {
  const slider = find(".band");
  state.band = clamp(Math.round(radius), Number(slider.min), Number(slider.max));
  slider.value = state.band;
  fillTrack(slider);
}
function listenToBand(board) {
  const { find, state } = board;
  let timer = null;
  find(".band").addEventListener("input", (event) => {
    setBand(board, event.target.value);
    state.bandUsed = true;
    clearTimeout(timer);
    timer = setTimeout(() => { state.bandUsed = false; redraw(board); }, BAND_STAYS);
    write(board);
    redraw(board);
  });
  find(".band-show").addEventListener("click", (event) => {
    state.bandShown = !state.bandShown;
    if (!state.bandShown) state.bandUsed = false;
    press([event.currentTarget], () => state.bandShown);
    redraw(board);
  });
}

// ---- Predict, then reveal --------------------------------------------------------------------
function toStage(board, stage) {
  board.state.game.stage = board.node.dataset.game = stage;
  write(board); // a caption says nothing of what the curtain hides
  redraw(board);
}
function startGame(board) {
  board.state.game.marks = [];
  toStage(board, "marking");
  board.find(".quiz").scrollIntoView({ block: "start" });
  board.state.scene.panels[0].stage.focus({ preventScroll: true });
}
function leaveGame(board) {
  board.state.game.marks = [];
  toStage(board, "off");
}
function toggleMark(board, x, y, reach) {
  const { game } = board.state;
  game.marks = toggled(game.marks, x, y, reach);
  writeGame(board);
  redraw(board);
}
// Enter marks the place under the lens' circle.
function markHere(board) {
  const { centre, game } = board.state;
  if (game.stage === "marking") toggleMark(board, ...centre, 1.5);
}
function showMark(board, { x, y }) {
  hold(board, true);
  moveLens(board, x + 0.5, y + 0.5);
}

// ---- Controls --------------------------------------------------------------------------------
function setMode({ all, find, node, state }, mode) {
  state.mode = node.dataset.mode = mode;
  find(".opacity").disabled = mode === "mask" || mode === "outline";
  press(all(".modes button"), (button) => button.dataset.mode === mode);
}
function isolate(board, index) {
  board.state.only = board.state.only === index ? null : index;
  markLegend(board);
  redraw(board);
}
function listen(board) {
  const { actions, all, find, state } = board;
  const clicked = (selector, act) => find(selector).addEventListener("click", act);
  find(".zoom").addEventListener("input", (event) => setZoom(board, Number(event.target.value)));
  find(".opacity").addEventListener("input", (event) => {
    state.opacity = event.target.value / 100;
    fillTrack(event.target);
    redraw(board);
  });
  for (const button of all(".modes button")) {
    button.addEventListener("click", () => { setMode(board, button.dataset.mode); write(board); redraw(board); });
  }
  clicked(".start", () => actions.startGame());
  clicked(".again", () => actions.startGame());
  clicked(".leave", () => actions.leaveGame());
  clicked(".lift", () => actions.toStage("revealed"));
  clicked(".dashed", (event) => {
    find(".ceiling-how").hidden = !find(".ceiling-how").hidden;
    event.currentTarget.setAttribute("aria-expanded", String(!find(".ceiling-how").hidden));
  });
  clicked(".save", () => { if (state.scene) savePoster(posterOf(board, state.scene), board.node); });
  document.addEventListener("skipscope:language", () => { write(board); redraw(board); });
  document.addEventListener("skipscope:palette", () => repaint(board));
}

// ---- Words and pictures ----------------------------------------------------------------------
// Everything that depends on the language.
function write(board) {
  const { scene } = board.state;
  if (!scene) return;
  for (const panel of scene.panels) writePanel(board, scene, panel);
  writeLegend(board, scene.value);
  writeCurve(board, scene.value);
  writeGame(board);
  hold(board, board.state.held);
  board.page.apply(board.element);
}
function writeLegend(board, value) {
  const { find, page } = board;
  const finest = value.levels[value.levels.length - 1];
  find(".share-of").textContent = finest
    ? `${page.t("legend.help")} · ${page.t("legend.share", { name: finest.title })}` : "";
  find(".classes").replaceChildren(...value.legend.map((entry) => {
    const background = entry.index === BACKGROUND ? "" : `rgb(${page.colour(entry)})`;
    const number = page.percent(finest?.shares[entry.index] || 0);
    return classRow({ entry, background, number, language: page.language }, () => isolate(board, entry.index));
  }));
  markLegend(board);
}
function markLegend({ all, state }) {
  press(all(".class"), (button) => Number(button.dataset.index) === state.only);
}
function redraw(board) {
  if (board.state.scene) drawPictures(board.state.scene, board.state);
  board.drawLensSoon();
}
function repaint(board) {
  const { scene } = board.state;
  if (!scene) return;
  scene.colours = coloursOf(scene.value.legend, board.page);
  scene.layers.clear();
  write(board);
  redraw(board);
}

// ---- What came from the server ---------------------------------------------------------------
function followValue(board) {
  let latest = 0;
  const show = async () => {
    const { value } = board.props;
    if (!value) return;
    const turn = ++latest;
    document.dispatchEvent(new CustomEvent("skipscope:shown", { detail: value.source }));
    if (!canUnpack()) { sayOldBrowser(board); return; }
    const scene = await sceneOf(value, board.page);
    if (turn === latest) open(board, scene); // else a newer photo came while this one was being decoded
  };
  board.watch("value", show);
  show();
}
function open(board, scene) {
  board.watcher.disconnect();
  board.state.scene = scene;
  build(board, scene);
  board.drawLensSoon();
  board.node.dataset.ready = scene.value.source;
}
function build(board, scene) {
  const { state, watcher } = board;
  buildPanels(board, scene);
  for (const panel of scene.panels) watcher.observe(panel.canvas);
  watcher.observe(scene.panels[0].square);
  const start = scene.value.lens || [scene.width / 2, scene.height / 2];
  state.centre = start.map((place) => place + 0.5);
  if (!scene.value.legend.some((entry) => entry.index === state.only)) state.only = null;
  leaveGame(board);
  hold(board, false);
  setZoom(board, Math.round(scene.panels[0].square.clientWidth / (LENS_SHARE * scene.width)) || 3);
  scene.opened = lensInLetters(scene, state);
  followLink(board, scene);
  write(board);
  drawPictures(scene, state);
}
