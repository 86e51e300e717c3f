// @ts-check
// Draws the edge score of each network against its work or its time.
import { drawn } from "./nodes.js";
import { FRAME, labelsFor, plotOf } from "./plot.js";
import { levelColour, markKind } from "./table.js";
/** @import { Mark, State, Words } from "./types.d.ts" */
/** @import { Plot } from "./plot.js" */
/** @import { RowValue } from "./value.d.ts" */

const LETTER = 6.9; // pixels: the mean width of a letter of the names
const ROOM = 3; // pixels beside a name

/**
 * @param {HTMLElement} host
 * @param {State} state
 * @param {Words} words
 * @param {(name: string) => void} open
 */
export function drawPicture(host, state, words, open) {
  const { size: [width, height], axis, speed, table } = state;
  const plot = table && plotOf(table.rows, axis, speed, state.size);
  host.classList.toggle("empty", !plot);
  if (!plot || width < 1) {
    host.replaceChildren(emptyLine(state, words));
    return;
  }
  const svg = drawn("svg", { width, height, viewBox: `0 0 ${width} ${height}`, role: "img" });
  const key = axis === "work" ? "numbers.plot_work_aria" : "numbers.plot_time_aria";
  svg.setAttribute("aria-label", words.t(key, { count: plot.marks.length }));
  const { marks } = plot;
  svg.append(...axesOf(plot, state, words), ...linksOf(marks), ...namesOf(marks, state), ...marksOf(marks, state, open));
  host.replaceChildren(svg);
}
/** @param {State} state @param {Words} words */
function emptyLine({ axis, isMeasuring }, { t }) {
  const line = document.createElement("p");
  line.textContent = t(axis === "work" ? "numbers.no_work" : isMeasuring ? "numbers.wait_time" : "numbers.no_time");
  return line;
}

// ---- Axes ---------------------------------------------------------------------------------------
/** @param {Plot} plot @param {State} state @param {Words} words */
function axesOf({ x, y }, { size: [width, height], axis }, { t }) {
  const bottom = height - FRAME.below;
  const lines = y.ticks.flatMap((tick) => [
    drawn("line", { class: "grid", x1: FRAME.left, x2: width - FRAME.right, y1: y.place(tick), y2: y.place(tick) }),
    drawn("text", { class: "tick", x: FRAME.left - 8, y: y.place(tick), "text-anchor": "end", dy: "0.35em" }, String(tick)),
  ]);
  const below = x.ticks.flatMap((tick) => [
    drawn("line", { class: "grid short", x1: x.place(tick), x2: x.place(tick), y1: bottom, y2: bottom + 4 }),
    drawn("text", { class: "tick", x: x.place(tick), y: bottom + 16, "text-anchor": "middle" }, tickText(tick, axis)),
  ]);
  const edge = drawn("text", { class: "axis edge", x: 4, y: 12 }, t("numbers.axis_edge"));
  const words = t(axis === "work" ? "numbers.across_work" : "numbers.across_time");
  const across = drawn("text", { class: "axis", x: width - FRAME.right, y: 12, "text-anchor": "end" }, words);
  return [...lines, ...below, edge, across];
}
/** @param {number} tick @param {State["axis"]} axis */
const tickText = (tick, axis) => String(axis === "work" ? tick / 1e9 : tick);

// ---- What stands for the networks ---------------------------------------------------------------
/** A dashed line through the levels of one FCN. @param {readonly Mark[]} marks */
function linksOf(marks) {
  const levels = marks.filter(({ row }) => row.level !== null);
  const trunks = [...new Set(levels.map(({ row }) => row.trunk))];
  return trunks.map((trunk) => {
    const own = levels.filter(({ row }) => row.trunk === trunk).sort((one, other) => Number(other.row.level) - Number(one.row.level));
    return drawn("polyline", { class: "link", points: own.map(({ x, y }) => `${x},${y}`).join(" ") });
  });
}

/** @param {readonly Mark[]} marks @param {State} state @param {(name: string) => void} open */
const marksOf = (marks, { opened, pointed }, open) => marks.map(({ row, x, y }) => {
  const kind = row.name === opened ? " opened" : row.name === pointed ? " pointed" : "";
  const group = drawn("g", { class: `mark${kind}`, "data-name": row.name });
  group.append(drawn("title", {}, fullName(row)), drawn("circle", { class: "ring", cx: x, cy: y, r: 11 }));
  group.append(markKind(row.trunk) === "square"
    ? drawn("rect", { x: x - 5, y: y - 5, width: 10, height: 10, fill: levelColour(row.level) })
    : drawn("circle", { cx: x, cy: y, r: 5.5, fill: levelColour(row.level) }));
  group.addEventListener("click", () => open(row.name));
  return group;
});
/** @param {RowValue} row */
const fullName = ({ title, trunk }) => (trunk ? `${title} · ${trunk}` : title);

/**
 * The names of the opened and the pointed network have a place in any case. The others move for them
 * only where they must: names that jump under the pointer are hard to read.
 *
 * @param {readonly Mark[]} marks
 * @param {State} state
 */
function namesOf(marks, { opened, pointed, size }) {
  /** @param {Mark} mark */
  const isFirst = ({ row }) => row.name === opened || row.name === pointed;
  /** @param {Mark} mark */
  const widthOf = ({ row }) => LETTER * row.title.length + ROOM;
  const usual = labelsFor(marks, () => false, widthOf, size);
  const isThere = marks.every((mark) => !isFirst(mark) || usual.some((label) => label.mark === mark));
  const labels = isThere ? usual : labelsFor(marks, isFirst, widthOf, size);
  return labels.map(({ mark, x, y }) =>
    drawn("text", { class: isFirst(mark) ? "name strong" : "name", x, y, dy: "0.35em" }, mark.row.title));
}
