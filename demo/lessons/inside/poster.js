// @ts-check
// What Inside puts into its saved picture: the equation as it stands, for the chosen class.
import { posterFile, posterLine } from "../../web/poster.js";
import { signsFor } from "./equation.js";
import { countLabels } from "./labels.js";
import { drawLabels } from "./label_picture.js";
import { AGAINST, drawTerm, FOR, termsOf } from "./score_picture.js";
import { classIn, nameOf } from "./state.js";
/** @import { Classes, Colour, Scene, State, Words } from "./types.d.ts" */
/** @import { Equation } from "./equation.js" */

/** @type {(equation: Equation, scene: Scene, state: State, words: Words, classes: Classes) => object} */
export function posterOf({ terms, sum }, scene, state, words, classes) {
  const ratio = scene.full[0] / scene.full[1];
  const maps = termsOf(scene, state).map((term, place) => ({
    ratio, caption: terms[place].figure.lastElementChild,
    draw: (/** @type {HTMLCanvasElement} */ canvas) => drawTerm(canvas, term, scene.input),
  }));
  const labels = {
    ratio, caption: sum.figure.lastElementChild,
    draw: (/** @type {HTMLCanvasElement} */ canvas) => drawLabels(canvas, scene, sum.layer),
  };
  const [shown, name] = [nameOf(classes, classIn(scene, state), words.language), sum.title.textContent ?? ""];
  return {
    file: posterFile(scene.source, "inside"),
    line: posterLine(words, scene, [words.t("map.of", { name: shown }), name]),
    pictures: [...maps, labels],
    signs: signsFor(scene.taps),
    squares: [],
    legend: [
      { colours: [AGAINST], text: `${shown}: ${words.t("scale.against")}` },
      { colours: [FOR], text: `${shown}: ${words.t("scale.for")}` },
      ...legendOf(state, words, classes),
    ],
    note: words.t("legend.share", { name }),
  };
}
/** @type {(state: State, words: Words, classes: Classes) => { colours: readonly Colour[], text: string }[]} */
function legendOf({ sum, colours }, words, { rows, background }) {
  if (!sum) return [];
  const counts = countLabels(sum.labels);
  return rows.filter(({ index }) => counts[index]).map(({ index, name }) => ({
    colours: index === background ? [] : [colours[index]],
    text: `${name[words.language]}  ${words.percent(counts[index] / sum.labels.data.length)}`,
  }));
}
