// @ts-check
// The words under the pictures, as data: they are written on the page and into a saved picture.
import { make, makeButton } from "../../web/elements.js";
import { difference } from "./labels.js";
import { coarsestOf, finestOf } from "./levels.js";
import { isCoarsest, levelIn, nameOf, weightsIn } from "./state.js";
/** @import { Agreement, Scene, Setting, State, Words } from "./types.d.ts" */
/** @import { Term } from "./score_picture.js" */

/**
 * @typedef {string | { before: string, score: string, after: string }} Line the second kind is the
 *   score at the edge, whose number stands out and which explains itself at a tap
 * @typedef {{ title: string, lines: Line[] }} Caption
 */

// ---- What is said ----------------------------------------------------------------------------
/** @type {(term: Term, scene: Scene, words: Words) => Caption} */
export function termCaption({ tap, cells, reach }, scene, words) {
  const { columns, rows } = cells;
  const side = Math.round((tap.stride * scene.full[0]) / scene.input[0]);
  const lines = [words.t("map.cell", { side }), words.t("map.reach", { reach: reach.toFixed(1) })];
  if (tap === scene.taps[0]) lines.unshift(words.t("map.what"));
  return { title: words.t("map.title", { tap: tap.name, columns, rows }), lines };
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
  const share = words.percent(difference(sum.labels, scene.labels));
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
