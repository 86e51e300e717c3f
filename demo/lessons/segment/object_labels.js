// @ts-check
// The labels of objects on a picture: class and score.
/** @import { Box, FoundObject, LabelPlace, Language } from "./types.d.ts" */
import { freePlace, LABEL_HEIGHT } from "./label_placement.js";

const WIDE = 900; // CSS pixels; on a larger picture, as on a slide, the labels grow with it
const NARROW = 480; // CSS pixels; a phone
const GROUND = "rgb(15 18 21 / 86%)";

/**
 * @param {CanvasRenderingContext2D} context
 * @param {readonly FoundObject[]} shown best score first
 * @param {number} ratio CSS pixels for each pixel of the picture
 * @param {Language} language
 */
export function drawLabels(context, shown, ratio, language) {
  const { clientHeight, clientWidth, width } = context.canvas;
  const grown = Math.max(1, clientWidth / WIDE);
  const room = { width: clientWidth / grown, height: clientHeight / grown };
  const pixels = (width / clientWidth) * grown;
  context.save();
  context.setTransform(pixels, 0, 0, pixels, 0, 0);
  context.font = `${clientWidth < NARROW ? 11 : 13}px ${getComputedStyle(context.canvas).fontFamily}`;
  context.textBaseline = "middle";
  placeLabels(context, shown, { ratio: ratio / grown, room, language });
  context.restore();
}
/**
 * @param {CanvasRenderingContext2D} context
 * @param {readonly FoundObject[]} shown
 * @param {{ ratio: number, room: { width: number, height: number }, language: Language }} how
 */
function placeLabels(context, shown, { ratio, room, language }) {
  /** @type {LabelPlace[]} */
  const taken = [];
  for (const { box: [x1, y1, x2, y2], colour, entry, score } of shown) {
    const text = `${entry.name[language]} ${score.toFixed(2)}`;
    /** @type {Box} */
    const box = [x1 * ratio, y1 * ratio, x2 * ratio, y2 * ratio];
    const place = freePlace(box, context.measureText(text).width + 14, taken, room);
    if (!place) continue;
    taken.push(place);
    drawLabel(context, text, place, `rgb(${colour})`);
  }
}
/** @param {CanvasRenderingContext2D} context @param {string} text @param {LabelPlace} place @param {string} colour */
function drawLabel(context, text, { x, y, wide }, colour) {
  context.fillStyle = GROUND;
  context.beginPath();
  context.roundRect(x, y, wide, LABEL_HEIGHT, 5);
  context.fill();
  context.fillStyle = colour;
  context.fillRect(x + 5, y + LABEL_HEIGHT - 4, wide - 10, 1.5);
  context.fillStyle = "#fff";
  context.fillText(text, x + 7, y + LABEL_HEIGHT / 2);
}
