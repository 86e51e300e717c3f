// @ts-check
// The words under the pictures, as data: they are written on the page and into a saved picture.
import { make, makeButton } from "../../web/elements.js";
import { difference } from "./labels.js";
import { coarsestOf, finestOf } from "./levels.js";
import { isCoarsest, levelIn, nameOf, weightsIn } from "./state.js";
/** @import { Agreement, Scene, Setting, State, Words } from "./types.d.ts" */
/** @import { Drawn, Term } from "./score_picture.js" */

/**
 * @typedef {string | { before: string, score: string, after: string }} Line the second kind is the
 *   score at the edge, whose number stands out and which explains itself at a tap
 * @typedef {{ title: string, lines: Line[] }} Caption
 */

// ---- What is said ----------------------------------------------------------------------------
/** @type {(term: Term, words: Words) => Caption} */
export function termCaption({ tap, cells, reach }, words) {
  return { title: tap.name, lines: [sizeText(cells), words.t("map.reach", { reach: reach.toFixed(1) })] };
}
/** @type {(cells: { columns: number, rows: number }) => string} */
const sizeText = ({ columns, rows }) => `${columns}\u00a0×\u00a0${rows}`;
// What the steps of the sum are called: the first is doubled only, the last is all of the sum.
/** @type {(scene: Scene, step: Drawn, place: number, words: Words) => Caption} */
export function stepCaption({ taps }, { cells }, place, words) {
  const last = taps.length - 1;
  const key = place === last ? "step.fused" : place === 0 ? "step.doubled" : "step.sum";
  return { title: words.t(key, { tap: taps[0].name }), lines: [sizeText(cells)] };
}
/** @type {(weight: number) => string} */
export const weightText = (weight) => `×\u00a0${weight.toFixed(2)}`;
/** @type {(scene: Scene, state: State, words: Words) => Caption} */
export function sumCaption(scene, state, words) {
  const { sum } = state;
  const level = levelIn(scene, state);
  const title = level ? level.title : words.t("sum.own");
  if (!sum) return { title, lines: [] };
  if (sum.agreement) return { title, lines: scoreLines(sum.agreement, words) };
  const finest = finestOf(scene.levels);
  const share = words.percent(difference(sum.labels, sum.at.labels));
  const same = level === finest ? words.t("sum.same") : words.t("sum.differs", { share, name: finest.title });
  return { title, lines: [same, words.t("sum.no_truth")] };
}
/** @type {(agreement: Agreement, words: Words) => Line[]} */
export function scoreLines({ overall, edge }, words) {
  /** @type {(score: number | null) => string} */
  const written = (score) => (score === null ? "–" : score.toFixed(1));
  const [before, after] = words.t("panel.edge", { score: "\u0000" }).split("\u0000");
  return [{ before, score: written(edge), after }, words.t("panel.overall", { score: written(overall) })];
}
// What is worth a remark about these weights.
/** @type {(scene: Scene, state: State, setting: Pick<Setting, "words" | "classes">) => string} */
export function remark(scene, state, { words, classes }) {
  const weights = weightsIn(scene, state);
  const [tap] = scene.taps;
  // Of equal scores the first class is taken.
  const first = nameOf(classes, 0, words.language).toLowerCase();
  if (weights.every((weight) => weight === 0)) return words.t("sum.empty", { name: first });
  if (weights[0] === 0) return words.t("sum.collapse", { tap: tap.name });
  return isCoarsest(scene, state) ? words.t("sum.coarse", { name: coarsestOf(scene.levels).title }) : "";
}

// ---- Writing ---------------------------------------------------------------------------------
/** @type {(nodes: { title: HTMLElement, lines: HTMLElement }, caption: Caption, explainEdge: () => void) => void} */
export function writeCaption(nodes, { title, lines }, explainEdge) {
  nodes.title.textContent = title;
  nodes.lines.replaceChildren(...lines.map((line) => lineNode(line, explainEdge)));
}
/** @type {(line: Line, explainEdge: () => void) => HTMLElement} */
export function lineNode(line, explainEdge) {
  if (typeof line === "string") return make("span", "", line);
  const button = makeButton("edge", "", explainEdge);
  button.append(line.before, make("strong", "", line.score), line.after);
  return button;
}
