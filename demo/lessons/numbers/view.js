// @ts-check
// Brings the board up to date: each part is drawn when something that it shows has changed.
import { make, press } from "../../web/elements.js";
import { COLUMNS } from "./columns.js";
import { drawDetails } from "./details.js";
import { drawPicture } from "./picture.js";
import { doneOf, judgedWords, skipsWords, timedWords } from "./summary.js";
import { drawTable, markRows } from "./table.js";
/** @import { State, Words } from "./types.d.ts" */
/** @import { Nodes } from "./nodes.js" */
/** @import { Taps } from "./table.js" */
/** @import { DetailTaps } from "./details.js" */

/** @typedef {(keyof State)[]} Names */

const TABLE = /** @type {Names} */ (["table", "speed", "order", "third", "isNarrow", "language"]);
const MARKS = /** @type {Names} */ ([...TABLE, "opened", "pointed"]);
const PICTURE = /** @type {Names} */ (["table", "speed", "isMeasuring", "axis", "opened", "pointed", "size", "language"]);
const DETAILS = /** @type {Names} */ (["table", "opened", "part", "copied", "language"]);
const CLOCK = /** @type {Names} */ (["table", "speed", "isMeasuring", "axis", "language"]);
const WORDS = /** @type {Names} */ (["table", "problem", "language", "copied", "third"]);

/**
 * @param {Nodes} nodes
 * @param {State} state
 * @param {ReadonlySet<keyof State>} changed
 * @param {Words} words
 * @param {Taps & DetailTaps} taps
 */
export function drawChanges(nodes, state, changed, words, taps) {
  const has = (/** @type {Names} */ names) => names.some((name) => changed.has(name));
  if (has(WORDS)) writeWords(nodes, state, words);
  if (!state.table) return;
  nodes.board.removeAttribute("aria-busy");
  if (has(TABLE)) drawTable(nodes.table, state, words, taps);
  if (has(MARKS)) markRows(nodes.table, state);
  if (has(PICTURE)) drawPicture(nodes.picture, state, words, taps.open);
  if (has(DETAILS)) drawDetails(nodes.details, state, words, taps);
  if (has(CLOCK)) writeClock(nodes, state, words);
  nodes.board.dataset.ready = state.opened ?? "table";
}

/** @param {Nodes} nodes @param {State} state @param {Words} words */
function writeWords({ problem, waiting, judged, copyTable, third }, state, words) {
  problem.hidden = !state.problem;
  problem.textContent = state.problem?.[state.language] ?? "";
  waiting.hidden = state.table !== null || state.problem !== null;
  judged.textContent = judgedWords(state, words);
  copyTable.textContent = words.t(state.copied === "table" ? "numbers.copied" : "numbers.copy");
  third.replaceChildren(...COLUMNS.filter(({ isExtra }) => isExtra).map(({ key, label, isPublished }) => {
    const name = isPublished ? `${words.t("numbers.published")}: ${words.t(label)}` : words.t(label);
    const option = make("option", "", name);
    option.value = key;
    return option;
  }));
  third.value = state.third;
}

/** @param {Nodes} nodes @param {State} state @param {Words} words */
function writeClock({ axes, clock, progress, skips, timed }, state, words) {
  press(axes, (button) => button.getAttribute("value") === state.axis);
  const { axis, isMeasuring, speed, table } = state;
  skips.textContent = table && (axis === "work" || !speed) ? skipsWords(table.rows, words) : "";
  timed.textContent = timedWords(state, words);
  clock.hidden = isMeasuring;
  clock.textContent = words.t(speed ? "numbers.again" : "numbers.clock");
  progress.hidden = !isMeasuring;
  progress.value = speed?.of ? doneOf(speed) / speed.of : 0;
}
