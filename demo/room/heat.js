// @ts-check
// Draws the marks of the class: as heat that grows darker where more agree, as dots, or as both.
import { sizeCanvas } from "../web/elements.js";
/** @import { Look, Place, Said } from "./types.d.ts" */

const SPREAD = 0.055; // of the longer side: how far the heat of one mark reaches
const DOT = 4.5; // CSS pixels
const DARKEST = 0.85;
const HEAT = [11, 110, 99]; // the accent, also on a dark page: it lies over a grey photo

/**
 * How dark a place is where marks lie: each adds to it, and many come near to the darkest.
 *
 * @param {number} amount of marks there, each counted by how near it is
 * @param {number} most the largest amount in the photo
 */
export const darkness = (amount, most) => DARKEST * Math.min(1, amount / Math.max(most, 3));

/**
 * The sum of all marks at each cell of a grid: a bell around each.
 *
 * @param {readonly Place[]} marks
 * @param {number} width of the grid
 * @param {number} height
 */
export function heatOf(marks, width, height) {
  const heat = new Float32Array(width * height);
  const spread = SPREAD * Math.max(width, height);
  const reach = Math.ceil(2.5 * spread);
  for (const [x, y] of marks) {
    const [left, top] = [Math.floor(x * width), Math.floor(y * height)];
    for (let row = Math.max(0, top - reach); row <= Math.min(height - 1, top + reach); row++) {
      for (let column = Math.max(0, left - reach); column <= Math.min(width - 1, left + reach); column++) {
        const far = ((column - x * width) ** 2 + (row - y * height) ** 2) / (spread * spread);
        heat[row * width + column] += Math.exp(-2 * far);
      }
    }
  }
  return heat;
}

/** @param {HTMLCanvasElement} canvas @param {Said} said @param {Look} look */
export function drawMarks(canvas, said, look) {
  sizeCanvas(canvas);
  const context = canvas.getContext("2d");
  if (!context) return;
  context.clearRect(0, 0, canvas.width, canvas.height);
  const marks = said.question === "mark" ? said.marks ?? [] : [];
  if (look === "heat" || look === "both") drawHeat(context, marks);
  if (look === "marks" || look === "both") drawDots(context, said);
}

const GRID = 160; // cells along the longer side

/** @param {CanvasRenderingContext2D} context @param {readonly Place[]} marks */
function drawHeat(context, marks) {
  const { width, height } = context.canvas;
  const scale = GRID / Math.max(width, height, 1);
  const [columns, rows] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
  const heat = heatOf(marks, columns, rows);
  const most = heat.reduce((one, other) => Math.max(one, other), 0);
  const small = document.createElement("canvas");
  Object.assign(small, { width: columns, height: rows });
  const pixels = new ImageData(columns, rows);
  heat.forEach((amount, cell) => pixels.data.set([...HEAT, Math.round(255 * darkness(amount, most))], 4 * cell));
  small.getContext("2d")?.putImageData(pixels, 0, 0);
  context.imageSmoothingQuality = "high";
  context.drawImage(small, 0, 0, width, height);
}

/** @param {CanvasRenderingContext2D} context @param {Said} said */
function drawDots(context, { marks = [], verdicts = [] }) {
  const { width, height } = context.canvas;
  const ratio = window.devicePixelRatio || 1;
  marks.forEach(([x, y], place) => {
    context.beginPath();
    context.arc(x * width, y * height, DOT * ratio, 0, 2 * Math.PI);
    context.fillStyle = verdicts[place]?.hit ? "#ffd23f" : "#fff";
    context.fill();
    context.lineWidth = 1.6 * ratio;
    context.strokeStyle = "#16191d";
    context.stroke();
  });
}
