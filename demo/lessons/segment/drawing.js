// One picture of the board: photo, colours over it, outlines, boxes, labels.
import { clamp, sizeCanvas } from "../../web/elements.js";
import { hatched, overlayLayer, paint } from "../../web/layers.js";
import { classOutlines, strokeTwice } from "../../web/outlines.js";
import { objectLayer, outlineOfObject, pastedOf, shownObjects } from "./instances.js";

const LABEL_HEIGHT = 22; // CSS pixels
const WIDE = 900; // CSS pixels; on a larger picture, as on a slide, the labels grow with it
const INK = "rgb(15 18 21 / 86%)";

// `nameOf` gives the name of a class from its index.
export function drawPanel(canvas, scene, state, panel, nameOf) {
  sizeCanvas(canvas);
  if (!canvas.width) return;
  const context = canvas.getContext("2d");
  const scale = canvas.width / scene.width;
  const ratio = canvas.clientWidth / scene.width;
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.imageSmoothingQuality = "high";
  context.drawImage(state.show.photo ? scene.photo : paperOf(scene), 0, 0, scene.width, scene.height);
  const layer = layerOf(panel, scene, state);
  if (!layer) return;
  context.globalAlpha = state.show.photo ? state.opacity : 1;
  context.drawImage(layer, 0, 0);
  context.globalAlpha = 1;
  if (panel.objects) drawObjects(context, scene, state, panel, ratio, nameOf);
  else if (state.show.outlines) drawClassOutlines(context, scene, state, panel, ratio);
}

// A panel keeps its last layer only: a photo of 1600 × 1200 takes 8 MB, and a slider asks for many.
function layerOf(panel, scene, state) {
  if (!panel.objects && !panel.labels) return null;
  const shown = panel.objects ? shownObjects(panel, state) : null;
  const key = shown ? shown.map((object) => object.place).join() : String(state.only);
  if (panel.layerKey !== key) {
    panel.layerKey = key;
    panel.layer = shown ? objectLayer(panel, scene, shown) : overlayLayer(panel.labels, scene.colours, state.only);
    panel.paths = null;
  }
  return panel.layer;
}
function paperOf(scene) {
  const step = Math.max(6, Math.round(scene.width / 60));
  scene.paper ??= paint(scene.width, scene.height, (pixel) =>
    hatched(pixel, scene.width, step) ? [226, 222, 214] : [246, 244, 239]);
  return scene.paper;
}
function drawClassOutlines(context, scene, { only }, panel, ratio) {
  const drawn = only === null ? Object.keys(panel.answer.shares).map(Number).filter(Boolean) : [only];
  panel.paths ??= classOutlines(panel.labels, drawn);
  for (const { index, path } of panel.paths) {
    strokeTwice(context, path, `rgb(${darker(scene.colours[index])})`, ratio, 1.6);
  }
}

function drawObjects(context, scene, state, panel, ratio, nameOf) {
  const shown = shownObjects(panel, state);
  const alone = state.object !== null && panel.name === state.objectOf;
  for (const object of [...shown].reverse()) {
    const colour = `rgb(${object.colour})`;
    if (state.show.outlines) {
      const pasted = pastedOf(object, scene);
      context.save();
      context.translate(pasted.x, pasted.y);
      strokeTwice(context, outlineOfObject(object, scene), colour, ratio, 1.6);
      context.restore();
    }
    if (state.show.boxes || alone) drawBox(context, object, colour, ratio);
  }
  if (state.show.labels || alone) drawLabels(context, shown, ratio, nameOf);
}
function drawBox(context, object, colour, ratio) {
  const [x1, y1, x2, y2] = object.box;
  const path = new Path2D();
  path.rect(x1, y1, x2 - x1, y2 - y1);
  strokeTwice(context, path, colour, ratio, 1.6);
}
const darker = (colour) => colour.map((part) => Math.round(part * 0.75));

// Labels stand over their boxes; one that finds no free place there or inside is left out, for the
// list names every object.
function drawLabels(context, shown, ratio, nameOf) {
  const { clientWidth, clientHeight, width } = context.canvas;
  const grown = Math.max(1, clientWidth / WIDE);
  const pixels = (width / clientWidth) * grown;
  const size = clientWidth < 480 ? 11 : 13;
  context.save();
  context.setTransform(pixels, 0, 0, pixels, 0, 0);
  context.font = `${size}px ${getComputedStyle(context.canvas).fontFamily}`;
  context.textBaseline = "middle";
  const taken = [];
  for (const object of shown) {
    const text = `${nameOf(object.index)} ${object.score.toFixed(2)}`;
    const wide = context.measureText(text).width + 14;
    const place = freePlace(object.box.map((side) => (side * ratio) / grown), wide, taken, clientWidth / grown, clientHeight / grown);
    if (!place) continue;
    taken.push(place);
    drawLabel(context, text, place, `rgb(${object.colour})`);
  }
  context.restore();
}
function freePlace([x1, y1, x2, y2], wide, taken, width, height) {
  const x = clamp((x1 + x2 - wide) / 2, 2, Math.max(2, width - wide - 2));
  for (const y of [y1 - LABEL_HEIGHT - 3, y1 + 3, (y1 + y2 - LABEL_HEIGHT) / 2, y2 + 3, y2 - LABEL_HEIGHT - 3]) {
    if (y < 2 || y + LABEL_HEIGHT > height - 2) continue;
    const place = { x, y, wide };
    if (!taken.some((other) => overlap(place, other))) return place;
  }
  return null;
}
const overlap = (a, b) =>
  a.x < b.x + b.wide + 2 && b.x < a.x + a.wide + 2 && Math.abs(a.y - b.y) < LABEL_HEIGHT + 2;
function drawLabel(context, text, { x, y, wide }, colour) {
  context.fillStyle = INK;
  context.beginPath();
  context.roundRect(x, y, wide, LABEL_HEIGHT, 5);
  context.fill();
  context.fillStyle = colour;
  context.fillRect(x + 5, y + LABEL_HEIGHT - 4, wide - 10, 1.5);
  context.fillStyle = "#fff";
  context.fillText(text, x + 7, y + LABEL_HEIGHT / 2);
}
