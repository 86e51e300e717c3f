// The board of Inside: one photo's score maps, the dial that adds them up, a pixel, U-Net's copies.
import { addActions, canUnpack, oncePerFrame, openBoard, sayOldBrowser } from "../../web/board.js";
import { clamp, press } from "../../web/elements.js";
import { readLabels } from "../../web/png.js";
import { savePoster } from "../../web/poster.js";
import { agreement } from "./agreement.js";
import { writeBars } from "./bars.js";
import { writeClasses } from "./classes.js";
import { askForCopies, buildCopied, buildToggles, copiesKey, drawCopies, watchCopies } from "./copies.js";
import { buildEquation, drawEquation, writeSliders, writeSum, writeTerms } from "./dial.js";
import { fuse, labelsOf } from "./fusion.js";
import { inOrder, weightsOf } from "./levels.js";
import { readLink, tellLink } from "./link.js";
import { posterOf } from "./poster.js";
import { buildProbe, drawProbe, writeProbe } from "./probe.js";
import { sceneOf } from "./scene.js";
import { classLayer, packedColours } from "./scoremaps.js";

const newState = () => ({
  weights: weightsOf("fcn8s"),
  index: null, // the class whose score maps are shown
  scale: "own", // or "common": one colour scale for the three maps
  pixel: null, // the probed one, [x, y] of the full photo
  copies: null, // of U-Net, those that are let through
  isNear: false, // whether U-Net's card is in sight or nearly
  problem: null,
  scene: null,
  packed: null, // label → colour
  sum: null, // the score maps added up, their labels, and how well these agree with the truth
  labels: null,
  agreed: null,
  summed: null, // what the sum was worked out from
  drawsAll: false, // whether more than the equation is to be drawn
});

export function mount(host) {
  const board = openBoard(host, newState());
  board.state.packed = packedColours(board.props.classes, board.page);
  const nextFrame = oncePerFrame(() => { if (board.state.scene) draw(board, board.state.scene); });
  addActions(board, {
    drawSum: nextFrame, drawSoon: () => { board.state.drawsAll = true; nextFrame(); },
    setWeight, setWeights, chooseClass, probeAt, switchCopy, askForCopies,
  });
  board.stages = [];
  board.watcher = new ResizeObserver(board.actions.drawSoon);
  board.parts = { ...buildEquation(board), probe: buildProbe(board), copied: buildCopied(board) };
  listen(board);
  watchCopies(board);
  tellLink(board);
  write(board);
  followValue(board);
}

// ---- What a visitor does ---------------------------------------------------------------------
function setWeight(board, tap, weight) {
  setWeights(board, { ...board.state.weights, [tap]: clamp(weight, 0, 1) });
}
function setWeights(board, weights) {
  board.state.weights = weights;
  writeSliders(board);
  board.actions.drawSum();
}
function chooseClass(board, index) {
  board.state.index = index;
  writeClasses(board, board.state.scene);
  board.actions.drawSoon();
}
function probeAt(board, x, y) {
  const { scene } = board.state;
  const [width, height] = scene.full;
  board.state.pixel = [clamp(Math.floor(x), 0, width - 1), clamp(Math.floor(y), 0, height - 1)];
  writeProbe(board, scene);
  writeBars(board, scene);
}
function switchCopy(board, name) {
  const { actions, state } = board;
  const on = state.copies.includes(name);
  state.copies = state.scene.copies.filter((other) => (other === name ? !on : state.copies.includes(other)));
  state.problem = null;
  askForCopies(board);
  actions.drawSoon();
}
function listen(board) {
  const { actions, all, find, page, state } = board;
  find(".every").addEventListener("change", (event) => actions.chooseClass(Number(event.target.value)));
  for (const button of all(".scales button")) {
    button.addEventListener("click", () => {
      state.scale = button.value;
      press(all(".scales button"), (other) => other === button);
      actions.drawSoon();
    });
  }
  find(".save").addEventListener("click", () => { if (state.scene) savePoster(posterOf(board, state.scene), board.node); });
  document.addEventListener("skipscope:language", () => write(board));
  document.addEventListener("skipscope:palette", () => {
    state.packed = packedColours(board.props.classes, page);
    state.summed = null;
    write(board);
  });
}

// ---- Drawing ---------------------------------------------------------------------------------
function draw(board, scene) {
  const { node, state } = board;
  const wanted = [scene.source, ...inOrder(state.weights)].join();
  if (state.summed !== wanted) addUp(board, scene);
  state.summed = wanted;
  drawEquation(board, scene);
  writeTerms(board, scene);
  writeSum(board, scene);
  writeBars(board, scene);
  if (state.drawsAll) drawRest(board, scene);
  state.drawsAll = false;
  node.dataset.ready = scene.source;
  node.dataset.dial = inOrder(state.weights);
}
// fuse → labels → score → pictures; what it took is told for whoever measures.
function addUp({ node, parts, state }, scene) {
  const began = performance.now();
  state.sum = fuse(scene.maps, state.weights);
  state.labels = labelsOf(state.sum, scene.grid);
  state.agreed = scene.truth && agreement(state.labels, scene.truth, scene.band);
  classLayer(state.labels, parts.sum.layer, state.packed);
  node.dataset.took = (performance.now() - began).toFixed(1);
}
function drawRest(board, scene) {
  drawProbe(board.parts.probe.canvas, scene);
  writeProbe(board, scene);
  drawCopies(board, scene);
}
function write(board) {
  const { find, page, props, state } = board;
  state.drawsAll = true;
  writeSliders(board);
  page.apply(board.element);
  find(".how").textContent = page.t("panel.edge_how", { radius: props.radius });
  find(".waiting").textContent = state.problem?.[page.language] ?? page.t("busy.maps");
  if (!state.scene) return;
  writeClasses(board, state.scene);
  draw(board, state.scene);
}

// ---- What came from the server ---------------------------------------------------------------
// One value after the other: a photo must be decoded before the answers that belong to it.
function followValue(board) {
  let queue = Promise.resolve();
  let seen = -1;
  const show = () => {
    const value = board.props.value;
    if (!value || value.turn === undefined || value.turn === seen) return;
    seen = value.turn;
    if (!canUnpack()) { sayOldBrowser(board); return; }
    queue = queue.then(() => accept(board, value)).catch((error) => console.error(error));
  };
  board.watch("value", show);
  show();
}
async function accept(board, value) {
  const { state } = board;
  if (value.photo) await open(board, value);
  const scene = state.scene;
  if (!scene && value.problem) { state.problem = value.problem; write(board); }
  if (!scene || value.source !== scene.source) return;
  if (value.unet) scene.unet.set(copiesKey(value.unet.copies), await readLabels(value.unet.labels));
  if (value.problem) { state.problem = value.problem; scene.asked.clear(); }
  board.actions.drawSoon();
}
async function open(board, value) {
  const { state } = board;
  document.dispatchEvent(new CustomEvent("skipscope:shown", { detail: value.source }));
  const scene = await sceneOf(value, board.props.classes);
  const isFirst = !state.scene;
  Object.assign(state, { scene, pixel: scene.start, problem: null });
  if (!scene.present.includes(state.index)) [state.index] = scene.present;
  if (isFirst) Object.assign(state, readLink(board, scene));
  state.copies ??= scene.copies;
  buildToggles(board, scene.copies);
  for (const stage of board.stages) stage.style.setProperty("--ratio", scene.full[0] / scene.full[1]);
  delete board.node.dataset.waiting;
  askForCopies(board);
  write(board);
}
