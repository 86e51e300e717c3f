// @ts-check
// Saves what a board shows as one picture for slides. The browser draws it, in the page's own font,
// so that Korean works; and anew, as wide as a slide, whatever the screen.
import { make, sizeCanvas } from "./elements.js";
import { layoutOf } from "./poster_layout.js";
import { saveFile } from "./save_file.js";
/** @import { Box, Item, Poster } from "./poster_sheet.js" */

/**
 * What the items are drawn on, in the colours and the font of a board.
 *
 * @typedef {object} Paper
 * @property {CanvasRenderingContext2D} context
 * @property {HTMLElement} node the board
 * @property {(size: number, weight: number) => string} font
 * @property {(colour: string) => string} colour of CSS, for one that may be a name of the page
 */

const HATCH = 8; // pixels from one line to the next

/**
 * @param {Poster} poster
 * @param {HTMLElement} node of the board
 */
export async function savePoster(poster, node) {
  const png = await new Promise((/** @type {(made: Blob | null) => void} */ made) =>
    drawPoster(poster, node).toBlob(made, "image/png"));
  if (png) saveFile(URL.createObjectURL(png), poster.file);
}

/**
 * @param {Poster} poster
 * @param {HTMLElement} node
 */
function drawPoster(poster, node) {
  const canvas = make("canvas");
  const paper = paperOf(canvas, node);
  const { context } = paper;
  const { width, height, items } = layoutOf(poster, (text, size, weight) => {
    context.font = paper.font(size, weight);
    return context.measureText(text).width;
  });
  Object.assign(canvas, { width, height }); // which also resets the context
  context.textBaseline = "middle";
  const ground = /** @type {const} */ ({ kind: "fill", x: 0, y: 0, width, height, colour: "--paper" });
  for (const item of [ground, ...items]) drawItem(paper, item);
  return canvas;
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {HTMLElement} node
 * @returns {Paper}
 */
function paperOf(canvas, node) {
  const style = getComputedStyle(node);
  return {
    context: /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d")),
    node,
    font: (size, weight) => `${weight} ${size}px ${style.fontFamily}`,
    colour: (colour) => (colour.startsWith("--") ? style.getPropertyValue(colour).trim() : colour),
  };
}

// ---- Items -------------------------------------------------------------------------------------
/**
 * @param {Paper} paper
 * @param {Item} item
 */
function drawItem(paper, item) {
  const { context } = paper;
  if (item.kind === "picture") drawPicture(paper, item);
  else if (item.kind === "text") drawWords(paper, item);
  else if (item.kind === "fill") {
    context.fillStyle = paper.colour(item.colour);
    context.beginPath();
    context.roundRect(item.x, item.y, item.width, item.height, item.radius ?? 0);
    context.fill();
  } else {
    context.strokeStyle = paper.colour(item.colour);
    context.lineWidth = item.kind === "frame" ? item.wide : 1.5;
    context.stroke(item.kind === "frame" ? frameOf(item) : hatchOf(item));
  }
}

/**
 * A canvas asks the page how large it is, so it stands in it for a moment, out of sight.
 *
 * @param {Paper} paper
 * @param {Extract<Item, { kind: "picture" }>} item
 */
function drawPicture({ context, node }, { draw, x, y, width, height }) {
  const canvas = make("canvas");
  const pixels = window.devicePixelRatio || 1;
  canvas.style.cssText = `position: fixed; left: -9999px; width: ${width / pixels}px; height: ${height / pixels}px`;
  node.append(canvas);
  sizeCanvas(canvas);
  draw(canvas);
  canvas.remove();
  context.drawImage(canvas, x, y, width, height);
}

/**
 * @param {Paper} paper
 * @param {Extract<Item, { kind: "text" }>} item
 */
function drawWords({ colour, context, font }, item) {
  context.font = font(item.size, item.weight);
  context.fillStyle = colour(item.colour);
  context.textAlign = item.isCentred ? "center" : "start";
  context.fillText(item.text, item.x, item.y);
}

/** @param {Box} box */
function frameOf({ x, y, width, height }) {
  const path = new Path2D();
  path.rect(x, y, width, height);
  return path;
}

/** @param {Box} box a square */
function hatchOf({ x, y, width: side }) {
  const path = new Path2D();
  for (let at = HATCH; at < 2 * side; at += HATCH) {
    path.moveTo(x + Math.max(0, at - side), y + Math.min(at, side));
    path.lineTo(x + Math.min(at, side), y + Math.max(0, at - side));
  }
  return path;
}

// ---- Words of the file and of the last line ----------------------------------------------------
/**
 * A file's name and a line say which photo it is; of an upload neither knows the name.
 *
 * @param {string} source
 * @param {string} lesson
 */
export const posterFile = (source, lesson) => `skipscope-${source.replace(/^photo-.*/, "photo")}-${lesson}.png`;

/**
 * @param {Pick<import("./page.js").Page, "language" | "t">} page
 * @param {{ title: import("./values.d.ts").Bilingual, credit: import("./values.d.ts").Bilingual }} photo
 * @param {readonly string[]} networks
 */
export function posterLine({ language, t }, { title, credit }, networks) {
  const by = credit[language];
  const parts = [title[language] || t("picker.upload"), networks.join(", "), by && t("photo.credit", { credit: by })];
  return [...parts, "Skipscope"].filter(Boolean).join(" · ");
}
