// @ts-check
// The five drawings of Mask R-CNN's steps.
/** @import { Box, Colour, FoundObject, Scene, StepsValue } from "./types.d.ts" */
import { sizeCanvas } from "../../web/elements.js";
import { strokeTwice } from "../../web/outlines.js";
import { layerOfOne, outlineOfObject, pastedOf } from "./object_masks.js";
import { paintCells } from "./object_card.js";

export const STEPS = ["proposals", "region", "box", "mask", "pasted"];
const BINS = 7; // along each side of the region that the box head reads
const AROUND = 0.6; // of the proposal's size that the drawing of its region shows on each side

/** @typedef {{ object: FoundObject, scene: Scene, steps: StepsValue, opacity: number }} Told */

/** @param {HTMLCanvasElement} canvas @param {string} step @param {Told} told */
export function drawStep(canvas, step, told) {
  canvas.style.setProperty("--ratio", String(ratioOf(step, told)));
  sizeCanvas(canvas);
  if (!canvas.width) return;
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  context.imageSmoothingQuality = "high";
  DRAWINGS[/** @type {keyof typeof DRAWINGS} */ (step)](context, told);
}
/** Width to height. @param {string} step @param {Told} told */
function ratioOf(step, { object: { box }, scene, steps }) {
  if (step === "mask") return (box[2] - box[0]) / (box[3] - box[1]);
  const [x1, y1, x2, y2] = step === "region" ? around(steps.proposal, scene) : wholePhoto(scene);
  return (x2 - x1) / (y2 - y1);
}

const DRAWINGS = {
  /** The best proposals, and the one that became the object. @param {CanvasRenderingContext2D} context @param {Told} told */
  proposals(context, { object, scene, steps }) {
    const ratio = lookAt(context, wholePhoto(scene), scene);
    for (const box of [...steps.proposals].reverse()) strokeBox(context, inPicture(box, scene), "rgb(255 255 255 / 75%)", 1 / ratio);
    strokeTwice(context, pathOf(inPicture(steps.proposal, scene)), `rgb(${object.colour})`, ratio, 2);
  },
  /** The grid of the feature map, and the bins of the region. @param {CanvasRenderingContext2D} context @param {Told} told */
  region(context, { object, scene, steps }) {
    const seen = around(steps.proposal, scene);
    const ratio = lookAt(context, seen, scene);
    const box = inPicture(steps.proposal, scene);
    strokeGrid(context, seen, steps.cell.map((side) => side * scene.scale), "rgb(255 255 255 / 38%)", 1 / ratio);
    const bin = [(box[2] - box[0]) / BINS, (box[3] - box[1]) / BINS];
    context.save();
    context.translate(box[0], box[1]);
    strokeGrid(context, [0, 0, box[2] - box[0], box[3] - box[1]], bin, `rgb(${object.colour})`, 1.2 / ratio);
    context.restore();
    strokeTwice(context, pathOf(box), `rgb(${object.colour})`, ratio, 2);
  },
  /** The proposal, dashed, and its sides as the box head has moved them. @param {CanvasRenderingContext2D} context @param {Told} told */
  box(context, { object, scene, steps }) {
    const ratio = lookAt(context, wholePhoto(scene), scene);
    context.setLineDash([5 / ratio, 4 / ratio]);
    strokeTwice(context, pathOf(inPicture(steps.proposal, scene)), "rgb(22 25 29)", ratio, 1.5);
    context.setLineDash([]);
    strokeTwice(context, pathOf(object.box), `rgb(${object.colour})`, ratio, 2.5);
  },
  /** @param {CanvasRenderingContext2D} context @param {Told} told */
  mask(context, { object }) {
    context.resetTransform();
    paintCells(context, object);
  },
  /** @param {CanvasRenderingContext2D} context @param {Told} told */
  pasted(context, { object, opacity, scene }) {
    const ratio = lookAt(context, wholePhoto(scene), scene);
    context.globalAlpha = opacity;
    context.drawImage(layerOfOne(object, scene), 0, 0);
    context.globalAlpha = 1;
    const { x, y } = pastedOf(object, scene);
    context.translate(x, y);
    strokeTwice(context, outlineOfObject(object, scene), `rgb(${object.colour})`, ratio, 1.4);
  },
};

// ---- Places -----------------------------------------------------------------------------------
/** @param {Scene} scene @returns {Box} */
const wholePhoto = ({ height, width }) => [0, 0, width, height];

/** From the photo's pixels to the picture's. @param {Box} box @param {Scene} scene @returns {Box} */
const inPicture = ([x1, y1, x2, y2], { scale }) => [x1 * scale, y1 * scale, x2 * scale, y2 * scale];

/** The proposal and what lies around it, inside the picture. @param {Box} proposal @param {Scene} scene @returns {Box} */
export function around(proposal, scene) {
  const [x1, y1, x2, y2] = inPicture(proposal, scene);
  const [wide, high] = [AROUND * (x2 - x1), AROUND * (y2 - y1)];
  return [Math.max(0, x1 - wide), Math.max(0, y1 - high), Math.min(scene.width, x2 + wide), Math.min(scene.height, y2 + high)];
}

/**
 * Draws this part of the photo over all of the canvas.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Box} seen
 * @param {Scene} scene
 * @returns {number} CSS pixels for each pixel of the picture
 */
function lookAt(context, [x1, y1, x2, y2], { height, photo, width }) {
  const { canvas } = context;
  const scale = canvas.width / (x2 - x1);
  context.setTransform(scale, 0, 0, canvas.height / (y2 - y1), 0, 0);
  context.translate(-x1, -y1);
  context.drawImage(photo, 0, 0, width, height);
  return (scale * canvas.clientWidth) / canvas.width;
}

// ---- Lines ------------------------------------------------------------------------------------
/** @param {Box} box */
function pathOf([x1, y1, x2, y2]) {
  const path = new Path2D();
  path.rect(x1, y1, x2 - x1, y2 - y1);
  return path;
}
/** @param {CanvasRenderingContext2D} context @param {Box} box @param {string} colour @param {number} wide */
function strokeBox(context, box, colour, wide) {
  context.strokeStyle = colour;
  context.lineWidth = wide;
  context.stroke(pathOf(box));
}
/**
 * Lines at whole cells.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Box} seen
 * @param {readonly number[]} cell width and height
 * @param {string} colour
 * @param {number} wide
 */
function strokeGrid(context, [x1, y1, x2, y2], [cellWide, cellHigh], colour, wide) {
  const path = new Path2D();
  for (let x = Math.ceil(x1 / cellWide) * cellWide; x <= x2 + 0.001; x += cellWide) {
    path.moveTo(x, y1);
    path.lineTo(x, y2);
  }
  for (let y = Math.ceil(y1 / cellHigh) * cellHigh; y <= y2 + 0.001; y += cellHigh) {
    path.moveTo(x1, y);
    path.lineTo(x2, y);
  }
  context.strokeStyle = colour;
  context.lineWidth = wide;
  context.stroke(path);
}
