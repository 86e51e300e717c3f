// @ts-check
// Builds the sum as a drawing: score maps with their weights, what becomes of them step by step, and
// the labels and the loss that come out.
import { make, makeButton } from "../../web/elements.js";
import { buildStage } from "./stage.js";
/** @import { Actions, Level, Scene, Tap } from "./types.d.ts" */
/** @import { Observe, Stage } from "./stage.js" */

/**
 * @typedef {{ title: HTMLElement, lines: HTMLElement, figure: HTMLElement, caption: HTMLElement }} Figure
 * @typedef {{ slider: HTMLInputElement, number: HTMLElement, reset: HTMLElement }} Weight
 * @typedef {Stage & Figure & Weight & { cell: HTMLElement }} TermNodes
 * @typedef {Stage & Figure} StepNodes
 * @typedef {Stage & Figure & { layer: HTMLCanvasElement }} SumNodes
 * @typedef {Stage & Figure & { toggle: HTMLButtonElement }} LossNodes
 * @typedef {{ button: HTMLButtonElement, factor: number }} Doubling
 * @typedef {{ terms: TermNodes[], steps: StepNodes[], sum: SumNodes, loss: LossNodes }} Figures
 * @typedef {Figures & { doublings: Doubling[], signs: HTMLElement[], levels: HTMLElement }} Flow
 */

/**
 * @param {{ pictures: HTMLElement, levels: HTMLElement }} nodes
 * @param {Pick<Scene, "taps" | "levels">} scene
 * @param {Actions} actions
 * @param {Observe} observe
 * @returns {Flow}
 */
export function buildFlow({ pictures, levels }, scene, actions, observe) {
  const terms = scene.taps.map((tap, place) => buildTerm(tap, place, actions, observe));
  const steps = scene.taps.map(() => buildFigure("step", observe));
  const [sum, loss] = [{ ...buildFigure("sum", observe), layer: make("canvas") }, buildLoss(actions, observe)];
  const [links, doublings] = buildLinks(scene.taps, actions);
  const columns = terms.map(({ figure }, place) => [figure, links[place], steps[place].figure]);
  arrange(pictures, columns, [loss.figure, sum.figure]);
  levels.replaceChildren(...buildLevels(scene.levels, actions));
  const signs = links.flatMap((link) => [...link.querySelectorAll("small")]);
  return { terms, steps, sum, loss, doublings, signs, levels };
}

// A column for each tap, and one for what comes out, to which the last step belongs: on a phone they
// stay in sight together.
/** @type {(pictures: HTMLElement, columns: HTMLElement[][], results: HTMLElement[]) => void} */
function arrange(pictures, columns, results) {
  const out = make("div", "outcome");
  columns.forEach((nodes, place) => {
    for (const node of nodes) node.style.setProperty("--column", String(2 * place + 1));
  });
  const lastStep = columns.at(-1)?.pop();
  out.append(...(lastStep ? [lastStep] : []), ...results);
  pictures.style.setProperty("--terms", String(Math.max(1, columns.length)));
  pictures.replaceChildren(...columns.flat(), out);
}

// ---- Pictures --------------------------------------------------------------------------------
/** @type {(kind: string, observe: Observe) => StepNodes} */
function buildFigure(kind, observe) {
  const stage = buildStage(observe);
  const [figure, caption, title, lines] = [make("figure", kind), make("figcaption"), make("b"), make("p", "about")];
  caption.append(title, lines);
  figure.append(stage.box, caption);
  return { ...stage, figure, caption, title, lines };
}
/** @type {(tap: Tap, place: number, actions: Actions, observe: Observe) => TermNodes} */
function buildTerm(tap, place, actions, observe) {
  const picture = buildFigure("term", observe);
  const cell = make("i", "cell-frame");
  picture.stage.append(cell);
  const { row, ...weight } = buildWeight((value, moves) => actions.setWeight(place, value, moves));
  picture.caption.append(row);
  picture.figure.prepend(picture.caption);
  picture.figure.dataset.tap = tap.name;
  return { ...picture, ...weight, cell };
}
// A held key moves the weight until it is let go; else a `change` says that the weight rests.
/** @type {(set: (weight: number, moves: boolean) => void) => Weight & { row: HTMLElement }} */
function buildWeight(set) {
  const slider = Object.assign(make("input"), { type: "range", min: 0, max: 1, step: 0.05, value: 1 });
  const number = make("output");
  const reset = makeButton("reset", "1", () => set(1, false));
  let isHeld = false;
  /** @type {(moves: boolean) => void} */
  const read = (moves) => set(Number(slider.value), moves);
  slider.addEventListener("input", () => read(true));
  slider.addEventListener("change", () => read(isHeld));
  slider.addEventListener("keydown", (event) => { isHeld = event.repeat; });
  slider.addEventListener("keyup", () => { if (isHeld) read(isHeld = false); });
  slider.addEventListener("dblclick", () => set(1, false));
  const row = make("div", "weight");
  row.append(slider, number, reset);
  return { row, slider, number, reset };
}
/** @type {(actions: Actions, observe: Observe) => LossNodes} */
function buildLoss(actions, observe) {
  const picture = buildFigure("loss", observe);
  const toggle = /** @type {HTMLButtonElement} */ (makeButton("toggle", "", actions.switchLoss));
  toggle.setAttribute("role", "switch");
  picture.title.replaceWith(toggle);
  picture.figure.prepend(picture.caption);
  const title = make("b");
  toggle.append(make("i"), title);
  return { ...picture, title, toggle };
}
/** @type {(levels: readonly Level[], actions: Actions) => HTMLElement[]} */
const buildLevels = (levels, actions) => levels.map(({ name, title, stride, weights }) => {
  const button = makeButton("", `${stride}s`, () => actions.setWeights(weights));
  button.setAttribute("value", name);
  button.setAttribute("aria-label", title);
  return button;
});

// ---- What stands between them ------------------------------------------------------------------
// After each map: its doubling and the sum with the next one. After the last: up to the photo.
/** @type {(taps: readonly Tap[], actions: Actions) => [HTMLElement[], Doubling[]]} */
function buildLinks(taps, actions) {
  /** @type {Doubling[]} */
  const doublings = [];
  const links = taps.map((tap, place) => {
    const isLast = place === taps.length - 1;
    const [link, factor] = [make("div", isLast ? "link last" : "link"), isLast ? tap.stride : 2];
    const button = /** @type {HTMLButtonElement} */ (makeButton("factor", `×\u00a0${factor}`, () => actions.explain("double")));
    doublings.push({ button, factor });
    if (place) link.append(make("b", "plus", "+"));
    link.append(make("i", "line"), button, make("small"));
    if (isLast) link.append(make("i", "head"), make("i", "head up"));
    return link;
  });
  return [links, doublings];
}
