// @ts-check
// Classify in the page: a bar for each class.
/** @import { ClassScore, Words } from "./types.d.ts" */
import { make } from "../../web/elements.js";

export const FEW = 5; // classes that a small picture has room for
export const FIRST = 8; // classes that the card shows at once

/** @param {readonly ClassScore[]} scores @param {Words} page */
export const barRows = (scores, page) => scores.map((each) => barRow(each, page));

/** @param {ClassScore} row @param {Words} page */
function barRow({ entry, score }, page) {
  /** @type {HTMLElement} */
  const row = make("li", "score-row");
  row.style.setProperty("--score", `${100 * score}%`);
  row.append(make("span", "name", entry.name[page.language]), make("i", "bar"), make("output", "", score.toFixed(2)));
  return row;
}
