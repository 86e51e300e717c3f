// @ts-check
// The score of each class, and what it says of where the network fails.
import { make } from "../../web/elements.js";
import { inPercent } from "./columns.js";
import { setName } from "./sets.js";
/** @import { State, Words } from "./types.d.ts" */
/** @import { ClassScores, RowValue } from "./value.d.ts" */

const WORST = 3; // classes that are named as failures

/** @typedef {{ name: string, score: number }} ClassScore in the visitor's language; 0 … 1 */

/** The best class first. @param {ClassScores} classes @param {State} state @returns {ClassScore[]} */
export const rankedClasses = ({ scores }, { table, language }) => Object.entries(scores)
  .map(([name, score]) => ({ name: table?.names[name]?.[language] ?? name, score }))
  .sort((one, other) => other.score - one.score);

/** @param {RowValue} row @param {State} state @param {Words} words */
export function classesPart({ classes }, state, words) {
  if (!classes) return [make("p", "unmeasured", words.t("numbers.no_classes"))];
  const list = make("ol", "classes-list");
  list.append(...rankedClasses(classes, state).map(({ name, score }) => {
    const item = make("li");
    const bar = make("i");
    bar.style.setProperty("--share", String(score));
    item.append(make("span", "", name), bar, make("b", "", inPercent(score)));
    return item;
  }));
  return [make("p", "measure", measureWords(classes, words)), list];
}
/** @param {ClassScores} classes @param {Words} words */
function measureWords({ measure }, words) {
  const data = /^(\w+)_mask_ap50$/.exec(measure)?.[1];
  return data ? words.t("numbers.by_ap", { set: setName(data, words) }) : words.t("numbers.by_iou");
}

/** @param {RowValue} row @param {State} state @param {Words} words */
export function limitsPart(row, state, words) {
  const { t } = words;
  const lines = [
    failuresOf(row, state, words),
    row.card.chosen_on_judged ? make("p", "", t("numbers.chosen_on_judged")) : "",
    make("p", "", t("numbers.all_know", { count: state.table ? Object.keys(state.table.names).length : 0 })),
    make("p", "", t("numbers.all_not")),
  ];
  return lines.filter((line) => line !== "");
}

/** The classes with the lowest scores, and what the lowest one means. @param {RowValue} row @param {State} state @param {Words} words */
function failuresOf({ classes }, state, { t }) {
  if (!classes) return make("p", "unmeasured", t("numbers.no_classes"));
  const ranked = rankedClasses(classes, state);
  const worst = ranked.slice(-WORST).reverse();
  const node = make("div", "failures");
  node.append(make("p", "", t("numbers.worst")), ...worst.map(({ name, score }) => {
    const line = make("p", "failure");
    line.append(make("b", "", inPercent(score)), ` ${name}`);
    return line;
  }));
  const [{ name, score }] = worst;
  const key = classes.measure === "iou" ? "numbers.worst_iou" : "numbers.worst_ap";
  node.append(make("p", "", t(key, { name, score: inPercent(score) })));
  return node;
}
