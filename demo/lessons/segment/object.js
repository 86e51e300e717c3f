// One object by itself: its score, its box, the 28 × 28 cells that the network gave, and the cells
// pasted back into the photo.
import { strokeTwice } from "../../web/outlines.js";
import { lonelyLayer, MASK_SIDE, outlineOfObject, pastedOf } from "./instances.js";
import { nameOf } from "./scene.js";

const CELLS_WIDE = 150; // CSS pixels that a drawing may take
const CELLS_HIGH = 190;

export function writeObject(board) {
  const { find, page, state } = board;
  const panel = state.panels.find((each) => each.objects && each.name === state.objectOf);
  const object = panel?.objects[state.object];
  find(".object").hidden = !object;
  if (!object) return;
  const [x1, y1, x2, y2] = object.photoBox;
  const cell = (length) => (length / MASK_SIDE).toFixed(1);
  find(".object-name").textContent = `${nameOf(board, object.index)} ${object.number}`;
  find(".object-score").textContent = page.t("object.score", { score: object.score.toFixed(2) });
  find(".object-box").textContent = page.t("object.box", {
    width: Math.round(x2 - x1), height: Math.round(y2 - y1), x: Math.round(x1), y: Math.round(y1),
  });
  find(".object-finest").textContent = page.t("object.finest", { width: cell(x2 - x1), height: cell(y2 - y1) });
  drawCells(find(".cells"), object);
  drawPasted(find(".pasted"), state.scene, state.opacity, object);
}

// Both drawings have the shape of the box, so that cells and outline can be laid side by side.
function shapeOf(canvas, object) {
  const [x1, y1, x2, y2] = object.box;
  const scale = Math.min(CELLS_WIDE / (x2 - x1), CELLS_HIGH / (y2 - y1));
  const [wide, high] = [Math.max(8, (x2 - x1) * scale), Math.max(8, (y2 - y1) * scale)];
  const ratio = window.devicePixelRatio || 1;
  canvas.style.width = `${wide}px`;
  canvas.style.height = `${high}px`;
  canvas.width = Math.round(wide * ratio);
  canvas.height = Math.round(high * ratio);
  const context = canvas.getContext("2d");
  context.scale(canvas.width / MASK_SIDE, canvas.height / MASK_SIDE);
  return context;
}
function drawCells(canvas, object) {
  const context = shapeOf(canvas, object);
  context.fillStyle = "#faf9f6";
  context.fillRect(0, 0, MASK_SIDE, MASK_SIDE);
  object.mask.forEach((value, cell) => {
    context.fillStyle = `rgba(${object.colour}, ${value / 255})`;
    context.fillRect(cell % MASK_SIDE, Math.floor(cell / MASK_SIDE), 1, 1);
  });
  const lines = new Path2D();
  for (let at = 1; at < MASK_SIDE; at++) {
    lines.moveTo(at, 0); lines.lineTo(at, MASK_SIDE);
    lines.moveTo(0, at); lines.lineTo(MASK_SIDE, at);
  }
  context.setTransform(1, 0, 0, 1, 0, 0);
  const grid = new Path2D();
  grid.addPath(lines, new DOMMatrix([canvas.width / MASK_SIDE, 0, 0, canvas.height / MASK_SIDE, 0, 0]));
  context.lineWidth = 1;
  context.strokeStyle = "rgb(22 25 29 / 22%)";
  context.stroke(grid);
}
function drawPasted(canvas, scene, opacity, object) {
  const context = shapeOf(canvas, object);
  const [x1, y1, x2, y2] = object.box;
  context.setTransform(canvas.width / (x2 - x1), 0, 0, canvas.height / (y2 - y1), 0, 0);
  context.translate(-x1, -y1);
  context.drawImage(scene.photo, 0, 0, scene.width, scene.height);
  context.globalAlpha = opacity;
  context.drawImage(lonelyLayer(object, scene), 0, 0);
  context.globalAlpha = 1;
  const pasted = pastedOf(object, scene);
  context.translate(pasted.x, pasted.y);
  strokeTwice(context, outlineOfObject(object, scene), `rgb(${object.colour})`, canvas.clientWidth / (x2 - x1) || 1, 1.4);
}
