// @ts-check
// What each level says of the probed pixel: softmax as bars, entropy, and the loss of the truth.
import { make } from "../../web/elements.js";
import { scoresAt } from "./grid.js";
import { entropyOf, softmax } from "./softmax.js";
import { levelIn, nameOf, pixelIn } from "./state.js";
/** @import { ClassesValue } from "./value.d.ts" */
/** @import { Colour, Place } from "../../web/values.d.ts" */
/** @import { Scene, ScoreMap, Setting, State, Words } from "./types.d.ts" */

const SHOWN = 2; // classes of each level, and the true one beside them

/**
 * @typedef {object} LevelBars
 * @property {string} title
 * @property {{ index: number, share: number, isTrue: boolean }[]} bars
 * @property {number} entropy bits
 * @property {number | null} loss −log p of the true class; null without a class that is judged
 */

// ---- What is shown ---------------------------------------------------------------------------
/** @type {(title: string, scores: number[], trueClass: number | null) => LevelBars} */
export function levelBars(title, scores, trueClass) {
  const shares = softmax(scores);
  const bars = worthShowing(shares, trueClass).map((index) => (
    { index, share: shares[index], isTrue: index === trueClass }));
  const loss = trueClass === null ? null : -Math.log(shares[trueClass]);
  return { title, bars, entropy: entropyOf(shares), loss };
}
/** @type {(shares: number[], trueClass: number | null) => number[]} */
function worthShowing(shares, trueClass) {
  const order = [...shares.keys()].sort((one, other) => shares[other] - shares[one]);
  const first = order.slice(0, SHOWN);
  return trueClass === null || first.includes(trueClass) ? first : [...first, trueClass];
}
/** @type {(share: number) => string} */
export function wholePercent(share) {
  if (share < 0.005) return "< 1 %";
  if (share >= 0.995 && share < 1) return "> 99 %";
  return `${Math.round(100 * share)} %`;
}
// The label of the truth at a pixel of the photo, which may be void; null without truth.
/** @type {(scene: Scene, pixel: Place) => number | null} */
export function trueLabelAt({ full, size, truth }, pixel) {
  if (!truth) return null;
  const [column, row] = pixel.map((place, axis) => Math.floor(((place + 0.5) * size[axis]) / full[axis]));
  return truth.labels.data[row * size[0] + column];
}

// ---- Writing ---------------------------------------------------------------------------------
/** @typedef {{ words: Words, classes: ClassesValue, colours: readonly Colour[] }} Pens */

/** @type {(nodes: { bars: HTMLElement, pixel: HTMLElement }, scene: Scene, state: State, setting: Setting) => void} */
export function writeBars(nodes, scene, state, { words, classes }) {
  const pixel = pixelIn(scene, state);
  const label = trueLabelAt(scene, pixel);
  const trueClass = label !== null && classes.rows[label] ? label : null;
  /** @type {[string, ScoreMap][]} */
  const sums = scene.levels.map((level) => [level.title, level.map]);
  if (!levelIn(scene, state) && state.sum) sums.push([words.t("sum.own"), state.sum.map]);
  const pens = { words, classes, colours: state.colours };
  nodes.bars.replaceChildren(...sums.map(([title, map]) => (
    levelRow(levelBars(title, scoresAt(map, scene.grid, ...pixel), trueClass), pens))));
  nodes.pixel.replaceChildren(...pixelLine(pixel, label, trueClass, pens));
}
/** @type {(pixel: Place, label: number | null, trueClass: number | null, pens: Pens) => (string | Node)[]} */
function pixelLine([x, y], label, trueClass, { words, classes }) {
  if (label === null) return [words.t("levels.no_truth", { x, y })];
  if (trueClass === null) return [words.t("levels.void", { x, y })];
  return around(words.t("levels.truth", { x, y, name: MARK }), nameOf(classes, trueClass, words.language));
}
/** @type {(level: LevelBars, pens: Pens) => HTMLElement} */
function levelRow({ title, bars, entropy, loss }, pens) {
  const { words } = pens;
  const row = make("div", "level");
  const list = make("dl");
  list.append(...bars.flatMap((bar) => barRow(bar, pens)));
  const numbers = make("p", "", words.t("levels.entropy", { bits: entropy.toFixed(2) }));
  if (loss !== null) numbers.append(" · ", ...around(words.t("levels.loss", { loss: MARK }), loss.toFixed(2)));
  row.append(make("h3", "", title), list, numbers);
  return row;
}
/** @type {(bar: LevelBars["bars"][number], pens: Pens) => HTMLElement[]} */
function barRow({ index, share, isTrue }, { words, classes, colours }) {
  const name = make("dt", "", nameOf(classes, index, words.language));
  if (isTrue) name.append(make("small", "", words.t("levels.true")));
  const [number, track] = [make("dd"), make("i", "track")];
  const filled = make("i", index === classes.background ? "ground" : "");
  filled.style.width = `${100 * share}%`;
  if (index !== classes.background) filled.style.background = `rgb(${colours[index]})`;
  track.append(filled);
  number.append(track, make("output", "", wholePercent(share)));
  return [name, number];
}
const MARK = "\u0000"; // stands in a sentence for what is written in bold
/** @type {(sentence: string, bold: string) => (string | Node)[]} */
function around(sentence, bold) {
  const [before, after] = sentence.split(MARK);
  return [before, make("b", "", bold), after];
}
