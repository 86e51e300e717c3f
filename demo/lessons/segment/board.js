// The board of Segment. It keeps every answer of its photo, so that only what was never asked
// before costs the server anything: modes, arrangements, threshold and isolation are its own.
import { addActions, canUnpack, oncePerFrame, openBoard, sayOldBrowser } from "../../web/board.js";
import { coloursOf, fillTrack } from "../../web/elements.js";
import { bytesOf } from "../../web/png.js";
import { savePoster } from "../../web/poster.js";
import { saveFile } from "../../web/save_file.js";
import { write, writeFiles } from "./card.js";
import { askForMissing, chooseNetwork, settleChoices, settleFetch } from "./choices.js";
import { markLegend, writeLegend } from "./classlist.js";
import { drawPanel } from "./drawing.js";
import { buildFigure } from "./figures.js";
import { wantedNames } from "./networks.js";
import { writeObject } from "./object.js";
import { posterOf } from "./poster.js";
import { nameOf, panelOf, sceneOf } from "./scene.js";

const newState = (finest) => ({
  mode: "semantic",
  arrangement: "one", // or "both" modes side by side, or "compare" networks
  chosen: { semantic: finest, instance: "maskrcnn" },
  compared: [finest],
  opacity: 0.6,
  score: 0.5,
  show: { photo: true, outlines: true, boxes: false, labels: true },
  only: null, // index of the class that stands alone
  object: null, // place of the object that stands alone, in the network `objectOf`
  objectOf: null,
  networks: [],
  scene: null,
  panels: [],
  built: null, // the figures of the panels, and what they were built for
  problem: null,
  fetching: null,
});

export function mount(host) {
  const board = openBoard(host, newState(host.props.finest));
  board.drawSoon = oncePerFrame(() => drawPanels(board));
  board.watcher = new ResizeObserver(() => drawPanels(board));
  addActions(board, {
    refresh, isolateClass, isolateObject, leaveIsolation, chooseNetwork, useNetwork, compareAt, removeThird,
  });
  for (const slider of board.all("input[type=range]")) fillTrack(slider);
  listen(board);
  listenToChoices(board);
  followValue(board);
}

// ---- What came from the server ---------------------------------------------------------------
// One value after the other: a photo must be decoded before the answers that belong to it.
function followValue(board) {
  let queue = Promise.resolve();
  let seen = -1;
  const show = (isFirst = false) => {
    const { value } = board.props;
    if (!value || value.turn === seen) return;
    seen = value.turn;
    if (!canUnpack()) { sayOldBrowser(board); return; }
    queue = queue.then(() => accept(board, value, isFirst)).catch((error) => console.error(error));
  };
  board.watch("value", () => show());
  show(true);
}
async function accept(board, value, isFirst) {
  const { state } = board;
  state.networks = value.networks;
  if (value.photo && value.source !== state.scene?.source) {
    const scene = await sceneOf(value, board.props.classes, board.page);
    document.dispatchEvent(new CustomEvent("skipscope:shown", { detail: value.source }));
    Object.assign(state, { scene, only: null, object: null, objectOf: null, problem: null });
  }
  if (!state.scene) { board.trigger("ask", { names: wantedNames(state), photo: true }); return; }
  if (value.source === state.scene.source) await addAnswers(state, value);
  settleFetch(state, value.problems);
  if (value.file && !isFirst) download(value.file);
  refresh(board);
}
async function addAnswers(state, value) {
  const { scene } = state;
  for (const [name, answer] of Object.entries(value.answers)) {
    scene.panels.set(name, await panelOf(name, answer, scene));
    scene.problems.delete(name);
    scene.asked.delete(name);
  }
  for (const [name, words] of Object.entries(value.problems)) {
    if (scene.asked.delete(name)) scene.problems.set(name, words);
    else if (state.fetching?.name !== name) state.problem = words;
  }
}
function download({ name, uri }) {
  const [head, data] = uri.split(",");
  const type = head.slice("data:".length, head.indexOf(";"));
  saveFile(URL.createObjectURL(new Blob([bytesOf(`,${data}`)], { type })), name);
}

// ---- The pictures ----------------------------------------------------------------------------
function refresh(board) {
  const { find, node, state } = board;
  settleChoices(state);
  askForMissing(board);
  const { scene } = state;
  const names = wantedNames(state);
  state.panels = names.map((name) => scene.panels.get(name) ?? { name });
  const figures = figuresFor(board, names);
  state.panels.forEach((panel, place) => Object.assign(panel, figures[place].parts));
  const nodes = figures.map((figure) => figure.node);
  if (find(".pictures").firstChild !== nodes[0]) find(".pictures").replaceChildren(...nodes);
  node.style.setProperty("--columns", names.length);
  write(board);
  drawPanels(board);
  node.dataset.ready = scene.source;
  node.dataset.shows = state.panels.every((panel) => panel.answer) ? names.join(" ") : "";
}
// Figures stay as long as photo, arrangement and networks do.
function figuresFor(board, names) {
  const { state } = board;
  const key = [state.scene.source, state.arrangement, ...names].join("\n");
  if (state.built?.key !== key) state.built = { key, figures: names.map((name) => buildFigure(board, name, state.scene)) };
  return state.built.figures;
}
function drawPanels(board) {
  const { state } = board;
  if (!state.scene) return;
  for (const panel of state.panels) drawPanel(panel.canvas, state.scene, state, panel, (index) => nameOf(board, index));
}

// ---- One class or one object alone -----------------------------------------------------------
function isolateClass(board, index) {
  const { state } = board;
  state.only = state.only === index ? null : index;
  state.object = null;
  showIsolation(board);
}
function isolateObject(board, panel, place) {
  const { state } = board;
  const leaves = place === null || (state.object === place && state.objectOf === panel.name);
  state.object = leaves ? null : place;
  state.objectOf = leaves ? null : panel.name;
  state.only = null;
  showIsolation(board);
}
function leaveIsolation(board) {
  const { state } = board;
  if (state.only === null && state.object === null) return;
  state.only = state.object = state.objectOf = null;
  showIsolation(board);
}
function showIsolation(board) {
  markLegend(board);
  writeObject(board);
  drawPanels(board);
}

// ---- Choices ---------------------------------------------------------------------------------
function useNetwork({ state }, name) { state.chosen[state.mode] = name; }
// A network that is compared already changes its place with the other one.
function compareAt({ state }, place, name) {
  const other = state.compared.indexOf(name);
  if (other >= 0) state.compared[other] = state.compared[place];
  state.compared[place] = name;
}
function removeThird(board) {
  board.state.compared.pop();
  refresh(board);
}
function addThird(board) {
  const { state } = board;
  const free = state.networks.filter((network) => network.ready && !state.compared.includes(network.name));
  if (free.length) state.compared.push(free[free.length - 1].name);
  refresh(board);
}
function choose(board, choice) {
  const { state } = board;
  Object.assign(state, choice, { object: null, objectOf: null, problem: null });
  for (const name of wantedNames(state)) state.scene?.problems.delete(name);
  if (state.scene) refresh(board);
}
function setScore(board, score) {
  const { find, state } = board;
  state.score = score;
  find(".score-out").textContent = score.toFixed(2);
  const isolated = state.object !== null && state.scene?.panels.get(state.objectOf)?.objects[state.object];
  if (isolated && isolated.score < score) state.object = state.objectOf = null;
  if (!state.scene) return;
  writeLegend(board);
  writeObject(board);
  writeFiles(board);
  board.drawSoon();
}
function listenToChoices(board) {
  const { all, find, state, trigger } = board;
  const clicked = (selector, act) => {
    for (const button of all(selector)) button.addEventListener("click", () => act(button.value));
  };
  clicked(".switch button", (mode) => choose(board, { mode }));
  clicked(".arrangements button", (arrangement) => choose(board, { arrangement }));
  clicked(".shows button", (part) => {
    state.show[part] = !state.show[part];
    write(board);
    drawPanels(board);
  });
  clicked(".files button", (kind) => trigger("save", { name: state.panels[0].name, kind, score: state.score }));
  find(".add").addEventListener("click", () => addThird(board));
  find(".all").addEventListener("click", () => leaveIsolation(board));
  find(".save").addEventListener("click", () => {
    if (state.scene && state.panels.every((panel) => panel.answer)) savePoster(posterOf(board, state.scene), board.node);
  });
}
function listen(board) {
  const { find, state } = board;
  find(".opacity").addEventListener("input", (event) => {
    state.opacity = event.target.value / 100;
    fillTrack(event.target);
    board.drawSoon();
  });
  find(".score").addEventListener("input", (event) => {
    fillTrack(event.target);
    setScore(board, event.target.value / 100);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && board.element.offsetParent !== null) leaveIsolation(board);
  });
  document.addEventListener("skipscope:language", () => { write(board); drawPanels(board); });
  document.addEventListener("skipscope:palette", () => repaint(board));
}
function repaint(board) {
  const { scene } = board.state;
  if (!scene) return;
  scene.colours = coloursOf(board.props.classes, board.page);
  for (const panel of scene.panels.values()) panel.layerKey = null;
  write(board);
  drawPanels(board);
}
