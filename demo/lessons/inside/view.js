// @ts-check
// Which part of the board shows which part of the state.
import { press, sizeCanvases } from "../../web/elements.js";
import { writeBars } from "./bars.js";
import { remark } from "./captions.js";
import { writeClasses } from "./classes.js";
import { buildCopied, buildToggles, drawCopied, writeCopies } from "./copies.js";
import { drawLosses, drawSum, drawTerms, paintSum, writeLinks, writeLoss, writeSum, writeTerms, writeWeights } from "./equation.js";
import { buildFlow } from "./flow.js";
import { drawPhoto } from "./label_picture.js";
import { nodesOf } from "./nodes.js";
import { buildFields, buildProbe, placeProbe, writeProbe } from "./probe.js";
import { pixelIn, weightsIn } from "./state.js";
/** @import { Scene, Setting, State } from "./types.d.ts" */
/** @import { Copied } from "./copies.js" */
/** @import { Flow } from "./flow.js" */
/** @import { Nodes } from "./nodes.js" */
/** @import { Probe } from "./probe.js" */

/** @typedef {Setting & { node: HTMLElement, nodes: Nodes, tapsShown: string, flow: Flow, probe: Probe, copied: Copied }} View */
/** @typedef {[parts: (keyof State)[], show: (state: State, scene: Scene) => void]} Row shows these parts of the state */

/** @type {(node: HTMLElement, setting: Setting) => View} */
export function buildView(node, setting) {
  const { actions, observe } = setting;
  const nodes = nodesOf(node);
  return {
    ...setting, node, nodes, tapsShown: "",
    flow: buildFlow(nodes.flow, { taps: [], levels: [] }, actions, observe),
    probe: buildProbe(nodes.photo, actions, observe),
    copied: buildCopied(nodes.copied, observe),
  };
}

// ---- Which function shows which parts of the state ---------------------------------------------
/** @type {(view: View, state: State, changed: ReadonlySet<keyof State>) => void} */
export function writeAtOnce(view, state, changed) {
  if (changed.has("language")) writeFixedWords(view);
  view.nodes.waiting.textContent = state.problem?.[view.words.language] ?? view.words.t("busy.maps");
  writeNote(view, state);
  press(view.nodes.scales, (/** @type {HTMLButtonElement} */ button) => button.value === state.scale);
  showRows(writings(view), state, changed);
}
/** @type {(view: View, state: State, changed: ReadonlySet<keyof State>) => void} */
export function drawPictures(view, state, changed) {
  // All at once, for each asks the browser to lay out the page, and not at each step of a weight.
  if (changed.has("scene") || changed.has("resized")) sizeCanvases(view.nodes.canvases());
  showRows(drawings(view), state, changed);
}
/** @type {(rows: Row[], state: State, changed: ReadonlySet<keyof State>) => void} */
function showRows(rows, state, changed) {
  if (!state.scene) return;
  for (const [parts, show] of rows) if (parts.some((part) => changed.has(part))) show(state, state.scene);
}

/** @type {(view: View) => Row[]} */
const writings = (view) => {
  const { nodes, words } = view;
  return [
    [["scene"], (_, scene) => layOut(view, scene)],
    [["scene", "weights", "language"], (state, scene) => writeWeights(view.flow, scene, state, words)],
    [["scene", "language"], (_, scene) => writeLinks(view.flow, scene, words, view.classes.rows.length)],
    [["scene", "loss", "showsLoss", "isWide", "language"], (state, scene) => writeLoss(view.flow, scene, state, words)],
    [["scene", "sum", "language"], (state, scene) => writeSum(view.flow, scene, state, view)],
    [["scene", "sum", "language"], (state, scene) => { nodes.remark.textContent = remark(scene, state, view); }],
    [["scene", "index", "language"], (state, scene) => writeClasses(nodes.classes, scene, state, view)],
    [["scene", "pixel", "resized"], (state, scene) => showProbe(view, scene, state)],
    [["scene", "pixel", "language"], (state, scene) => writeProbe(view.probe, nodes.fields, scene, state, words)],
    [["scene", "pixel", "sum", "language", "colours"], (state, scene) => writeBars(nodes.levels, scene, state, view)],
  ];
};
/** @type {(view: View) => Row[]} */
const drawings = (view) => {
  const { classes: { background }, copied, flow, nodes, probe } = view;
  return [
    [["scene", "index", "scale", "weights", "resized"], (state, scene) => drawTerms(flow, scene, state)],
    [["scene", "index", "scale", "language"], (state, scene) => writeTerms(flow, scene, state, view)],
    [["sum", "colours"], (state) => paintSum(flow, state, background)],
    [["sum", "colours", "resized"], (_, scene) => drawSum(flow, scene)],
    [["scene", "loss", "showsLoss", "isWide", "resized"], (state, scene) => drawLosses(flow, scene, state)],
    [["scene", "resized"], (_, scene) => drawPhoto(probe.canvas, scene.photo)],
    [["scene", "muted", "answers", "colours", "resized"], (state, scene) => drawCopied(copied, scene, state, background)],
    [["scene", "muted", "answers", "problem", "language"], (state, scene) => (
      writeCopies(nodes.copies, copied, scene, state, view))],
    [["scene", "sum"], (state, scene) => sayWhatIsDrawn(view, scene, state)],
  ];
};

// ---- Parts that are too small for a module of their own ----------------------------------------
/** @type {(view: View) => void} */
function writeFixedWords({ classes, nodes, words }) {
  const count = classes.rows.length;
  nodes.help.textContent = words.t("levels.help", { count, bits: Math.log2(count).toFixed(1) });
}
/** @type {(view: View, state: State) => void} */
function writeNote({ node, nodes, radius, words }, { note }) {
  nodes.explanation.hidden = !note;
  for (const [selector, name] of [[".edge", "edge"], [".factor", "double"]]) {
    for (const button of node.querySelectorAll(selector)) button.setAttribute("aria-expanded", String(note === name));
  }
  nodes.explanation.textContent = note && words.t(note === "edge" ? "panel.edge_how" : "double.how", { radius });
}
// What depends on the photo's taps and copies; the sliders stay while the taps are the same.
/** @type {(view: View, scene: Scene) => void} */
function layOut(view, scene) {
  const { actions, node, nodes, observe, probe } = view;
  const names = [...scene.taps, ...scene.levels].map(({ name }) => name).join();
  if (names !== view.tapsShown) {
    view.flow = buildFlow(nodes.flow, scene, actions, observe);
    buildFields(probe, scene.taps);
    view.tapsShown = names;
  }
  buildToggles(nodes.copies, scene.copies, actions);
  node.style.setProperty("--ratio", String(scene.full[0] / scene.full[1]));
  delete node.dataset.waiting;
}
/** @type {(view: View, scene: Scene, state: State) => void} */
function showProbe({ flow, node, probe }, scene, state) {
  placeProbe(probe, flow.terms.map(({ cell }) => cell), scene, state);
  node.dataset.pixel = pixelIn(scene, state).join();
}
// For whoever waits until the pictures stand: tests, and scripts that take pictures of the page. While
// a weight moves, the dial says nothing.
/** @type {(view: View, scene: Scene, state: State) => void} */
function sayWhatIsDrawn({ node }, scene, state) {
  const isExact = state.sum?.at === scene;
  Object.assign(node.dataset, { ready: scene.source, dial: isExact ? weightsIn(scene, state).join() : "" });
}
