// @ts-check
// One object by itself: its score, its box, the 28 × 28 cells that the network gave, and the cells
// pasted back into the photo.
/** @import { FoundObject, OpenState, Scene, State, Words } from "./types.d.ts" */
import { strokeTwice } from "../../web/outlines.js";
import { layerOfOne, MASK_SIDE, outlineOfObject, pastedOf } from "./object_masks.js";
import { canvasIn, partOf } from "./parts.js";

const CELLS_WIDE = 150; // CSS pixels that a drawing may take
const CELLS_HIGH = 190;
const PAPER = "#faf9f6";
const GRID = "rgb(22 25 29 / 22%)";

/** The object that stands alone. @param {Readonly<State>} state */
export function objectAlone({ alone, panels }) {
  const panel = alone?.kind === "object" ? panels.get(alone.network) : undefined;
  return alone?.kind === "object" && panel?.task === "instance" ? panel.objects[alone.place] : undefined;
}

/** @param {HTMLElement} card @param {OpenState} state @param {Words} page */
export function writeObjectCard(card, state, page) {
  const object = objectAlone(state);
  card.hidden = !object || state.isExplained;
  if (!object || card.hidden) return;
  writeWords(card, object, page);
  drawCells(canvasIn(card, ".cells"), object);
  drawPasted(canvasIn(card, ".pasted"), state.scene, state.opacity, object);
}
/** @param {HTMLElement} card @param {FoundObject} object @param {Words} page */
function writeWords(card, { entry, number, photoBox: [x1, y1, x2, y2], score }, page) {
  const [wide, high] = [x2 - x1, y2 - y1];
  const cell = (/** @type {number} */ length) => (length / MASK_SIDE).toFixed(1);
  partOf(card, ".object-name").textContent = `${entry.name[page.language]} ${number}`;
  partOf(card, ".object-score").textContent = page.t("object.score", { score: score.toFixed(2) });
  partOf(card, ".object-box").textContent = page.t("object.box", {
    width: Math.round(wide), height: Math.round(high), x: Math.round(x1), y: Math.round(y1),
  });
  partOf(card, ".object-finest").textContent = page.t("object.finest", { width: cell(wide), height: cell(high) });
}

// Both drawings have the shape of the box, so that cells and outline can be laid side by side.
/** @param {HTMLCanvasElement} canvas @param {FoundObject} object */
function shapeLikeBox(canvas, { box: [x1, y1, x2, y2] }) {
  const scale = Math.min(CELLS_WIDE / (x2 - x1), CELLS_HIGH / (y2 - y1));
  const [wide, high] = [Math.max(8, (x2 - x1) * scale), Math.max(8, (y2 - y1) * scale)];
  const ratio = window.devicePixelRatio || 1;
  canvas.style.width = `${wide}px`;
  canvas.style.height = `${high}px`;
  canvas.width = Math.round(wide * ratio);
  canvas.height = Math.round(high * ratio);
  return /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
}
/** @param {HTMLCanvasElement} canvas @param {FoundObject} object */
function drawCells(canvas, object) {
  paintCells(shapeLikeBox(canvas, object), object);
}
/** The cells over all of a canvas. @param {CanvasRenderingContext2D} context @param {FoundObject} object */
export function paintCells(context, object) {
  const { canvas } = context;
  context.scale(canvas.width / MASK_SIDE, canvas.height / MASK_SIDE);
  context.fillStyle = PAPER;
  context.fillRect(0, 0, MASK_SIDE, MASK_SIDE);
  object.mask.forEach((value, cell) => {
    context.fillStyle = `rgba(${object.colour}, ${value / 255})`;
    context.fillRect(cell % MASK_SIDE, Math.floor(cell / MASK_SIDE), 1, 1);
  });
  context.resetTransform();
  context.strokeStyle = GRID;
  context.lineWidth = 1;
  context.stroke(gridOf(canvas.width / MASK_SIDE, canvas.height / MASK_SIDE));
}
/** @param {number} wide a cell @param {number} high */
function gridOf(wide, high) {
  const grid = new Path2D();
  for (let at = 1; at < MASK_SIDE; at++) {
    grid.moveTo(at * wide, 0);
    grid.lineTo(at * wide, MASK_SIDE * high);
    grid.moveTo(0, at * high);
    grid.lineTo(MASK_SIDE * wide, at * high);
  }
  return grid;
}
/** @param {HTMLCanvasElement} canvas @param {Scene} scene @param {number} opacity @param {FoundObject} object */
function drawPasted(canvas, scene, opacity, object) {
  const context = shapeLikeBox(canvas, object);
  const [x1, y1, x2, y2] = object.box;
  const pasted = pastedOf(object, scene);
  context.scale(canvas.width / (x2 - x1), canvas.height / (y2 - y1));
  context.translate(-x1, -y1);
  context.drawImage(scene.photo, 0, 0, scene.width, scene.height);
  context.globalAlpha = opacity;
  context.drawImage(layerOfOne(object, scene), 0, 0);
  context.globalAlpha = 1;
  context.translate(pasted.x, pasted.y);
  const ratio = canvas.clientWidth / (x2 - x1) || 1;
  strokeTwice(context, outlineOfObject(object, scene), `rgb(${object.colour})`, ratio, 1.4);
}
