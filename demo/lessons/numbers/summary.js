// @ts-check
// The sentences beside the table and the picture. All their figures are computed here.
import { setName, usualRun } from "./sets.js";
/** @import { State, Words } from "./types.d.ts" */
/** @import { RowValue } from "./value.d.ts" */

/** What judged the networks, and what "at the edge" means. @param {State} state @param {Words} words */
export function judgedWords({ table }, words) {
  const run = table && usualRun(table.rows);
  const judged = run ? words.t("numbers.judged", { photos: run.photos, set: setName(run.data, words) }) : "";
  return [judged, words.t("numbers.edge_note", { radius: table?.radius ?? "" }), words.t("numbers.paper_note")].join(" ");
}

/** What the skips of each FCN add at the edge. @param {readonly RowValue[]} rows @param {Words} words */
export function skipsWords(rows, { t }) {
  const trunks = [...new Set(rows.map(({ trunk }) => trunk))];
  const gains = trunks.flatMap((trunk) => {
    const gain = gainOf(rows.filter((row) => row.trunk === trunk && row.level !== null && row.edge !== null));
    return gain === null ? [] : [t("numbers.gain", { points: gain.toFixed(1), trunk })];
  });
  return gains.length ? t("numbers.skips", { gains: gains.join(", ") }) : "";
}
/** From the coarsest level to the finest, in points of the rounded scores that the table shows. @param {readonly RowValue[]} levels */
function gainOf(levels) {
  if (levels.length < 2) return null;
  const ordered = [...levels].sort((one, other) => Number(other.level) - Number(one.level));
  /** @param {RowValue} row */
  const points = ({ edge }) => Math.round(1000 * Number(edge)) / 10;
  return points(ordered[ordered.length - 1]) - points(ordered[0]);
}

/** How and when the times were measured, or how far it is. @param {State} state @param {Words} words */
export function timedWords({ axis, isMeasuring, speed, language }, { t }) {
  if (isMeasuring) {
    return speed ? t("numbers.measuring", { done: doneOf(speed), of: speed.of }) : t("numbers.measuring_first");
  }
  if (!speed || axis === "work") return "";
  const { passes, columns, rows, device, sample } = speed;
  const at = new Date(1000 * speed.ended).toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit" });
  return t("numbers.timed", { passes, columns, rows, device, at, sample: sample[language] ?? "" });
}
/** @param {NonNullable<State["speed"]>} speed */
export const doneOf = ({ milliseconds }) => Object.keys(milliseconds).length;
