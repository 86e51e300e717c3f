// @ts-check
// What the scores say, as words and rows: the title of the curve, its sentence, and each level's
// score in the band.
import { nameOf } from "./scene.js";

/** @import { Level, OpenState, Value, Words } from "./types.d.ts" */

/** @param {number | null} score as it is written */
export const points = (score) => (score === null ? "–" : score.toFixed(1));

/**
 * What a curve says at a radius; null if nothing.
 *
 * @param {readonly (number | null)[] | null} curve
 * @param {readonly number[]} radii
 * @param {number} radius
 */
export const scoreAt = (curve, radii, radius) => curve?.[radii.indexOf(radius)] ?? null;

/** @param {Value} value whether there is a truth to compare with */
export const isScored = ({ levels }) => levels.some(({ curve }) => curve !== null);

/** @param {Value} value */
const coarsest = ({ levels }) => levels[0];
/** @param {Value} value @returns {Level | undefined} */
export const finest = ({ levels }) => levels[levels.length - 1];

/**
 * The key of the title. It says what these numbers say, not what the paper's do.
 *
 * @param {Pick<Level, "overall" | "edge">} first
 * @param {Pick<Level, "overall" | "edge">} last
 */
export function titleOfChange(first, last) {
  const overall = (last.overall ?? 0) - (first.overall ?? 0);
  const edge = (last.edge ?? 0) - (first.edge ?? 0);
  if (edge < 0 || overall < -1) return "curve.loses";
  if (edge <= Math.abs(overall)) return "curve.even";
  return Math.abs(overall) <= 2 ? "curve.title" : "curve.more";
}

/** @param {Value} value @param {Words} words */
export function curveTitle(value, words) {
  const last = finest(value);
  return words.t(last && isScored(value) ? titleOfChange(coarsest(value), last) : "nocurve.title");
}

/** @param {Value} value @param {Words} words */
export function curveSentence(value, words) {
  if (isScored(value)) return `${words.t("curve.sentence")} ${absentClasses(value, words)}`;
  const change = finest(value)?.change;
  const disagree = change ? words.t("nocurve.disagree", { share: words.percent(change.share) }) : "";
  return `${disagree} ${words.t("nocurve.sentence")}`;
}

/** Classes that the finest level finds and the truth does not have. @param {Value} value @param {Words} words */
function absentClasses(value, words) {
  const absent = value.legend.filter((entry) => !entry.true && finest(value)?.shares[entry.index]);
  const names = absent.map(({ index }) => nameOf(value.legend, index, words)).join(", ");
  return names && words.t("curve.absent", { names });
}

/**
 * One row for each level: its score in the band, and that of the truth itself on its grid.
 *
 * @param {OpenState} state
 * @param {Words} words
 */
export function bandRows({ scene, band }, words) {
  const { levels, radii } = scene.value;
  return levels.map(({ name, title, curve, ceiling }) => ({
    name,
    title,
    score: points(scoreAt(curve, radii, band)),
    ceiling: words.t("curve.ceiling", { score: points(scoreAt(ceiling, radii, band)) }),
  }));
}
