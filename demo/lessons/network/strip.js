// @ts-check
// The shape of a network's drawing: a box for each map, as low as its stride is large, so that a
// decoder that goes up again makes a U. Nothing here touches the page.
import { cellsAt } from "./grid.js";
/** @import { NetworkValue, NodeValue } from "./value.d.ts" */
/** @import { Size } from "../../web/values.d.ts" */

const CENTRES = [29, 52, 69, 82, 92, 100]; // pixels from the top, by log2 of the stride
const HEIGHTS = [52, 36, 26, 18, 13, 10];
const WORDS_HIGH = 36; // pixels of the words under the lowest box
const NARROWEST = 80; // pixels of a column

/**
 * @typedef {object} Box
 * @property {string} name
 * @property {"photo" | "labels" | "tap" | "made"} kind
 * @property {number} channels
 * @property {number} stride
 * @property {string} joins the name of the box that comes in here; empty if none does
 * @property {NodeValue | null} node
 */
/**
 * The front of a box and how deep it goes, in pixels; `x` and `y` are its middle.
 *
 * @typedef {Record<"left" | "right" | "top" | "width" | "height" | "deep" | "x" | "y", number>} Face
 */
/** @typedef {{ from: Face, to: Face }} Line */
/** @typedef {{ boxes: Box[], faces: Face[], arrows: Line[], skips: Line[], column: number, width: number, high: number }} Shape */
/** @typedef {(key: string, values?: Record<string, string | number>) => string} Speak */

/** @type {(network: NetworkValue) => Box[]} */
export function boxesOf({ nodes }) {
  /** @type {(node: NodeValue) => Box} */
  const box = (node) => ({ ...node, kind: node.tap ? "tap" : "made", node });
  return [
    { name: "photo", kind: "photo", channels: 3, stride: 1, joins: "", node: null },
    ...nodes.map(box),
    { name: "labels", kind: "labels", channels: 1, stride: 1, joins: "", node: null },
  ];
}

// What stands under a box: its name, its stride, its shape.
/** @type {(box: Box, input: Size, full: Size, speak: Speak) => { name: string, stride: string, shape: string }} */
export function wordsOf({ name, kind, channels, stride }, input, full, speak) {
  const said = kind === "tap" ? name : speak(`network.${name}`);
  if (kind === "photo") return { name: said, stride: "", shape: `${channels}×${input[1]}×${input[0]}` };
  if (kind === "labels") return { name: said, stride: "", shape: `${full[1]}×${full[0]}` };
  const [columns, rows] = cellsAt(stride, input);
  return { name: said, stride: `1/${stride}`, shape: `${channels}×${rows}×${columns}` };
}

// How a join is signed: "+" for a sum, "‖" for what stands side by side, "⊞" for places.
/** @type {(join: string) => string} */
export const signOf = (join) => ({ add: "+", column: "+", concatenate: "‖", unpool: "⊞" })[join] ?? "";

/**
 * @param {NetworkValue} network
 * @param {number} wide pixels that there are for it; a narrower drawing scrolls
 * @param {number} ratio width of the photo to its height
 * @param {number} [grow] how many times larger the boxes are than in a low window
 * @returns {Shape}
 */
export function shapeOf(network, wide, ratio, grow = 1) {
  const boxes = boxesOf(network);
  const column = Math.max(NARROWEST, wide / boxes.length);
  const faces = boxes.map((box, place) => faceOf(box, { x: (place + 0.5) * column, wide: column, ratio, grow }));
  const arrows = faces.slice(1).map((to, place) => ({ from: faces[place], to }));
  const skips = boxes.flatMap(({ joins }, place) => {
    const from = joins === "" ? -1 : boxes.findIndex(({ name }) => name === joins);
    return from < 0 ? [] : [{ from: faces[from], to: faces[place] }];
  });
  const high = grow * CENTRES[CENTRES.length - 1] + WORDS_HIGH;
  return { boxes, faces, arrows, skips, column, width: column * boxes.length, high };
}

/** @type {(box: Box, place: { x: number, wide: number, ratio: number, grow: number }) => Face} */
function faceOf(box, { x, wide, ratio, grow }) {
  const level = Math.round(Math.log2(box.stride));
  const most = wide * 0.62 * (HEIGHTS[level] / HEIGHTS[0]);
  const width = Math.min(grow * HEIGHTS[level] * ratio, most);
  const height = Math.min(grow * HEIGHTS[level], width / ratio);
  const deep = box.node ? grow * Math.max(2, Math.log2(box.channels)) : 0;
  const y = grow * CENTRES[level];
  return { left: x - (width + deep) / 2, right: x + (width + deep) / 2, top: y - height / 2, width, height, deep, y, x };
}
