// @ts-check
// The equation: a score map for each tap with its weight, and the labels that their sum gives.
import { fillTrack, make, makeButton, press } from "../../web/elements.js";
import { sumCaption, termCaption, weightText, writeCaption } from "./captions.js";
import { drawLabels, paintLabels } from "./label_picture.js";
import { drawTerm, termsOf } from "./score_picture.js";
import { buildStage } from "./stage.js";
import { classIn, levelIn, nameOf, weightsIn } from "./state.js";
/** @import { Actions, Level, Scene, Setting, State, Tap, Words } from "./types.d.ts" */
/** @import { Observe, Stage } from "./stage.js" */

/**
 * @typedef {{ title: HTMLElement, lines: HTMLElement, figure: HTMLElement }} Figure
 * @typedef {{ slider: HTMLInputElement, number: HTMLElement, reset: HTMLElement }} Weight
 * @typedef {Stage & Figure & Weight & { cell: HTMLElement }} TermNodes
 * @typedef {Stage & Figure & { layer: HTMLCanvasElement, levels: HTMLElement }} SumNodes
 * @typedef {{ terms: TermNodes[], sum: SumNodes }} Equation
 */

/** @type {(taps: readonly Tap[]) => string[]} */
export const signsFor = (taps) => taps.map((_, place) => (place + 1 < taps.length ? "+" : "="));

// ---- Building --------------------------------------------------------------------------------
/** @type {(pictures: HTMLElement, scene: Pick<Scene, "taps" | "levels">, actions: Actions, observe: Observe) => Equation} */
export function buildEquation(pictures, { taps, levels }, actions, observe) {
  const terms = taps.map((tap, place) => buildTerm(tap, place, actions, observe));
  const sum = buildSum(levels, actions, observe);
  const signs = signsFor(taps);
  pictures.style.setProperty("--terms", String(taps.length));
  pictures.replaceChildren(
    ...terms.flatMap(({ figure }, place) => [figure, make("span", "sign", signs[place])]), sum.figure,
  );
  return { terms, sum };
}
/** @type {(kind: string, box: HTMLElement, control: HTMLElement) => Figure} */
function buildFigure(kind, box, control) {
  const [figure, title, lines] = [make("figure", kind), make("b"), make("p", "about")];
  const caption = make("figcaption");
  caption.append(title, lines, control);
  figure.append(box, caption);
  return { figure, title, lines };
}
/** @type {(tap: Tap, place: number, actions: Actions, observe: Observe) => TermNodes} */
function buildTerm(tap, place, actions, observe) {
  const stage = buildStage(observe);
  const cell = make("i", "cell-frame");
  stage.stage.append(cell);
  const { row, ...weight } = buildWeight((value) => actions.setWeight(place, value));
  const figure = buildFigure("term", stage.box, row);
  figure.figure.dataset.tap = tap.name;
  return { ...stage, ...figure, ...weight, cell };
}
/** @type {(set: (weight: number) => void) => Weight & { row: HTMLElement }} */
function buildWeight(set) {
  const slider = Object.assign(make("input"), { type: "range", min: 0, max: 1, step: 0.05, value: 1 });
  const number = make("output");
  const reset = makeButton("reset", "1", () => set(1));
  slider.addEventListener("input", () => set(Number(slider.value)));
  slider.addEventListener("dblclick", () => set(1));
  const row = make("div", "weight");
  row.append(slider, number, reset);
  return { row, slider, number, reset };
}
/** @type {(levels: readonly Level[], actions: Actions, observe: Observe) => SumNodes} */
function buildSum(levels, actions, observe) {
  const stage = buildStage(observe);
  const buttons = make("div", "modes set");
  buttons.setAttribute("role", "group");
  buttons.append(...levels.map(({ name, title, stride, weights }) => {
    const button = makeButton("", `${stride}s`, () => actions.setWeights(weights));
    button.value = name;
    button.setAttribute("aria-label", title);
    return button;
  }));
  return { ...stage, ...buildFigure("term sum", stage.box, buttons), layer: make("canvas"), levels: buttons };
}

// ---- Pictures --------------------------------------------------------------------------------
/** @type {(equation: Equation, scene: Scene, state: State) => void} */
export function drawTerms({ terms }, scene, state) {
  termsOf(scene, state).forEach((term, place) => drawTerm(terms[place].canvas, term, scene.input));
}
/** @type {(equation: Equation, state: State, background: number | null) => void} */
export function paintSum({ sum }, state, background) {
  if (state.sum) paintLabels(sum.layer, state.sum.labels, state.colours, background);
}
/** @type {(equation: Equation, scene: Scene) => void} */
export const drawSum = ({ sum }, scene) => drawLabels(sum.canvas, scene, sum.layer);

// ---- Words -----------------------------------------------------------------------------------
/** @type {(equation: Equation, scene: Scene, state: State, words: Words) => void} */
export function writeWeights({ terms }, scene, state, words) {
  const weights = weightsIn(scene, state);
  terms.forEach(({ slider, number, reset }, place) => {
    const [weight, tap] = [weights[place], scene.taps[place].name];
    const name = words.t("map.weight", { tap });
    slider.value = String(weight);
    fillTrack(slider);
    slider.setAttribute("aria-label", name);
    number.textContent = weightText(weight);
    reset.title = words.t("map.reset");
    reset.setAttribute("aria-label", `${name}: ${words.t("map.reset")}`);
    reset.classList.toggle("idle", weight === 1);
    reset.tabIndex = weight === 1 ? -1 : 0;
  });
}
/** @type {(equation: Equation, scene: Scene, state: State, setting: Setting) => void} */
export function writeTerms({ terms }, scene, state, { words, classes }) {
  const name = nameOf(classes, classIn(scene, state), words.language);
  termsOf(scene, state).forEach((term, place) => {
    writeCaption(terms[place], termCaption(term, scene, words), () => {});
    terms[place].stage.setAttribute("aria-label", words.t("map.aria", { tap: term.tap.name, name }));
  });
}
/** @type {(equation: Equation, scene: Scene, state: State, setting: Setting) => void} */
export function writeSum({ sum }, scene, state, { words, actions }) {
  const level = levelIn(scene, state);
  writeCaption(sum, sumCaption(scene, state, words), actions.explainEdge);
  sum.stage.setAttribute("aria-label", words.t("sum.aria"));
  sum.levels.setAttribute("aria-label", words.t("sum.levels"));
  press([...sum.levels.children], (/** @type {Element} */ button) => button.getAttribute("value") === level?.name);
}
