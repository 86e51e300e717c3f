// @ts-check
// What the parts of a saved picture are laid out on.

/**
 * What a board shows as one picture for slides: pictures with their captions, magnified squares, the
 * legend, and a line that says what it is.
 *
 * @typedef {object} Poster
 * @property {string} file its name
 * @property {readonly Picture[]} pictures
 * @property {readonly string[]} [signs] what stands between the pictures, such as + and =
 * @property {readonly Square[]} squares
 * @property {readonly Key[]} legend
 * @property {string | null | undefined} note what the legend's numbers are
 * @property {string} line the last one
 */

/** @typedef {(canvas: HTMLCanvasElement) => void} Draw fills a canvas of the size that it has */

/**
 * @typedef {object} Picture
 * @property {number} ratio of width to height
 * @property {Draw} draw
 * @property {readonly import("./poster_words.js").CaptionLine[]} caption
 */

/**
 * A magnified square with two labels that lie on it.
 *
 * @typedef {{ draw: Draw, tag: string, here: string }} Square
 */

/**
 * An entry of the legend: no colour makes a hatch, several make stripes.
 *
 * @typedef {{ colours: readonly (readonly number[])[], text: string }} Key
 */

/** @typedef {{ x: number, y: number, width: number, height: number }} Box */

/**
 * Something to draw. A colour is one of CSS, or a name of the page such as --ink.
 *
 * @typedef {(
 *   | Box & { kind: "fill", colour: string, radius?: number }
 *   | Box & { kind: "frame", colour: string, wide: number }
 *   | Box & { kind: "hatch", colour: string }
 *   | Box & { kind: "picture", draw: Draw }
 *   | import("./poster_words.js").WordItem
 * )} Item
 */

/** @typedef {(text: string, size: number, weight: number) => number} Measure how wide a text is */

/**
 * @typedef {object} Sheet a picture in the making
 * @property {Poster} poster
 * @property {Measure} measure
 * @property {number} width
 * @property {number} y where the next part begins
 * @property {Item[]} items
 */

export const MARGIN = 40; // pixels
export const LETTERS = 22; // pixels
