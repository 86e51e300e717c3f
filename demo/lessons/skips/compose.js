// @ts-check
// Drawing a panel: the same for its picture and for its magnified square.
import { clamp } from "../../web/elements.js";
import { strokeTwice } from "../../web/outlines.js";
import { bandIsDrawn, bandLayer } from "./band.js";
import { cellUnder, lensOf } from "./lens.js";
import { drawMarks } from "./marks.js";
import { classLayer, differenceLayer, greyLayer, outlinesOf } from "./scene.js";

/**
 * @import { Colour, LabelledPanel, Level, OpenState, Panel } from "./types.d.ts"
 * @typedef {object} View which part of the scene a canvas shows
 * @property {number} scale pixels of the canvas for one of the scene
 * @property {number} x of the scene, at the left end of the canvas
 * @property {number} y
 * @property {boolean} smooth
 */

const OTHER_COLOUR = /** @type {Colour} */ ([90, 90, 90]); // of an outline whose class has no colour
const BAND_OPACITY = 0.42;

/**
 * The whole picture.
 *
 * @param {HTMLCanvasElement} canvas as large as it is shown
 * @param {OpenState} state
 * @param {Panel} panel
 * @param {string} font the family of the marks' numbers
 */
export function drawPicture(canvas, state, panel, font) {
  drawPanel(canvas, state, panel, { scale: canvas.width / state.scene.width, x: 0, y: 0, smooth: true }, font);
}

/**
 * What lies under the lens.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {OpenState} state
 * @param {Panel} panel
 * @param {string} font
 */
export function drawLens(canvas, state, panel, font) {
  const { x, y, wide } = lensOf(state);
  drawPanel(canvas, state, panel, { scale: canvas.width / wide, x, y, smooth: false }, font);
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {OpenState} state
 * @param {Panel} panel
 * @param {View} view
 * @param {string} font
 */
function drawPanel(canvas, state, panel, view, font) {
  const context = canvas.getContext("2d");
  if (!context || !canvas.width) return;
  const { scale, x, y, smooth } = view;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.setTransform(scale, 0, 0, scale, -x * scale, -y * scale);
  context.imageSmoothingEnabled = smooth;
  context.imageSmoothingQuality = "high";
  if (panel.level && hasLabels(panel)) drawLevel(context, state, panel);
  else drawPhoto(context, state, panel);
  drawLines(context, state, panel, view);
  if (panel.level && !smooth) drawCell(context, state, panel.level, scale / state.pixelRatio);
  drawMarks(context, state.marks, { ...view, pixelRatio: state.pixelRatio, font });
}

/** @param {Panel} panel @returns {panel is LabelledPanel} */
const hasLabels = (panel) => panel.labels !== null;

/** The truth is an answer, too. @param {OpenState} state */
const isCovered = ({ stage }) => stage === "marking";

// ---- Layers ------------------------------------------------------------------------------------
/** @param {CanvasRenderingContext2D} context @param {OpenState} state @param {Panel} panel */
function drawPhoto(context, state, panel) {
  put(context, state, state.scene.photo);
  if (isCovered(state)) return;
  if (state.mode === "mask" && hasLabels(panel)) put(context, state, classLayer(state, panel, "mask"));
  const { rings } = state;
  if (rings && bandIsDrawn(state)) put(context, state, bandLayer(state.scene, rings, state.band), BAND_OPACITY);
}

/** @param {CanvasRenderingContext2D} context @param {OpenState} state @param {LabelledPanel} panel */
function drawLevel(context, state, panel) {
  const { mode, opacity, scene } = state;
  const isDifference = mode === "difference";
  put(context, state, isDifference ? greyLayer(state) : scene.photo);
  if (mode === "mask") put(context, state, classLayer(state, panel, "mask"));
  if (mode === "overlay" || (isDifference && panel === scene.panels[1])) {
    put(context, state, classLayer(state, panel, "overlay"), opacity);
  } else if (isDifference) {
    put(context, state, differenceLayer(state, panel), clamp(opacity + 0.25, 0.35, 1));
  }
}

/** @param {CanvasRenderingContext2D} context @param {OpenState} state @param {CanvasImageSource} picture */
function put(context, { scene }, picture, opacity = 1) {
  context.globalAlpha = opacity;
  context.drawImage(picture, 0, 0, scene.width, scene.height);
  context.globalAlpha = 1;
}

// ---- Lines -------------------------------------------------------------------------------------
/** @param {CanvasRenderingContext2D} context @param {OpenState} state @param {Panel} panel @param {View} view */
function drawLines(context, state, panel, { scale, smooth }) {
  const ratio = scale / state.pixelRatio;
  if (state.mode === "outline" && panel.level && hasLabels(panel)) {
    for (const { index, path } of outlinesOf(state, panel)) {
      strokeTwice(context, path, `rgb(${state.colours[index] ?? OTHER_COLOUR})`, ratio, smooth ? 2 : 3);
    }
  }
  if (state.scene.truePath && !isCovered(state)) strokeTwice(context, state.scene.truePath, "#c8205f", ratio, smooth ? 1.1 : 1.6);
}

/**
 * The cell of the network's grid under the lens: one prediction covers all of it.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {OpenState} state
 * @param {Level} level
 * @param {number} ratio CSS pixels of the square in one pixel of the scene
 */
function drawCell(context, state, level, ratio) {
  const { x, y, side } = cellUnder(level, state.scene, lensOf(state));
  for (const [colour, dashes] of /** @type {[string, number[]][]} */ ([["rgb(0 0 0 / 55%)", []], ["#fff", [5, 4]]])) {
    context.lineWidth = 1.6 / ratio;
    context.strokeStyle = colour;
    context.setLineDash(dashes.map((length) => length / ratio));
    context.strokeRect(x, y, side, side);
  }
  context.setLineDash([]);
}
