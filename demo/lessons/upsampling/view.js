// @ts-check
// Which part of the board shows which part of the state.
import { make, press } from "../../web/elements.js";
import { nameKey, saysKey } from "./captions.js";
import { find } from "./find.js";
import { writeKnobs } from "./knobs.js";
import { buildOverlap, showOverlap } from "./overlap.js";
import { buildPair, showPair } from "./pair.js";
import { buildStage, drawStage, writeStage } from "./stage.js";
import { METHODS } from "./state.js";
import { buildWays, classIn, drawWays, writeWays } from "./ways.js";
import { workOf } from "./work.js";
/** @import { Method, Real, Scene, Setting, State } from "./types.d.ts" */
/** @import { Overlap } from "./overlap.js" */
/** @import { Pair } from "./pair.js" */
/** @import { Stage } from "./stage.js" */
/** @import { Tile } from "./ways.js" */

/** @typedef {{ node: HTMLElement, setting: Setting, stage: Stage, overlap: Overlap, ways: Tile[], pair: Pair }} View */

const PICTURES = /** @type {(keyof State)[]} */ (["scene", "index", "real", "colours", "resized"]);

/** @type {(node: HTMLElement, setting: Setting, get: () => State) => View} */
export function buildView(node, setting, get) {
  listenToChoices(node, setting);
  return {
    node, setting,
    stage: buildStage(find(node, ".work", HTMLElement), setting, get),
    overlap: buildOverlap(find(node, ".overlap", HTMLElement), setting, get),
    ways: buildWays(find(node, ".ways", HTMLElement), setting),
    pair: buildPair(find(node, ".pair", HTMLElement), setting),
  };
}
/** @type {(node: HTMLElement, setting: Setting) => void} */
function listenToChoices(node, { actions }) {
  for (const button of node.querySelectorAll(".methods button")) {
    button.addEventListener("click", () => actions.set({ method: /** @type {Method} */ (button.getAttribute("value")) }));
  }
  for (const button of node.querySelectorAll(".sizes button")) {
    button.addEventListener("click", () => actions.set({ real: /** @type {Real} */ (button.getAttribute("value")) }));
  }
  const [method, index] = selectsOf(node);
  method.addEventListener("change", () => actions.set({ method: /** @type {Method} */ (method.value) }));
  index.addEventListener("change", () => actions.set({ index: Number(index.value) }));
}
/** @type {(node: HTMLElement) => HTMLSelectElement[]} */
const selectsOf = (node) => [".method select", ".which select"].map((selector) => find(node, selector, HTMLSelectElement));

// ---- The drawing with numbers, at once -----------------------------------------------------------
/** @type {(view: View, state: State) => void} */
export function showNumbers({ node, overlap, pair, setting, stage }, state) {
  const { words } = setting;
  const work = workOf(state);
  writeSentence(setting, saysKey(state.method));
  writeMethods(node, state, setting);
  writeKnobs(find(node, ".knobs", HTMLElement), state, setting);
  writeStage(stage, state, work, words);
  drawStage(stage, state, work, words);
  showOverlap(overlap, state, work, words);
  showPair(pair, state, words);
  Object.assign(node.dataset, { cell: state.cell + 1, method: state.method });
}
// The sentence under the page's headline; the page translates it when the language changes.
/** @type {(setting: Setting, key: string) => void} */
function writeSentence({ sentence, words }, key) {
  if (!sentence || sentence.dataset.t === key) return;
  sentence.dataset.t = key;
  sentence.textContent = words.t(key);
}
/** @type {(node: HTMLElement, state: State, setting: Setting) => void} */
function writeMethods(node, state, { words }) {
  press(node.querySelectorAll(".methods button"), (button) => button.getAttribute("value") === state.method);
  const [select] = selectsOf(node);
  writeOptions(select, METHODS.map((method) => [method, words.t(nameKey(method))]), state.method);
}
/** @type {(select: HTMLSelectElement, options: readonly (readonly [value: string, text: string])[], chosen: string) => void} */
function writeOptions(select, options, chosen) {
  select.replaceChildren(...options.map(([value, text]) => Object.assign(make("option", "", text), { value })));
  select.value = chosen;
  const name = select.previousElementSibling;
  if (name) name.textContent = options.find(([value]) => value === chosen)?.[1] ?? "";
}

// ---- The real score map, once a frame ------------------------------------------------------------
/** @type {(view: View, state: State, changed: ReadonlySet<keyof State>) => boolean} whether all is drawn */
export function showReal({ node, setting, ways }, state, changed) {
  const { scene } = state;
  find(node, ".real", HTMLElement).toggleAttribute("data-waiting", !scene);
  find(node, ".of", HTMLElement).textContent = aboutReal(state, setting);
  press(node.querySelectorAll(".sizes button"), (button) => button.getAttribute("value") === state.real);
  if (!scene) return true;
  find(node, ".ways", HTMLElement).style.setProperty("--ratio", String(scene.full[0] / scene.full[1]));
  writeClasses(node, scene, state, setting);
  const isDone = !PICTURES.some((part) => changed.has(part)) || drawWays(ways, scene, state, setting);
  writeWays(ways, scene, state, setting.words);
  if (isDone) Object.assign(node.dataset, { ready: scene.source, real: state.real });
  return isDone;
}
/** @type {(state: State, setting: Setting) => string} */
function aboutReal({ problem, real, scene }, { words: { language, t } }) {
  if (problem) return problem[language] ?? "";
  if (!scene) return t("upsampling.busy");
  const { stride, title } = scene;
  if (real === "labels") return t("up.real_labels", { factor: stride, stride });
  return t("up.real_of", { title: title[language] ?? "", stride });
}
/** @type {(node: HTMLElement, scene: Scene, state: State, setting: Setting) => void} */
function writeClasses(node, scene, state, { rows, words }) {
  const [, select] = selectsOf(node);
  const others = rows.map(({ index }) => index).filter((index) => !scene.present.includes(index));
  const options = [...scene.present, ...others].map((index) => /** @type {const} */ ([String(index), rows[index].name[words.language]]));
  writeOptions(select, options, String(classIn(scene, state)));
  find(node, ".which", HTMLElement).hidden = state.real === "labels";
}
