// @ts-check
// What the drawing of the sum shows: colours of the maps and their steps, labels, loss, words.
import { fillTrack, press } from "../../web/elements.js";
import { stepCaption, sumCaption, termCaption, weightText, writeCaption } from "./captions.js";
import { drawLabels, paintLabels } from "./label_picture.js";
import { drawLoss, lossLine } from "./loss_picture.js";
import { drawCells, stepsIn, termsOf } from "./score_picture.js";
import { classIn, levelIn, lossIn, nameOf, weightsIn } from "./state.js";
/** @import { Scene, Setting, State, Tap, Words } from "./types.d.ts" */
/** @import { Flow } from "./flow.js" */

/** @type {(taps: readonly Tap[]) => string[]} */
export const signsFor = (taps) => taps.map((_, place) => (place + 1 < taps.length ? "+" : "="));

// ---- Pictures --------------------------------------------------------------------------------
/** @type {(flow: Flow, scene: Scene, state: State) => void} */
export function drawTerms({ terms, steps }, scene, state) {
  termsOf(scene, state).forEach((term, place) => drawCells(terms[place].canvas, term, scene.input));
  stepsIn(scene, state).forEach((step, place) => drawCells(steps[place].canvas, step, scene.input));
}
/** @type {(flow: Flow, state: State, background: number | null) => void} */
export function paintSum({ sum }, state, background) {
  if (state.sum) paintLabels(sum.layer, state.sum.labels, state.colours, background);
}
/** @type {(flow: Flow, scene: Scene) => void} */
export const drawSum = ({ sum }, scene) => drawLabels(sum.canvas, scene, sum.layer);
// The photo stands there while there is no loss map.
/** @type {(flow: Flow, scene: Scene, state: State) => void} */
export function drawLosses({ loss }, scene, state) {
  if (!lossIn(scene, state)) drawLabels(loss.canvas, scene, null);
  else if (state.loss && state.loss.of === state.sum?.map) drawLoss(loss.canvas, state.loss);
}

// ---- Words -----------------------------------------------------------------------------------
/** @type {(flow: Flow, scene: Scene, state: State, words: Words) => void} */
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
/** @type {(flow: Flow, scene: Scene, state: State, setting: Setting) => void} */
export function writeTerms({ terms, steps }, scene, state, { words, classes }) {
  const name = nameOf(classes, classIn(scene, state), words.language);
  termsOf(scene, state).forEach((term, place) => {
    writeCaption(terms[place], termCaption(term, words), () => {});
    const side = Math.round((term.tap.stride * scene.full[0]) / scene.input[0]);
    terms[place].stage.setAttribute("aria-label", words.t("map.aria", { tap: term.tap.name, name, side }));
  });
  stepsIn(scene, state).forEach((step, place) => {
    const caption = stepCaption(scene, step, place, words);
    writeCaption(steps[place], caption, () => {});
    steps[place].stage.setAttribute("aria-label", words.t("step.aria", { step: caption.title, name }));
  });
}
/** @type {(flow: Flow, scene: Scene, words: Words, count: number) => void} */
export function writeLinks({ doublings, signs }, scene, words, count) {
  doublings.forEach(({ button, factor }, place) => {
    const isLast = place === scene.taps.length - 1;
    button.setAttribute("aria-label", words.t("double.aria", { factor }));
    signs[place].textContent = isLast ? words.t("link.last", { count }) : words.t("link.next");
  });
}
/** @type {(flow: Flow, scene: Scene, state: State, setting: Setting) => void} */
export function writeSum({ sum, levels }, scene, state, { words, actions }) {
  const level = levelIn(scene, state);
  writeCaption(sum, sumCaption(scene, state, words), () => actions.explain("edge"));
  sum.stage.setAttribute("aria-label", words.t("sum.aria"));
  levels.setAttribute("aria-label", words.t("sum.levels"));
  press([...levels.children], (/** @type {Element} */ button) => button.getAttribute("value") === level?.name);
}
/** @type {(flow: Flow, scene: Scene, state: State, words: Words) => void} */
export function writeLoss({ loss }, scene, state, words) {
  const isOn = lossIn(scene, state);
  loss.title.textContent = words.t("loss.title");
  loss.toggle.setAttribute("aria-checked", String(isOn));
  loss.toggle.disabled = !scene.truth;
  loss.stage.setAttribute("aria-label", words.t(isOn ? "loss.aria" : "loss.photo"));
  loss.figure.classList.toggle("off", !isOn);
  if (!scene.truth) loss.lines.textContent = words.t("loss.no_truth");
  else if (isOn && state.loss) loss.lines.textContent = lossLine(state.loss, words);
  else loss.lines.textContent = words.t("loss.off");
}
