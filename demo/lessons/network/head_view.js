// @ts-check
// The head at work: the window on the photo, the column of scores, the grid that it fills.
import { make, sizeCanvases } from "../../web/elements.js";
import { rampColour, reachOf } from "../../web/ramp.js";
import { darken, drawCells, drawLines, drawWhole, frame, contextOf, hatch, layerOf, onCanvas } from "./drawing.js";
import { COARSEST, windowBox } from "./grid.js";
import { bestOf, columnOf, filledIn, mapOf, scoresOf, spread } from "./head.js";
/** @import { Context } from "./drawing.js" */
/** @import { Shown } from "./state.js" */
/** @import { Head } from "./types.d.ts" */
/** @import { NetworkClasses } from "./value.d.ts" */
/** @import { Find } from "../../web/board.js" */

const NAMED = 3; // classes beside the column
const NAME_HIGH = 19; // pixels
const GAP = 1; // pixels between the scores of a column
const OPACITY = 0.62; // of labels over the photo

/** @typedef {Shown & { head: Head }} HeadShown */

/** @type {(find: Find, shown: Shown, classes: NetworkClasses) => void} */
export function drawHead(find, shown, classes) {
  const canvases = ["windowed", "bar", "grid"].map((name) => /** @type {HTMLCanvasElement} */ (find(`canvas.${name}`)));
  sizeCanvases(canvases);
  const [window, column, cells] = canvases.map(contextOf);
  if (window) drawWindow(window, shown);
  const style = getComputedStyle(find(".board"));
  if (cells) drawGrid(cells, shown, classes, style);
  const { head } = shown;
  if (column && head) drawColumn(column, find(".names"), { ...shown, head }, classes);
}

/** @type {(context: Context, shown: Shown) => void} */
function drawWindow(context, { scene, head, cell, input }) {
  drawWhole(context, scene.picture);
  if (!head) return;
  const box = windowBox(cell, head.window, COARSEST);
  darken(context);
  context.save();
  context.beginPath();
  context.rect(...onCanvas(context, box, input));
  context.clip();
  context.drawImage(scene.picture, 0, 0, context.canvas.width, context.canvas.height);
  drawLines(context, COARSEST, input, "rgb(255 255 255 / 45%)");
  context.fillStyle = "rgb(11 110 99 / 62%)";
  context.fillRect(...onCanvas(context, windowBox(cell, 1, COARSEST), input));
  context.restore();
  frame(context, windowBox(cell, 1, COARSEST), input, { width: 1.5 });
  if (head.window > 1) frame(context, box, input);
}

/** @type {(context: Context, shown: Shown, classes: NetworkClasses, style: CSSStyleDeclaration) => void} */
function drawGrid(context, shown, { background }, style) {
  const { scene, state, head, cell, input } = shown;
  if (state.way === "labels") {
    drawWhole(context, scene.picture);
    const labels = state.answers.get(shown.keys.answer);
    if (!labels) return;
    context.globalAlpha = OPACITY;
    context.drawImage(layerOf(labels, state.colours, background).layer, 0, 0, context.canvas.width, context.canvas.height);
    context.globalAlpha = 1;
    return;
  }
  const line = style.getPropertyValue("--line");
  hatch(context, style.getPropertyValue("--wash"), line);
  if (!head) return;
  const map = mapOf(head, state.way, shown.index);
  const reach = reachOf(mapOf(head, "convolution", shown.index));
  const answered = answeredIn(shown, head);
  drawCells(context, [head.columns, head.rows], COARSEST, input, (at) => (answered.has(at) ? rampColour(map[at] / reach) : null));
  if (state.way === "classifier") drawLines(context, COARSEST, input, style.getPropertyValue("--dash"));
  frame(context, windowBox(cell, 1, COARSEST), input);
}

// The cells that show their score: with the convolution all, else those that the window was at.
/** @type {(shown: Pick<Shown, "state" | "cell">, head: Head) => ReadonlySet<number>} */
export function answeredIn({ state, cell }, head) {
  if (state.way !== "classifier") return new Set(Array(head.rows * head.columns).keys());
  return new Set([...filledIn(state.filled, head), cell[1] * head.columns + cell[0]]);
}

/** @type {(context: Context, names: HTMLElement, shown: HeadShown, classes: NetworkClasses) => void} */
function drawColumn(context, names, { head, state, cell, index }, { rows }) {
  const column = columnOf(head, state.way, cell);
  const reach = reachOf(scoresOf(head, state.way));
  const { width, height } = context.canvas;
  const high = height / column.length;
  context.clearRect(0, 0, width, height);
  column.forEach((score, at) => {
    context.fillStyle = `rgb(${rampColour(score / reach).join(" ")})`;
    context.fillRect(0, Math.round(at * high), width, Math.max(1, Math.round((at + 1) * high) - Math.round(at * high) - GAP));
  });
  const best = bestOf(column, NAMED).sort((one, other) => one - other);
  const share = context.canvas.clientHeight / column.length;
  const tops = spread(best.map((at) => (at + 0.5) * share - NAME_HIGH / 2), NAME_HIGH, context.canvas.clientHeight - NAME_HIGH);
  names.replaceChildren(...best.map((at, place) => {
    const line = make("p", at === index ? "chosen" : "", `${rows[at].name[state.language]} `);
    line.style.top = `${Math.max(0, tops[place])}px`;
    line.append(make("b", "", column[at].toFixed(1)));
    return line;
  }));
}
