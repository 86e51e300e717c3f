// @ts-check
// The sets of photos on which the networks were judged.
/** @import { Words } from "./types.d.ts" */
/** @import { RowValue, RunValue } from "./value.d.ts" */

/** The name of a set for people; a set without one keeps its folder's. @param {string} data @param {Pick<Words, "t" | "has">} words */
export const setName = (data, { t, has }) => (has(`numbers.set_${data}`) ? t(`numbers.set_${data}`) : data);

/** The set of the other networks if it was measured there, else the first. @param {RowValue} row */
export const bestAverage = ({ averages }) => averages.find(({ data }) => data === "voc") ?? averages[0];

/** What judged most of the semantic networks. @param {readonly RowValue[]} rows @returns {RunValue | undefined} */
export function usualRun(rows) {
  const runs = rows.filter(({ task }) => task === "semantic").flatMap(({ card }) => card.runs);
  /** @param {RunValue} run */
  const count = ({ data, photos }) => runs.filter((run) => run.data === data && run.photos === photos).length;
  return [...runs].sort((one, other) => count(other) - count(one))[0];
}
