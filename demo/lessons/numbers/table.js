// @ts-check
// Draws the table: its head, by which one sorts, and a row for each network.
import { make, makeButton } from "../../web/elements.js";
import { COLUMNS, inOrder, SCORES, textOf } from "./columns.js";
import { bestAverage, setName } from "./sets.js";
/** @import { Column, ColumnKey, State, Words } from "./types.d.ts" */
/** @import { RowValue } from "./value.d.ts" */

/**
 * @typedef {object} Taps
 * @property {(key: ColumnKey) => void} sort
 * @property {(name: string) => void} open
 * @property {(name: string | null) => void} point
 */

/**
 * @param {HTMLTableElement} table
 * @param {State} state
 * @param {Words} words
 * @param {Taps} taps
 */
export function drawTable(table, state, words, taps) {
  const holder = document.activeElement?.closest("table [data-focus]");
  const focused = holder && table.contains(holder) ? holder.getAttribute("data-focus") : null;
  const [head, body] = [table.tHead, table.tBodies[0]];
  if (!head || !state.table) return;
  head.replaceChildren(groupRow(words), headRow(state, words, taps));
  body.replaceChildren(...inOrder(state.table.rows, state.order, state.speed).map((row) => bodyRow(row, state, words, taps)));
  if (focused) table.querySelector(`[data-focus="${CSS.escape(focused)}"]`)?.querySelector("button")?.focus();
  markRows(table, state);
}

/** What is open and what is pointed at. @param {HTMLTableElement} table @param {State} state */
export function markRows(table, { opened, pointed }) {
  for (const row of table.tBodies[0].rows) {
    const { name } = row.dataset;
    row.classList.toggle("opened", name === opened);
    row.classList.toggle("pointed", name === pointed);
    row.querySelector("button")?.setAttribute("aria-expanded", String(name === opened));
  }
}

// ---- The head -----------------------------------------------------------------------------------
/** @param {Words} words */
function groupRow({ t }) {
  const row = make("tr", "groups");
  const published = COLUMNS.filter(({ isPublished }) => isPublished).length;
  const texts = COLUMNS.filter(({ isText, isPublished }) => isText && !isPublished).length;
  const measured = COLUMNS.length - published - texts;
  row.append(spanning("td", texts, ""), spanning("th", measured, t("numbers.measured")), spanning("th", published, t("numbers.published")));
  row.lastElementChild?.classList.add("published");
  return row;
}
/** @param {"td" | "th"} kind @param {number} columns @param {string} text */
function spanning(kind, columns, text) {
  const cell = make(kind);
  cell.colSpan = columns;
  if (kind === "th") cell.scope = "colgroup";
  if (text) cell.append(make("span", "", text));
  return cell;
}

/** @param {State} state @param {Words} words @param {Taps} taps */
function headRow(state, words, taps) {
  const row = make("tr", "columns");
  row.append(...COLUMNS.map((column) => {
    const cell = make("th", classOf(column, state));
    cell.scope = "col";
    cell.dataset.focus = column.key;
    const order = state.order?.column === column.key ? state.order : null;
    if (order) cell.setAttribute("aria-sort", order.isFalling ? "descending" : "ascending");
    const button = makeButton("sort", words.t(column.label), () => taps.sort(column.key));
    button.title = words.t(`${column.label}_how`);
    cell.append(button);
    return cell;
  }));
  return row;
}

/** @param {Column} column @param {State} state */
const classOf = ({ key, isText, isExtra, isPublished }, { third, order }) => [
  `is-${key}`, isText ? "text" : "", isExtra ? "extra" : "", isPublished ? "published" : "",
  key === third ? "third" : "", order?.column === key ? "sorted" : "",
].filter(Boolean).join(" ");

// ---- The rows -----------------------------------------------------------------------------------
/** @param {RowValue} row @param {State} state @param {Words} words @param {Taps} taps */
function bodyRow(row, state, words, taps) {
  const node = make("tr");
  node.dataset.name = row.name;
  node.append(...cellsOf(row, state, words, taps));
  node.addEventListener("click", ({ target }) => {
    if (!(target instanceof Element && target.closest("button"))) taps.open(row.name);
  });
  node.addEventListener("pointerenter", () => taps.point(row.name));
  node.addEventListener("pointerleave", () => taps.point(null));
  return node;
}
/** @param {RowValue} row @param {State} state @param {Words} words @param {Taps} taps */
function cellsOf(row, state, words, taps) {
  const isOther = row.averages.length > 0;
  return COLUMNS.flatMap((column) => {
    if (column.key === "name") return [nameCell(row, state, taps)];
    if (isOther && SCORES.some((key) => key === column.key)) {
      return column.key === SCORES[0] ? [averageCell(row, state, words)] : [];
    }
    return [make("td", classOf(column, state), textOf(column, row, state.speed))];
  });
}
/** @param {RowValue} row @param {State} state @param {Taps} taps */
function nameCell(row, state, taps) {
  const cell = make("th", classOf(COLUMNS[0], state));
  cell.scope = "row";
  cell.dataset.focus = `row ${row.name}`;
  const button = makeButton("open", "", () => taps.open(row.name));
  button.append(dotOf(row), make("b", "", row.title), make("small", "", row.trunk));
  button.addEventListener("focus", () => taps.point(row.name));
  button.addEventListener("blur", () => taps.point(null));
  cell.append(button);
  return cell;
}
/** The mark of a network, as in the picture. @param {RowValue} row */
export function dotOf({ level, trunk, task }) {
  const dot = make("i", `dot ${task} ${markKind(trunk)}`);
  dot.style.setProperty("--mark", levelColour(level));
  return dot;
}
/** A trunk has a shape of its own: the heavy one is square. @param {string} trunk */
export const markKind = (trunk) => (trunk.startsWith("VGG") ? "square" : "round");
/** @param {number | null} level */
export const levelColour = (level) => (level === null ? "var(--ink)" : `var(--level-${level})`);

/** One cell for all scores: a detector is measured in another way. @param {RowValue} row @param {State} state @param {Words} words */
function averageCell(row, { isNarrow, third }, { t, has }) {
  const best = bestAverage(row);
  const cell = make("td", "averages");
  cell.colSpan = isNarrow ? 2 + Number(SCORES.some((key) => key === third)) : SCORES.length;
  const values = { score: (100 * (best?.ap50 ?? 0)).toFixed(1), set: setName(best?.data ?? "", { t, has }) };
  cell.append(make("span", "", t(isNarrow ? "numbers.ap_short" : "numbers.ap", values)));
  return cell;
}

/** Arrow keys move between the rows, as in a list. @param {HTMLTableElement} table */
export function listenToArrows(table) {
  table.addEventListener("keydown", (event) => {
    const buttons = [...table.tBodies[0].querySelectorAll("button")];
    const place = buttons.findIndex((button) => button === document.activeElement);
    const next = { ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (place < 0 || next === undefined || !buttons[next]) return;
    event.preventDefault();
    buttons[next].focus();
  });
}
