// @ts-check
// The words of a saved picture. A caption is lines, and a line is runs of one colour and weight, with
// squares between them.
/** @import { Item, Measure } from "./poster_sheet.js" */

/**
 * @typedef {object} WordRun
 * @property {string} text
 * @property {string} colour of CSS, or a name of the page such as --ink
 * @property {number} weight
 */

/**
 * A small square.
 *
 * @typedef {{ side: number, fill: string, line: string | null }} SquareRun
 */

/** @typedef {{ size: number, runs: readonly (WordRun | SquareRun)[] }} CaptionLine */

/**
 * @typedef {object} WordItem
 * @property {"text"} kind
 * @property {string} text
 * @property {number} x
 * @property {number} y the middle of the letters
 * @property {number} size
 * @property {number} weight
 * @property {string} colour
 * @property {boolean} [isCentred] x is its middle, else where it begins
 */

/**
 * @typedef {object} Place
 * @property {number} x
 * @property {number} y
 * @property {number} wide room for words
 */

/**
 * @typedef {object} Flow
 * @property {Item[]} items
 * @property {number} size of the letters
 * @property {number} left
 * @property {number} right
 * @property {number} x where the next run begins
 * @property {number} y the top of the line
 */

const LEAD = 1.4; // lines to letters
const APART = { before: 12, after: 10 }; // pixels around a square

/**
 * Words from left to right, in as many lines as they need.
 *
 * @param {CaptionLine} line
 * @param {Place} place
 * @param {Measure} measure
 * @returns {{ items: Item[], end: number }} `end` is where the next line begins
 */
export function flow({ runs, size }, { x, y, wide }, measure) {
  /** @type {Flow} */
  const state = { items: [], size, left: x, right: x + wide, x, y };
  let tallest = 0;
  for (const run of runs) {
    if ("text" in run) addWords(state, run, measure);
    else tallest = Math.max(tallest, addSquare(state, run));
  }
  const isOneLine = state.y === y;
  return { items: state.items, end: state.y + Math.max(LEAD * size, isOneLine && tallest ? tallest + 4 : 0) };
}

/**
 * @param {Flow} state
 * @param {WordRun} run
 * @param {Measure} measure
 */
function addWords(state, { text, colour, weight }, measure) {
  const { items, size } = state;
  for (const word of text.match(/[^ ]+ ?| /g) ?? []) {
    const width = measure(word.trimEnd(), size, weight);
    if (state.x > state.left && state.x + width > state.right) {
      state.x = state.left;
      state.y += LEAD * size;
    }
    items.push({ kind: "text", text: word, x: state.x, y: state.y + (LEAD * size) / 2, size, weight, colour });
    state.x += measure(word, size, weight);
  }
}

/**
 * @param {Flow} state
 * @param {SquareRun} run
 * @returns {number} the side of the square
 */
function addSquare(state, { side: width, fill, line }) {
  if (state.x > state.left && state.x + width + APART.before <= state.right) state.x += APART.before;
  const box = { x: state.x, y: state.y + Math.max(0, (LEAD * state.size - width) / 2), width, height: width };
  state.items.push({ kind: "fill", ...box, colour: fill });
  if (line) state.items.push({ kind: "frame", ...box, colour: line, wide: 2 });
  state.x += width + APART.after;
  return width;
}
