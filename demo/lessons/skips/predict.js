// @ts-check
// Predict, then reveal: what the levels say at the places that were marked before they were seen.
import { MARKS } from "./marks.js";
import { nameOf } from "./scene.js";

/**
 * @import { Mark, OpenState, Scene, Words } from "./types.d.ts"
 * @typedef {"agree" | "differ" | "void" | "right" | "spoiled" | "repaired" | "wrong"} VerdictKind
 * @typedef {object} Game what is written of the game
 * @property {boolean} isPlayable
 * @property {OpenState["stage"]} stage
 * @property {string} title
 * @property {string} help
 * @property {readonly string[]} verdicts one sentence for each mark; none before the levels are shown
 * @property {boolean} canReveal
 */

/** @type {Readonly<Record<VerdictKind, string>>} */
const SENTENCES = {
  agree: "predict.agree", differ: "predict.differ", void: "predict.void", right: "predict.right",
  spoiled: "predict.spoiled", repaired: "predict.repaired", wrong: "predict.wrong",
};

/** There must be two levels to compare. @param {Pick<Scene, "value">} scene */
export const isPlayable = ({ value }) => value.levels.length > 1;

/**
 * How the coarsest level and the finest one did at a place.
 *
 * @param {number} coarse its label there
 * @param {number} fine
 * @param {number | null} truth null if the photo has no truth
 * @param {number} voidLabel where nobody judges
 * @returns {VerdictKind}
 */
export function verdictKind(coarse, fine, truth, voidLabel) {
  if (truth === null) return coarse === fine ? "agree" : "differ";
  if (truth === voidLabel) return "void";
  if (coarse === truth) return fine === truth ? "right" : "spoiled";
  return fine === truth ? "repaired" : "wrong";
}

/**
 * The labels of the coarsest level, of the finest one and of the truth at a mark.
 *
 * @param {Pick<Scene, "panels" | "truth" | "width">} scene
 * @param {Mark} mark
 */
function labelsAt({ panels, truth, width }, { x, y }) {
  const at = y * width + x;
  return {
    coarse: panels[1].labels?.data[at] ?? NaN,
    fine: panels[panels.length - 1].labels?.data[at] ?? NaN,
    truth: truth ? truth.data[at] : null,
  };
}

/** @param {Scene} scene @param {Mark} mark */
function verdictAt(scene, mark) {
  const labels = labelsAt(scene, mark);
  return { labels, kind: verdictKind(labels.coarse, labels.fine, labels.truth, scene.value.void) };
}

/** @param {ReturnType<typeof verdictAt>} verdict @param {Scene} scene @param {Words} words */
function sentenceOf({ kind, labels }, { value }, words) {
  const name = (/** @type {number | null} */ label) => (label === null ? "" : nameOf(value.legend, label, words));
  const [coarse, fine, truth] = [labels.coarse, labels.fine, labels.truth].map(name);
  return words.t(SENTENCES[kind], { coarse, fine, truth });
}

/**
 * The score of the game in a sentence.
 *
 * @param {readonly VerdictKind[]} kinds one for each mark
 * @param {boolean} hasTruth
 * @param {Words} words
 */
export function summaryOf(kinds, hasTruth, words) {
  const count = (/** @type {readonly VerdictKind[]} */ wanted) => kinds.filter((kind) => wanted.includes(kind)).length;
  const marks = kinds.length;
  if (!hasTruth) return words.t("predict.sum_differ", { marks, found: count(["differ"]) });
  return words.t("predict.sum", { marks, found: count(["repaired", "wrong"]), repaired: count(["repaired"]) });
}

/**
 * @param {OpenState} state
 * @param {Words} words
 * @returns {Game}
 */
export function gameOf({ scene, stage, marks }, words) {
  const game = { isPlayable: isPlayable(scene), stage, canReveal: marks.length === MARKS };
  if (stage !== "revealed") {
    const help = words.t("predict.count", { count: marks.length, marks: MARKS });
    return { ...game, title: words.t("predict.ask"), help, verdicts: [] };
  }
  const verdicts = marks.map((mark) => verdictAt(scene, mark));
  return {
    ...game,
    title: summaryOf(verdicts.map(({ kind }) => kind), scene.truth !== null, words),
    help: "",
    verdicts: verdicts.map((verdict) => sentenceOf(verdict, scene, words)),
  };
}
