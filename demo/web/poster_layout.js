// @ts-check
// Where everything stands in a saved picture: plain numbers, worked out without drawing anything.
import { clamp } from "./elements.js";
import { addLegend } from "./poster_legend.js";
import { LETTERS, MARGIN } from "./poster_sheet.js";
import { flow } from "./poster_words.js";
/** @import { Box, Item, Measure, Picture, Poster, Sheet } from "./poster_sheet.js" */

const WIDE = 1920; // pixels; one picture alone may leave the sheet narrower
const NARROWEST = 1600;
const GAP = 20;
const SIGN = 52; // the gap that holds a sign
const PAD = 16;
const TALLEST = 1150; // a picture
const LABEL = { height: 36, pad: 12, fill: "rgb(15 18 21 / 86%)", text: "#fff" };

/**
 * @param {Poster} poster
 * @param {Measure} measure
 * @returns {{ width: number, height: number, items: readonly Item[] }} in pixels
 */
export function layoutOf(poster, measure) {
  const width = widthOf(poster.pictures);
  /** @type {Sheet} */
  const sheet = { poster, measure, width, y: MARGIN, items: [] };
  for (const addPart of [addPictures, addSquares, addLegend, addLastLine]) addPart(sheet);
  return { width, height: Math.ceil(sheet.y + MARGIN / 2), items: sheet.items };
}

/** @param {readonly Picture[]} pictures */
function widthOf(pictures) {
  if (pictures.length > 1) return WIDE;
  return Math.round(clamp(TALLEST * pictures[0].ratio + 2 * MARGIN, NARROWEST, WIDE));
}

/**
 * @param {Sheet} sheet
 * @param {number} count of columns
 * @param {number} gap
 */
const columnOf = ({ width }, count, gap) => (width - 2 * MARGIN - gap * (count - 1)) / count;

// ---- Pictures ----------------------------------------------------------------------------------
/** @param {Sheet} sheet */
function addPictures(sheet) {
  const { items, measure, y } = sheet;
  const { pictures, signs = [] } = sheet.poster;
  const gap = signs.length ? SIGN : GAP;
  const wide = columnOf(sheet, pictures.length, gap);
  const high = Math.max(...pictures.map(({ ratio }) => sizeIn(wide, ratio).height));
  const captions = pictures.map(({ caption }, place) => captionAt(caption, {
    x: MARGIN + place * (wide + gap) + PAD, y: y + high + PAD,
    wide: wide - 2 * PAD,
  }, measure));
  const hasWords = pictures.some(({ caption }) => caption.length);
  const bottom = hasWords ? Math.max(...captions.map(({ end }) => end)) + PAD : y + high;
  pictures.forEach((picture, place) => {
    const card = { x: MARGIN + place * (wide + gap), y, width: wide, height: bottom - y };
    items.push(...cardOf(picture, card, high), ...captions[place].items);
    if (signs[place]) items.push(signAt(signs[place], card.x + wide + gap / 2, y + high / 2));
  });
  sheet.y = bottom + GAP;
}

/**
 * @param {number} wide
 * @param {number} ratio
 */
function sizeIn(wide, ratio) {
  const width = Math.min(wide, TALLEST * ratio);
  return { width, height: width / ratio };
}

/**
 * @param {Picture["caption"]} caption
 * @param {import("./poster_words.js").Place} place
 * @param {Measure} measure
 */
function captionAt(caption, place, measure) {
  /** @type {Item[]} */
  const items = [];
  let end = place.y;
  for (const line of caption) {
    const flowed = flow(line, { ...place, y: end }, measure);
    items.push(...flowed.items);
    end = flowed.end;
  }
  return { items, end };
}

/**
 * @param {Picture} picture
 * @param {Box} card
 * @param {number} high the tallest picture of the row
 * @returns {Item[]}
 */
function cardOf({ draw, ratio }, card, high) {
  const { width, height } = sizeIn(card.width, ratio);
  const middle = { x: card.x + (card.width - width) / 2, y: card.y + (high - height) / 2 };
  return [
    { kind: "fill", ...card, colour: "--card" },
    { kind: "fill", ...card, height: high, colour: "--wash" },
    { kind: "picture", ...middle, width, height, draw },
    { kind: "frame", ...card, colour: "--line", wide: 1.5 },
  ];
}

/**
 * @param {string} text
 * @param {number} x
 * @param {number} y
 * @returns {Item}
 */
const signAt = (text, x, y) =>
  ({ kind: "text", text, x, y, size: 2 * LETTERS, weight: 400, colour: "--soft", isCentred: true });

// ---- Squares -----------------------------------------------------------------------------------
/** @param {Sheet} sheet */
function addSquares(sheet) {
  const { items, measure, poster: { squares }, y } = sheet;
  if (!squares.length) return;
  const side = columnOf(sheet, squares.length, GAP);
  squares.forEach(({ draw, tag, here }, place) => {
    const x = MARGIN + place * (side + GAP);
    items.push({ kind: "picture", x, y, width: side, height: side, draw });
    items.push(...labelAt(tag, x + LABEL.pad, y + LABEL.pad, measure));
    items.push(...labelAt(here, x + LABEL.pad, y + side - LABEL.pad - LABEL.height, measure));
  });
  sheet.y += side + GAP;
}

/**
 * @param {string} text
 * @param {number} x
 * @param {number} y
 * @param {Measure} measure
 * @returns {Item[]}
 */
function labelAt(text, x, y, measure) {
  if (!text) return [];
  const size = LETTERS - 2;
  const width = measure(text, size, 400) + 2 * LABEL.pad;
  return [
    { kind: "fill", x, y, width, height: LABEL.height, colour: LABEL.fill, radius: 8 },
    { kind: "text", text, x: x + LABEL.pad, y: y + LABEL.height / 2, size, weight: 400, colour: LABEL.text },
  ];
}

// ---- The last line -----------------------------------------------------------------------------
/** @param {Sheet} sheet */
function addLastLine(sheet) {
  const { items, measure, poster, width, y } = sheet;
  const wide = width - 2 * MARGIN;
  const line = { size: LETTERS, runs: [{ text: poster.line, colour: "--soft", weight: 400 }] };
  const flowed = flow(line, { x: MARGIN, y: y + 18, wide }, measure);
  items.push({ kind: "fill", x: MARGIN, y: y + 6, width: wide, height: 1.5, colour: "--line" }, ...flowed.items);
  sheet.y = flowed.end;
}
