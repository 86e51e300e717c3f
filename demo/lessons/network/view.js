// @ts-check
// Which part of the board shows which part of the state.
import { fillTrack, makeButton, press, sizeCanvases } from "../../web/elements.js";
import { paint } from "../../web/layers.js";
import { joinKey, keyOf, networkIn, onTrunk, sideIn } from "./state.js";
import { cellsAt, inputSize, stripOf, textsOf, boxesOf } from "./strip.js";
/** @import { Board } from "../../web/board.js" */
/** @import { Store } from "../../web/store.js" */
/** @import { LabelMap, NetworkProps, Scene, State } from "./types.d.ts" */
/** @import { NetworkValue } from "./value.d.ts" */
/** @import { Size } from "../../web/values.d.ts" */

const COARSEST = 32; // pixels: the stride of the grid that grows with the input
const CLASSIFIER = 7; // cells along a side of what VGG16's first fully connected layer reads
const OPACITY = 0.62;

/** @typedef {{ state: State, scene: Scene, network: NetworkValue, input: Size }} Shown */

/** @type {(board: Board<NetworkProps>, store: Store<State>) => void} */
export function show(board, store) {
  const state = store.get();
  const network = networkIn(state);
  if (!state.scene || !network) return;
  const { scene } = state;
  const input = inputSize(sideIn(state), scene.full_size);
  const shown = { state, scene, network, input };
  delete board.node.dataset.waiting;
  board.node.style.setProperty("--ratio", String(scene.full_size[0] / scene.full_size[1]));
  showChoices(board, store, shown);
  const answer = drawPictures(board, shown);
  drawStrip(board, shown, answer);
  writeSizes(board, shown);
  board.node.dataset.ready = scene.source;
  board.node.dataset.answered = state.answers.has(keyOf(state)) ? keyOf(state) : "";
}

// Buttons are made once for a trunk, so that the focus stays on the one that was pressed.
/** @type {(board: Board<NetworkProps>, store: Store<State>, shown: Shown) => void} */
function showChoices({ find, page }, store, { scene, network }) {
  const [trunks, choices] = [find(".trunks"), find(".choices")];
  const first = new Map(scene.networks.map((each) => [each.trunk, each.trunk_title]));
  /** @type {(name: string | undefined) => void} */
  const choose = (name) => { if (name) store.set({ network: name, problem: "" }); };
  keepButtons(trunks, [...first], (trunk) => choose(onTrunk(scene.networks, networkIn(store.get())?.title ?? "", trunk)?.name));
  const here = scene.networks.filter(({ trunk }) => trunk === network.trunk);
  keepButtons(choices, here.map(({ name, title }) => [name, title]), choose);
  press(trunks.children, (button) => button.getAttribute("value") === network.trunk);
  press(choices.children, (button) => button.getAttribute("value") === network.name);
  find(".join").textContent = page.t(joinKey(network), { name: network.title });
}
/** @type {(group: HTMLElement, rows: (readonly [value: string, title: string])[], tapped: (value: string) => void) => void} */
function keepButtons(group, rows, tapped) {
  const key = rows.map(([value]) => value).join();
  if (group.dataset.rows === key) return;
  group.dataset.rows = key;
  group.replaceChildren(...rows.map(([value, title]) => {
    const button = makeButton("", title, () => tapped(value));
    button.value = value;
    return button;
  }));
}

/** @type {(board: Board<NetworkProps>, shown: Shown, answer: string) => void} */
function drawStrip({ find, page }, { scene, network, input }, answer) {
  const node = find(".strip");
  const full = scene.full_size;
  const wide = node.clientWidth - 20;
  const speak = page.t.bind(page);
  const texts = boxesOf(network).map((box) => textsOf(box, input, full, speak).filter(Boolean).join(" "));
  node.setAttribute("aria-label", `${page.t("network.strip", { name: network.title, trunk: network.trunk_title })}: ${texts.join(", ")}`);
  node.replaceChildren(stripOf(network, { wide, input, full, photo: scene.picture.src, labels: answer, speak }));
}

// Both pictures; the answer too as an address for the drawing, empty while there is none.
/** @type {(board: Board<NetworkProps>, shown: Shown) => string} */
function drawPictures({ find, props }, { state, scene, input }) {
  const canvases = /** @type {HTMLCanvasElement[]} */ ([find("canvas.gridded"), find("canvas.answer")]);
  sizeCanvases(canvases);
  const [gridded, answered] = canvases.map((canvas) => drawPhoto(canvas, scene.picture));
  if (gridded) drawGrid(gridded, input);
  const labels = state.answers.get(keyOf(state));
  if (!labels || !answered) return "";
  const layer = layerOf(labels, state.colours, props.classes.background);
  answered.globalAlpha = OPACITY;
  answered.imageSmoothingEnabled = false;
  answered.drawImage(layer, 0, 0, answered.canvas.width, answered.canvas.height);
  answered.globalAlpha = 1;
  return layer.toDataURL();
}
/** @type {(canvas: HTMLCanvasElement, picture: HTMLImageElement) => CanvasRenderingContext2D | null} */
function drawPhoto(canvas, picture) {
  const context = canvas.getContext("2d");
  if (!context || !canvas.width) return null;
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return context;
}
/** @type {(labels: LabelMap, colours: State["colours"], background: number | null) => HTMLCanvasElement} */
const layerOf = ({ width, height, data }, colours, background) =>
  paint(width, height, (pixel) => (data[pixel] === background ? null : colours[data[pixel]]));

// A line at every border between two cells; the last ones may reach beyond the photo.
/** @type {(context: CanvasRenderingContext2D, input: Size) => void} */
function drawGrid(context, [wide, high]) {
  const { width, height } = context.canvas;
  context.beginPath();
  for (let x = COARSEST; x < wide; x += COARSEST) context.rect((x / wide) * width, 0, 0, height);
  for (let y = COARSEST; y < high; y += COARSEST) context.rect(0, (y / high) * height, width, 0);
  context.lineWidth = Math.max(1, window.devicePixelRatio || 1);
  context.strokeStyle = "rgb(255 255 255 / 80%)";
  context.stroke();
}

/** @type {(board: Board<NetworkProps>, shown: Shown) => void} */
function writeSizes({ find, page }, { state, network, input }) {
  const [columns, rows] = cellsAt(COARSEST, input, COARSEST);
  const slider = /** @type {HTMLInputElement} */ (find("input.side"));
  slider.value = String(sideIn(state));
  fillTrack(slider);
  find(".input-said").textContent = page.t("network.input", { width: input[0], height: input[1] });
  find(".grid-said").textContent = page.t("network.grid", { stride: COARSEST, columns, rows });
  const isTaken = columns === CLASSIFIER && rows === CLASSIFIER;
  find(".refusal").textContent = page.t(isTaken ? "network.accepts" : "network.refuses", { columns, rows });
  find(".answer-said").textContent = state.problem || page.t(answerKey(state, network), { side: sideIn(state), name: network.title });
}
/** @type {(state: State, network: NetworkValue) => string} */
function answerKey(state, { ready }) {
  if (!ready) return "network.no_weights";
  return state.answers.has(keyOf(state)) ? "network.answer" : "network.busy";
}
