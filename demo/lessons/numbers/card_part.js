// @ts-check
// The model card of one network: from what it has learnt, what judged it, and the commands.
import { make } from "../../web/elements.js";
import { inBillions } from "./columns.js";
import { setName } from "./sets.js";
/** @import { State, Words } from "./types.d.ts" */
/** @import { CardValue, FigureValue, RowValue } from "./value.d.ts" */

const DIGITS = 12; // of a digest: enough to tell files apart

/** @param {RowValue} row @param {State} _ @param {Words} words */
export function cardPart(row, _, words) {
  const list = make("dl");
  for (const [key, ...lines] of rowsOf(row, words)) {
    const shown = lines.filter(Boolean);
    if (!shown.length) continue;
    const value = make("dd");
    value.append(...shown.map((line) => (typeof line === "string" ? make("p", "", line) : line)));
    list.append(make("dt", "", words.t(String(key))), value);
  }
  return [list];
}

/** @param {RowValue} row @param {Words} words @returns {[string, ...(string | Node)[]][]} */
function rowsOf(row, words) {
  const { card } = row;
  return [
    ["numbers.judged_on", ...card.runs.map(({ data, photos }) => words.t("numbers.photos_of", { photos, set: setName(data, words) })),
      card.measured_on && words.t("numbers.on_date", { date: card.measured_on })],
    ["numbers.command", ...card.runs.map(({ command }) => codeOf(command))],
    ["numbers.trained_on", ...english(card.trained_on)],
    ["numbers.began_as", ...english(card.initial_weights)],
    ["numbers.trained_by", commandsOf(card, words)],
    ["numbers.size", sizeWords(row, words)],
    ["numbers.papers", ...row.published.map(figureLine), ...english([row.paper])],
    ["numbers.file", `${card.file}, SHA-256 ${card.sha256.slice(0, DIGITS)}…`],
    ["numbers.licence", ...english([card.licence])],
  ];
}

/** The cards are in English. @param {readonly string[]} lines */
const english = (lines) => lines.map((line) => {
  const node = make("p", "", line);
  node.lang = "en";
  return node;
});
/** @param {string} command */
function codeOf(command) {
  const code = make("code", "", command);
  code.lang = "en";
  return code;
}
/** @param {CardValue} card @param {Words} words */
function commandsOf({ commands, frozen_trunk: isFrozen }, { t }) {
  const details = make("details");
  const key = isFrozen ? "numbers.commands_frozen" : "numbers.commands";
  details.append(make("summary", "", t(key, { count: commands.length })), ...commands.map(codeOf));
  return details;
}
/** @param {RowValue} row @param {Words} words */
function sizeWords({ cost, parameters, stride }, { t }) {
  const size = t("numbers.size_words", { count: (parameters / 1e6).toFixed(1), stride });
  if (!cost) return size;
  const { multiply_adds: work, rows, columns } = cost;
  return `${size} ${t("numbers.work_words", { work: inBillions(work), rows, columns })}`;
}
/** @param {FigureValue} figure */
function figureLine({ measure, percent, photos, trunk, paper, year, table, note }) {
  const node = make("p", "figure");
  node.lang = "en";
  const about = [trunk, photos, note].filter(Boolean).join(", ");
  node.append(make("b", "", `${measure} ${percent.toFixed(1)}`), ` ${about}. ${paper} ${year}, Table ${table}`);
  return node;
}
