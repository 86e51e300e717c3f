// @ts-check
// One picture of the board: photo, colours over it, outlines, boxes, labels.
/** @import { Colour, FoundObject, InstancePanel, Layer, Mode, Panel, Scene, SemanticPanel, State } from "./types.d.ts" */
import { sizeCanvas } from "../../web/elements.js";
import { strokeTwice } from "../../web/outlines.js";
import { classLayer, outlinesOf } from "./class_layer.js";
import { entryNamed } from "./label_sets.js";
import { objectLayer, outlineOfObject, pastedOf, shownObjects } from "./object_masks.js";
import { drawLabels } from "./object_labels.js";
import { paperOf, veilAround } from "./veil.js";
import { surestObject } from "./whole_photo.js";

const LINE = 1.6; // CSS pixels
const THICK = 3; // of the one box of Locate

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Scene} scene
 * @param {Panel | undefined} panel the photo alone while there is none
 * @param {Readonly<State>} state
 * @param {Mode} [mode] what the picture asks; the answers about the whole photo colour no pixel
 */
export function drawPanel(canvas, scene, panel, state, mode = panel?.task) {
  sizeCanvas(canvas);
  if (!canvas.width) return;
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const isWhole = mode === "classify" || mode === "locate";
  const hasPhoto = isWhole || state.parts.includes("photo");
  // To the last row, or that row would keep something of what was drawn before.
  context.setTransform(canvas.width / scene.width, 0, 0, canvas.height / scene.height, 0, 0);
  context.imageSmoothingQuality = "high";
  context.drawImage(hasPhoto ? scene.photo : paperOf(scene), 0, 0, scene.width, scene.height);
  if (mode === "locate") drawSurest(context, panel, state);
  else if (panel && !isWhole) drawAnswer(context, scene, panel, state);
}
/** @param {CanvasRenderingContext2D} context @param {Panel | undefined} panel @param {Readonly<State>} state */
function drawSurest(context, panel, { language }) {
  const object = surestObject(panel);
  if (!object) return;
  drawBox(context, object, THICK);
  drawLabels(context, [object], ratioOf(context), language);
}
/** @param {CanvasRenderingContext2D} context @param {Scene} scene @param {Panel} panel @param {Readonly<State>} state */
function drawAnswer(context, scene, panel, state) {
  const hasPhoto = state.parts.includes("photo");
  const layer = layerOf(panel, scene, state);
  if (layer.veil) context.drawImage(layer.veil, 0, 0);
  context.globalAlpha = hasPhoto ? state.opacity : 1;
  if (!(hasPhoto && isBackgroundAlone(panel, state))) context.drawImage(layer.canvas, 0, 0);
  context.globalAlpha = 1;
  if (panel.task === "instance") drawObjects(context, scene, panel, state);
  else if (state.parts.includes("outlines")) drawClassOutlines(context, panel, layer, state);
}
/** CSS pixels for each pixel of the picture. @param {CanvasRenderingContext2D} context */
const ratioOf = (context) => context.getTransform().a * (context.canvas.clientWidth / context.canvas.width);

// ---- The colours ------------------------------------------------------------------------------
// A panel keeps its last layer only: a photo of 1600 × 1200 takes 8 MB, and a slider asks for many.
/** @type {WeakMap<Panel, Layer>} */
const lastLayers = new WeakMap();

/** @param {Panel} panel @param {Scene} scene @param {Readonly<State>} state @returns {Layer} */
function layerOf(panel, scene, state) {
  const colours = state.colours.get(panel.labelSet.name) ?? [];
  const key = panel.task === "instance" ? keyOfObjects(panel, state) : classAlone(state);
  const last = lastLayers.get(panel);
  if (last?.key === key && last.colours === colours) return last;
  const canvas = panel.task === "instance"
    ? objectLayer(panel, scene, shownObjects(panel, state)) : classLayer(panel, colours, state);
  const veil = standsAlone(panel, state) ? veilAround(scene, canvas) : null;
  const layer = { key, colours, canvas, veil, outlines: null };
  lastLayers.set(panel, layer);
  return layer;
}
/** @param {InstancePanel} panel @param {Readonly<State>} state */
const keyOfObjects = (panel, state) =>
  [standsAlone(panel, state), ...shownObjects(panel, state).map((object) => object.place)].join();

/** Whether a picture leaves something out. @param {Panel} panel @param {Readonly<State>} state */
const standsAlone = (panel, { alone }) => alone?.kind === "class" || alone?.network === panel.name;

/** The background is the clear photo. @param {Panel} panel @param {Readonly<State>} state */
function isBackgroundAlone(panel, { alone }) {
  if (panel.task === "instance" || alone?.kind !== "class") return false;
  return entryNamed(panel.labelSet, alone.name)?.index === panel.labelSet.background;
}
/** @param {Readonly<State>} state */
const classAlone = ({ alone }) => (alone?.kind === "class" ? alone.name : "");

/** @param {CanvasRenderingContext2D} context @param {SemanticPanel} panel @param {Layer} layer @param {Readonly<State>} state */
function drawClassOutlines(context, panel, layer, state) {
  layer.outlines ??= outlinesOf(panel, state);
  for (const { index, path } of layer.outlines) {
    const colour = layer.colours[index];
    if (colour) strokeTwice(context, path, `rgb(${darker(colour)})`, ratioOf(context), LINE);
  }
}
/** @param {Colour} colour */
const darker = (colour) => colour.map((part) => Math.round(part * 0.75));

// ---- Objects ----------------------------------------------------------------------------------
/** @param {CanvasRenderingContext2D} context @param {Scene} scene @param {InstancePanel} panel @param {Readonly<State>} state */
function drawObjects(context, scene, panel, state) {
  const shown = shownObjects(panel, state);
  const isAlone = state.alone?.kind === "object" && state.alone.network === panel.name;
  for (const object of [...shown].reverse()) {
    if (state.parts.includes("outlines")) drawObjectOutline(context, scene, object);
    if (state.parts.includes("boxes") || isAlone) drawBox(context, object);
  }
  if (state.parts.includes("labels") || isAlone) drawLabels(context, shown, ratioOf(context), state.language);
}
/** @param {CanvasRenderingContext2D} context @param {Scene} scene @param {FoundObject} object */
function drawObjectOutline(context, scene, object) {
  const pasted = pastedOf(object, scene);
  context.save();
  context.translate(pasted.x, pasted.y);
  strokeTwice(context, outlineOfObject(object, scene), `rgb(${object.colour})`, ratioOf(context), LINE);
  context.restore();
}
/** @param {CanvasRenderingContext2D} context @param {FoundObject} object */
function drawBox(context, { box: [x1, y1, x2, y2], colour }, wide = LINE) {
  const path = new Path2D();
  path.rect(x1, y1, x2 - x1, y2 - y1);
  strokeTwice(context, path, `rgb(${colour})`, ratioOf(context), wide);
}
