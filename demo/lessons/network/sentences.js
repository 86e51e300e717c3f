// @ts-check
// What the board says: titles, times, the difference, sizes, fields.
import { answeredIn } from "./head_view.js";
import { columnOf, bestOf, differenceOf } from "./head.js";
import { cellsAt, COARSEST, covers, fieldBox, paddedSize } from "./grid.js";
import { SCORES } from "./state.js";
/** @import { Board } from "../../web/board.js" */
/** @import { Head, NetworkProps } from "./types.d.ts" */
/** @import { Shown } from "./state.js" */

const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const NAMED = 3; // classes that are read out

// Two digits and a power of ten, such as "5.7 × 10⁻⁶".
/** @type {(number: number) => string} */
export function scientific(number) {
  if (!number) return "0";
  const [digits, power] = number.toExponential(1).split("e");
  const raised = [...power].map((sign) => (sign === "-" ? "⁻" : RAISED[Number(sign)] ?? "")).join("");
  return `${digits} × 10${raised}`;
}
// Two digits that count, or whole milliseconds.
/** @type {(milliseconds: number) => string} */
export const inMilliseconds = (milliseconds) => (milliseconds < 10 ? milliseconds.toFixed(1) : String(Math.round(milliseconds)));

/** @typedef {Pick<Board<NetworkProps>, "find" | "page" | "props">} Parts */

/** @type {(board: Parts, shown: Shown) => void} */
export function writeHead(board, shown) {
  const { find, page, props } = board;
  const { cell, head, input, state } = shown;
  const [columns, rows] = cellsAt(COARSEST, input);
  const cells = columns * rows;
  const filled = head ? answeredIn(shown, head).size : 0;
  find(".way-said").textContent = wayWords(board, shown, filled, cells);
  find(".window-said").textContent = head ? page.t(head.window > 1 ? "network.window" : "network.window_one", { side: head.window }) : "";
  find(".grid-said").textContent = `${columns} × ${rows}`;
  find(".column-said").textContent = page.t("network.column", { count: props.classes.rows.length });
  find(".grid-title").textContent = page.t(state.way === "labels" ? "network.labels_title" : "network.grid");
  find(".pick").hidden = state.way === "labels";
  find(".grid-said").hidden = state.way === "labels";
  const slide = find(".slide");
  slide.hidden = state.way !== "classifier";
  slide.textContent = page.t(slideKey(state.isSliding, filled === cells));
  slide.toggleAttribute("disabled", !head);
  const where = page.t("network.cell", { column: cell[0] + 1, row: cell[1] + 1 });
  find(".column-view").setAttribute("aria-label", head ? `${where}: ${columnWords(head, shown, props)}` : where);
  find(".window-view").setAttribute("aria-label", `${page.t("network.window_label")} ${where}`);
  find(".grid-view").setAttribute("aria-label", `${page.t("network.grid_label")} ${where}`);
}
/** @type {(isSliding: boolean, isFull: boolean) => string} */
const slideKey = (isSliding, isFull) => `network.${isSliding ? "stop" : isFull ? "clear" : "slide"}`;

/** @type {(head: Head, shown: Shown, props: NetworkProps) => string} */
function columnWords(head, { state, cell }, { classes }) {
  const column = columnOf(head, state.way, cell);
  return bestOf(column, NAMED).map((at) => `${classes.rows[at].name[state.language]} ${column[at].toFixed(1)}`).join(", ");
}

/** @type {(board: Parts, shown: Shown, filled: number, cells: number) => string} */
function wayWords({ page }, { state, scene, network, side, head, keys }, filled, cells) {
  if (state.way === "labels") {
    if (!network.ready) return page.t("network.no_weights", { name: network.title });
    const [width, height] = scene.full_size;
    return page.t(state.answers.has(keys.answer) ? "network.answer" : "network.busy", { side, name: network.title, width, height });
  }
  if (!head) return page.t("network.busy", { side, name: network.trunk_title });
  const values = {
    filled, cells, slow: inMilliseconds(head.oneByOneMs), fast: inMilliseconds(head.atOnceMs),
    difference: scientific(differenceOf(head)),
  };
  if (state.way === "convolution") return page.t("network.at_once", values);
  return page.t(filled === cells ? "network.all_filled" : "network.filled", values);
}

/** @type {(board: Parts, shown: Shown) => void} */
export function writeSizes({ find, page }, { input, head, network }) {
  const [columns, rows] = cellsAt(COARSEST, input);
  const [wide, high] = paddedSize(input);
  const isPadded = wide !== input[0] || high !== input[1];
  find(".input-said").textContent = page.t("network.input", { width: input[0], height: input[1] });
  find(".padded-said").textContent = isPadded ? page.t("network.padded", { width: wide, height: high }) : "";
  find(".refusal").textContent = head ? page.t(refusalKey(head), { columns, rows, side: head.window, trunk: network.trunk_title }) : "";
}
/** @type {(head: Head) => string} */
function refusalKey({ window, columns, rows }) {
  if (window === 1) return "network.means";
  return columns === window && rows === window ? "network.accepts" : "network.refuses";
}

/** @type {(board: Parts, shown: Shown) => void} */
export function writeStage({ find, page }, { stage, maps, seen, stageCell, input }) {
  const [columns, rows] = cellsAt(stage.stride, input);
  find(".stage-name").textContent = stage.name === SCORES ? page.t("network.scores") : stage.name;
  const key = stage.name === SCORES ? "network.best_scores" : "network.strongest";
  find(".stage-said").textContent = maps ? page.t(key, { count: maps.channels.length, of: stage.channels }) : "";
  find(".stage-size").textContent = page.t("network.stage_size", { stride: stage.stride, columns, rows });
  const field = maps?.field;
  const theory = field && covers(fieldBox(stageCell, field), input) ? "network.theory_all" : "network.theory";
  const sentences = field ? [page.t(theory, { size: field.size }), field.whole ? page.t("network.reads_mean") : ""] : [];
  find(".theory span").textContent = sentences.join(" ").trim();
  find(".effective span").textContent = seen
    ? page.t("network.effective", { share: Math.round(100 * seen.share), size: seen.effective }) : page.t("network.seen_busy");
  const where = page.t("network.cell", { column: stageCell[0] + 1, row: stageCell[1] + 1 });
  find(".seen-said").textContent = where;
  find(".seen-view").setAttribute("aria-label", `${page.t("network.seen_label")} ${where}`);
}
