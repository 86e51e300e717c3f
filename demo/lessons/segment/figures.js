// @ts-check
// The pictures as elements, with the words under them.
/** @import { Figure, MakeChange, Measured, OpenState, Point, Scene, State, Wanted, Words } from "./types.d.ts" */
import { clamp, make, makeButton } from "../../web/elements.js";
import { barRows, FEW } from "./bars.js";
import { captionOf } from "./captions.js";
import { chooseNetwork, removeThird } from "./changes.js";
import { MOST_COMPARED } from "./choices.js";
import { networkSelect, replaceSelect } from "./network_select.js";
import { TASKS, titleOf } from "./networks.js";
import { commandOf, howWords, measuredWords } from "./task_words.js";
import { classScores } from "./whole_photo.js";

const REACH = 8; // CSS pixels: fingers are wider than thin legs

/**
 * @param {Wanted} wanted
 * @param {Scene} scene
 * @param {(name: string, point: Point) => void} tapped
 * @returns {Figure}
 */
export function buildFigure({ mode, name }, scene, tapped) {
  /** @type {HTMLElement} */
  const node = make("figure", "panel");
  node.dataset.task = mode;
  node.style.setProperty("--ratio", String(scene.width / scene.height));
  const box = make("div", "box");
  const stage = make("div", "stage");
  stage.setAttribute("role", "img");
  const canvas = /** @type {HTMLCanvasElement} */ (make("canvas"));
  const [bars, busy, caption] = [make("ul", "bars"), make("span", "tag busy"), make("figcaption")];
  stage.append(canvas, busy);
  box.append(stage, bars);
  node.append(box, caption);
  if (mode === "semantic" || mode === "instance") {
    stage.addEventListener("click", (event) => tapped(name, pointOf(event, canvas, scene)));
  }
  return { mode, name, node, stage, canvas, bars, busy, caption };
}
/** @param {MouseEvent} event @param {HTMLCanvasElement} canvas @param {Scene} scene @returns {Point} */
function pointOf(event, canvas, { height, width }) {
  const box = canvas.getBoundingClientRect();
  return {
    x: clamp(((event.clientX - box.left) / box.width) * width, 0, width - 0.001),
    y: clamp(((event.clientY - box.top) / box.height) * height, 0, height - 0.001),
    reach: (REACH * width) / box.width,
  };
}

/**
 * @param {Figure} figure
 * @param {OpenState} state
 * @param {Words} page
 * @param {{ change: MakeChange, measured: readonly Measured[] }} board
 */
export function writeFigure(figure, state, page, { change, measured }) {
  const { bars, busy, caption, mode, name, stage } = figure;
  const title = titleOf(state, name);
  const what = page.t(`mode.${mode}`);
  stage.setAttribute("aria-label", `${what}, ${title}: ${state.scene.title[page.language] || page.t("picker.upload")}`);
  busy.hidden = state.panels.has(name) || state.problems.has(name);
  busy.textContent = page.t("busy.network", { name: title });
  bars.hidden = mode !== "classify" || state.arrangement !== "four";
  if (!bars.hidden) bars.replaceChildren(...barRows(classScores(state.panels.get(name)).slice(0, FEW), page));
  const nodes = state.arrangement === "four"
    ? taskNodes(figure, state, page, measured) : captionNodes(figure, state, page, change);
  replaceSelect(caption, nodes);
}
/** @param {Figure} figure @param {Readonly<State>} state @param {Words} page @param {MakeChange} change */
function captionNodes({ mode, name }, state, page, change) {
  const words = captionOf(state, { mode, name }, page);
  if (!words) return [];
  const cost = make("p", "", words.cost);
  const place = state.compared.indexOf(name);
  const label = page.t("network.place", { place: place + 1 });
  const offer = { networks: state.networks, tasks: TASKS, chosen: name, label, isPriced: false };
  const isThird = place === MOST_COMPARED - 1;
  if (isThird) cost.append(makeButton("third", page.t("network.remove"), () => change(removeThird)));
  return [networkSelect(offer, page, (chosen) => change(chooseNetwork(chosen, place))), cost];
}

// ---- The four tasks ---------------------------------------------------------------------------
/** @param {Figure} figure @param {Readonly<State>} state @param {Words} page @param {readonly Measured[]} measured */
function taskNodes({ caption, mode, name }, state, page, measured) {
  const words = captionOf(state, { mode, name }, page);
  if (!words) return [];
  const isOpen = caption.querySelector("details")?.open ?? false;
  return [
    make("b", "", words.title), make("p", "", words.question),
    make("p", "shape", words.shape), howNode({ mode, name }, isOpen, state, page, measured),
  ];
}
/**
 * @param {Wanted} wanted
 * @param {boolean} isOpen
 * @param {Readonly<State>} state
 * @param {Words} page
 * @param {readonly Measured[]} measured
 */
function howNode({ mode, name }, isOpen, state, page, measured) {
  const details = make("details", "method quiet");
  details.open = isOpen;
  const right = measuredWords(mode, name, measured, page);
  details.append(make("summary", "", page.t("how.title")), make("p", "", howWords(mode, name, state, page)));
  if (right) details.append(make("p", "", right), make("code", "", commandOf(mode, name, measured)));
  return details;
}
