// @ts-check
// What Inside puts into its saved picture: the equation as it stands, for the chosen class.
import { posterFile, posterLine, savePoster } from "../../web/poster.js";
import { sumCaption, termCaption, weightText } from "./captions.js";
import { signsFor } from "./equation.js";
import { countLabels } from "./labels.js";
import { drawLabels } from "./label_picture.js";
import { ABOVE, BELOW } from "../../web/ramp.js";
import { drawCells, termsOf } from "./score_picture.js";
import { classIn, nameOf } from "./state.js";
/** @import { ClassesValue } from "./value.d.ts" */
/** @import { Colour } from "../../web/values.d.ts" */
/** @import { Scene, Setting, State, Words } from "./types.d.ts" */
/** @import { Caption, Line } from "./captions.js" */

/**
 * @typedef {{ text: string, colour: string, weight: number }} Run colour: such as --ink
 * @typedef {{ size: number, runs: Run[] }} PosterLine
 */

const SIZE = 22; // pixels, of the letters
const TITLE_SIZE = 26;
const APART = "   "; // between two sentences of one line

/**
 * @param {HTMLCanvasElement} layer the labels of the sum
 * @param {Scene} scene
 * @param {State} state
 * @param {Pick<Setting, "words" | "classes"> & { node: HTMLElement }} view
 */
export const savePicture = (layer, scene, state, { node, words, classes }) =>
  savePoster(posterOf(layer, scene, state, { words, classes }), node);

/**
 * @param {HTMLCanvasElement} layer the labels of the sum
 * @param {Scene} scene
 * @param {State} state
 * @param {Pick<Setting, "words" | "classes">} setting
 */
export function posterOf(layer, scene, state, { words, classes }) {
  const ratio = scene.full[0] / scene.full[1];
  const maps = termsOf(scene, state).map((term) => ({
    ratio,
    caption: [...linesOf(termCaption(term, words)), { size: SIZE, runs: [ink(weightText(term.weight))] }],
    draw: (/** @type {HTMLCanvasElement} */ canvas) => drawCells(canvas, term, scene.input),
  }));
  const caption = sumCaption(scene, state, words);
  const labels = {
    ratio, caption: linesOf(caption),
    draw: (/** @type {HTMLCanvasElement} */ canvas) => drawLabels(canvas, scene, layer),
  };
  const [shown, name] = [nameOf(classes, classIn(scene, state), words.language), caption.title];
  return {
    file: posterFile(scene.source, "inside"),
    line: posterLine(words, scene, [words.t("map.of", { name: shown }), name]),
    pictures: [...maps, labels],
    signs: signsFor(scene.taps),
    squares: [],
    legend: [
      { colours: [BELOW], text: `${shown}: ${words.t("scale.below")}` },
      { colours: [ABOVE], text: `${shown}: ${words.t("scale.above")}` },
      ...legendOf(state, words, classes),
    ],
    note: words.t("legend.share", { name }),
  };
}

// ---- Captions: the same words as on the page ---------------------------------------------------
/** @type {(text: string, weight?: number) => Run} */
const ink = (text, weight = 400) => ({ text, colour: "--ink", weight });
/** @type {(text: string) => Run} */
const soft = (text) => ({ text, colour: "--soft", weight: 400 });

/** @type {(caption: Caption) => PosterLine[]} */
function linesOf({ title, lines }) {
  const runs = lines.flatMap((line, place) => (place ? [soft(APART), ...runsOf(line)] : runsOf(line)));
  return [{ size: TITLE_SIZE, runs: [ink(title, 650)] }, { size: SIZE, runs }];
}
/** @type {(line: Line) => Run[]} */
function runsOf(line) {
  if (typeof line === "string") return [soft(line)];
  return [soft(line.before), { text: line.score, colour: "--edge", weight: 700 }, soft(line.after)];
}

// ---- Legend ------------------------------------------------------------------------------------
/** @type {(state: State, words: Words, classes: ClassesValue) => { colours: readonly Colour[], text: string }[]} */
function legendOf({ sum, colours }, words, { rows, background }) {
  if (!sum) return [];
  const counts = countLabels(sum.labels);
  return rows.filter(({ index }) => counts[index]).map(({ index, name }) => ({
    colours: index === background ? [] : [colours[index]],
    text: `${name[words.language]}  ${words.percent(counts[index] / sum.labels.data.length)}`,
  }));
}
