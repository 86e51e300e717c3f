// @ts-check
// What this lesson puts into its saved picture: every panel, the lens in all of them, the classes.
import { posterFile, posterLine, savePoster } from "../../web/poster.js";
import { captionOf, classUnder, panelName } from "./captions.js";
import { drawLens, drawPicture } from "./compose.js";
import { lensOf } from "./lens.js";
import { legendOf } from "./legend.js";
import { finest } from "./scores.js";

/**
 * @import { Lens, Line, OpenState, Panel, Run, Words } from "./types.d.ts"
 * @typedef {{ text: string, colour: string, weight: number }} PosterWords
 * @typedef {{ side: number, fill: string, line: null }} PosterSquare
 * @typedef {PosterWords | PosterSquare} PosterRun
 */

const SIZE = 22; // pixels, of the letters
const TITLE = 26;

/**
 * @param {OpenState} state
 * @param {Words} words
 * @param {string} font the family of the letters
 * @param {HTMLElement} node of the board
 */
export const savePicture = (state, words, font, node) => savePoster(posterOf(state, words, font), node);

/**
 * @param {OpenState} given
 * @param {Words} words
 * @param {string} font
 */
export function posterOf(given, words, font) {
  const state = { ...given, squareRatio: 1 }; // the saved picture has squares on any screen
  const { value } = state.scene;
  const shown = legendOf(state, words).filter(({ index }) => (state.isolated ?? index) === index);
  const last = finest(value);
  return {
    file: posterFile(value.source, "skips"),
    line: posterLine(words, value, value.levels.map(({ title }) => title)),
    pictures: state.scene.panels.map((panel) => pictureOf(panel, state, words, font)),
    squares: state.scene.panels.map((panel) => squareOf(panel, state, words, font)),
    legend: shown.map(({ colour, name, share }) => ({ colours: colour ? [colour] : [], text: `${name}  ${share}` })),
    note: last && words.t("legend.share", { name: last.title }),
  };
}

/** @param {Panel} panel @param {OpenState} state @param {Words} words @param {string} font */
function pictureOf(panel, state, words, font) {
  const { width, height } = state.scene;
  return {
    ratio: width / height,
    caption: captionOf(panel, state, words).filter(({ kind }) => kind !== "credit").map(posterLineOf),
    draw: (/** @type {HTMLCanvasElement} */ canvas) => {
      drawPicture(canvas, state, panel, font);
      drawFrame(canvas, lensOf(state), canvas.width / width);
    },
  };
}

/** @param {Panel} panel @param {OpenState} state @param {Words} words @param {string} font */
function squareOf(panel, state, words, font) {
  return {
    tag: panelName(panel, state, words),
    here: classUnder(panel, state.scene, lensOf(state), words),
    draw: (/** @type {HTMLCanvasElement} */ canvas) => drawLens(canvas, state, panel, font),
  };
}

/** @param {HTMLCanvasElement} canvas @param {Lens} lens @param {number} scale */
function drawFrame(canvas, { x, y, wide: side }, scale) {
  const context = canvas.getContext("2d");
  if (!context) return;
  context.setTransform(1, 0, 0, 1, 0, 0);
  for (const [colour, wide] of /** @type {[string, number][]} */ ([["rgb(0 0 0 / 45%)", 5], ["#fff", 2.5]])) {
    context.strokeStyle = colour;
    context.lineWidth = wide;
    context.strokeRect(x * scale, y * scale, side * scale, side * scale);
  }
}

// ---- Captions ----------------------------------------------------------------------------------
const PLAIN = Object.freeze({ colour: "--soft", weight: 400 });
const BOLD = Object.freeze({ colour: "--ink", weight: 650 });
const SCORE = Object.freeze({ colour: "--edge", weight: 700 });

/** @param {Line} line */
function posterLineOf({ kind, runs }) {
  const isTitle = kind === "title" || kind === "head";
  return { size: isTitle ? TITLE : SIZE, runs: runs.flatMap((run) => posterRuns(run, isTitle ? BOLD : PLAIN)) };
}

/**
 * @param {Run} run
 * @param {{ colour: string, weight: number }} look
 * @returns {PosterRun[]}
 */
function posterRuns(run, look) {
  if ("score" in run) {
    return [{ text: run.before, ...look }, { text: run.score, ...SCORE }, { text: run.after, ...look }];
  }
  const words = { text: run.text, ...look };
  if (!("dot" in run)) return [words];
  return [{ side: 0.7 * SIZE, fill: `rgb(${run.dot})`, line: null }, { ...words, text: `${run.text}   ` }];
}
