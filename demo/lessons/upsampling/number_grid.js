// @ts-check
// A grid of numbers. Where a visitor may choose a cell, it is one stop of the keyboard: arrows move the
// choice, digits write.
import { make } from "../../web/elements.js";
/** @import { Box } from "./types.d.ts" */

/**
 * @typedef {object} Shown what a cell shows
 * @property {string} text
 * @property {string} [kind] its classes
 * @property {number} [share] of the full colour, 0 … 1
 */
/**
 * @typedef {object} Drawing
 * @property {number} rows
 * @property {number} columns
 * @property {string} label for screen readers
 * @property {readonly Shown[]} cells
 * @property {number | null} [chosen]
 * @property {Box | null} [box] a frame around some cells
 */
/**
 * @typedef {object} Hearing
 * @property {(place: number) => void} choose
 * @property {(value: number) => void} [write] a digit
 * @property {(by: number) => void} [add] plus or minus
 */
/** @typedef {{ node: HTMLElement, lines: HTMLElement, frame: HTMLElement, cells: HTMLElement[], shape: string, hears: boolean }} Grid */

const MOVES = new Map([["ArrowLeft", [0, -1]], ["ArrowRight", [0, 1]], ["ArrowUp", [-1, 0]], ["ArrowDown", [1, 0]]]);
const STEPS = new Map([["+", 1], ["=", 1], ["-", -1], ["−", -1]]);

/** @type {(className: string, hearing?: Hearing) => Grid} */
export function buildGrid(className, hearing) {
  const [node, lines, frame] = [make("div", `grid ${className}`), make("div", "lines"), make("i", "frame")];
  lines.setAttribute("role", hearing ? "grid" : "table");
  frame.hidden = true;
  node.append(lines, frame);
  const grid = { node, lines, frame, cells: [], shape: "", hears: Boolean(hearing) };
  if (hearing) listen(grid, hearing);
  return grid;
}

/** @type {(grid: Grid, drawing: Drawing) => void} */
export function drawGrid(grid, { rows, columns, label, cells, chosen = null, box = null }) {
  if (grid.shape !== `${rows} ${columns}`) layOut(grid, rows, columns);
  grid.lines.setAttribute("aria-label", label);
  const longest = Math.max(1, ...cells.map(({ text }) => text.length));
  grid.node.style.setProperty("--chars", String(longest)); // long numbers want smaller type
  cells.forEach((cell, place) => drawCell(grid.cells[place], cell));
  if (grid.hears) showChosen(grid, chosen);
  drawFrame(grid.frame, box, rows, columns);
}
/** @type {(grid: Grid, rows: number, columns: number) => void} */
function layOut(grid, rows, columns) {
  grid.shape = `${rows} ${columns}`;
  grid.node.style.setProperty("--columns", String(columns));
  grid.node.style.setProperty("--rows", String(rows));
  grid.cells = Array.from({ length: rows * columns }, (_, place) => {
    const cell = make("div");
    cell.setAttribute("role", grid.hears ? "gridcell" : "cell");
    cell.dataset.place = String(place);
    return cell;
  });
  grid.lines.replaceChildren(...Array.from({ length: rows }, (_, row) => {
    const line = make("div", "line");
    line.setAttribute("role", "row");
    line.append(...grid.cells.slice(row * columns, (row + 1) * columns));
    return line;
  }));
}
/** @type {(node: HTMLElement, cell: Shown) => void} */
function drawCell(node, { text, kind = "", share }) {
  if (node.textContent !== text) node.textContent = text;
  const strong = share !== undefined && share > 0.6 ? " strong" : "";
  node.className = `cell ${kind}${strong}`;
  if (share === undefined) node.style.removeProperty("--share");
  else node.style.setProperty("--share", `${Math.round(100 * share)}%`);
}
/** @type {(grid: Grid, chosen: number | null) => void} */
function showChosen({ cells, lines }, chosen) {
  const hadFocus = lines.contains(document.activeElement);
  cells.forEach((cell, place) => {
    const isChosen = place === (chosen ?? 0);
    cell.tabIndex = isChosen ? 0 : -1;
    cell.setAttribute("aria-selected", String(place === chosen));
    if (isChosen && hadFocus && document.activeElement !== cell) cell.focus();
  });
}
/** @type {(frame: HTMLElement, box: Box | null, rows: number, columns: number) => void} */
function drawFrame(frame, box, rows, columns) {
  frame.hidden = !box;
  if (!box) return;
  /** @type {(place: number, of: number) => string} */
  const percent = (place, of) => `${(100 * place) / of}%`;
  Object.assign(frame.style, {
    top: percent(box.top, rows), left: percent(box.left, columns),
    height: percent(box.bottom - box.top, rows), width: percent(box.right - box.left, columns),
  });
}

// ---- What a visitor does -------------------------------------------------------------------------
/** @type {(grid: Grid, hearing: Hearing) => void} */
function listen(grid, hearing) {
  grid.lines.addEventListener("click", ({ target }) => {
    const place = placeOf(target);
    if (place !== null) hearing.choose(place);
  });
  grid.lines.addEventListener("keydown", (event) => {
    const place = placeOf(event.target);
    if (place === null || event.ctrlKey || event.metaKey || event.altKey) return;
    if (press(grid, hearing, place, event.key)) event.preventDefault();
  });
}
/** @type {(target: EventTarget | null) => number | null} */
function placeOf(target) {
  const cell = target instanceof Element && target.closest("[data-place]");
  return cell ? Number(cell.getAttribute("data-place")) : null;
}
/** @type {(grid: Grid, hearing: Hearing, place: number, key: string) => boolean} whether the key means something */
function press({ cells, shape }, { choose, write, add }, place, key) {
  const move = MOVES.get(key);
  const step = STEPS.get(key);
  if (move) {
    const next = moved(place, move, shape.split(" ").map(Number));
    if (next !== place) choose(next);
    cells[next].focus();
  } else if (step && add) add(step);
  else if (/^\d$/.test(key) && write) write(Number(key));
  else return false;
  return true;
}
/** @type {(place: number, move: readonly number[], shape: readonly number[]) => number} */
function moved(place, [down, across], [rows, columns]) {
  const [row, column] = [Math.floor(place / columns) + down, (place % columns) + across];
  const isInside = row >= 0 && row < rows && column >= 0 && column < columns;
  return isInside ? row * columns + column : place;
}
