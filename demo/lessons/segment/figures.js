// @ts-check
// The pictures as elements, with the words under them.
/** @import { Figure, MakeChange, OpenState, Point, Scene, State, Words } from "./types.d.ts" */
import { clamp, make, makeButton } from "../../web/elements.js";
import { captionOf } from "./captions.js";
import { chooseNetwork, removeThird } from "./changes.js";
import { MOST_COMPARED } from "./choices.js";
import { networkSelect, replaceSelect } from "./network_select.js";
import { TASKS, titleOf } from "./networks.js";

const REACH = 8; // CSS pixels: fingers are wider than thin legs

/**
 * @param {string} name of the network
 * @param {Scene} scene
 * @param {(name: string, point: Point) => void} tapped
 * @returns {Figure}
 */
export function buildFigure(name, scene, tapped) {
  const node = make("figure", "panel");
  const box = make("div", "box");
  /** @type {HTMLElement} */
  const stage = make("div", "stage");
  stage.style.setProperty("--ratio", String(scene.width / scene.height));
  stage.setAttribute("role", "img");
  const canvas = /** @type {HTMLCanvasElement} */ (make("canvas"));
  const [busy, caption] = [make("span", "tag busy"), make("figcaption")];
  stage.append(canvas, busy);
  box.append(stage);
  node.append(box, caption);
  stage.addEventListener("click", (event) => tapped(name, pointOf(event, canvas, scene)));
  return { name, node, stage, canvas, busy, caption };
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
 * @param {MakeChange} change
 */
export function writeFigure({ busy, caption, name, stage }, state, page, change) {
  const title = titleOf(state, name);
  stage.setAttribute("aria-label", `${title}: ${state.scene.title[page.language] || page.t("picker.upload")}`);
  busy.hidden = state.panels.has(name) || state.problems.has(name);
  busy.textContent = page.t("busy.network", { name: title });
  replaceSelect(caption, captionNodes(name, state, page, change));
}
/** @param {string} name @param {Readonly<State>} state @param {Words} page @param {MakeChange} change */
function captionNodes(name, state, page, change) {
  const words = captionOf(state, name, page);
  if (!words) return [];
  const cost = make("p", "", words.cost);
  if (state.arrangement !== "compare") return [make("b", "", words.title), cost];
  const place = state.compared.indexOf(name);
  const label = page.t("network.place", { place: place + 1 });
  const offer = { networks: state.networks, tasks: TASKS, chosen: name, label, isPriced: false };
  const isThird = place === MOST_COMPARED - 1;
  if (isThird) cost.append(makeButton("third", page.t("network.remove"), () => change(removeThird)));
  return [networkSelect(offer, page, (chosen) => change(chooseNetwork(chosen, place))), cost];
}
