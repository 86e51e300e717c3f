// @ts-check
// The drawing of a network: a box for each map, as low as its stride is large, so that a decoder
// that goes up again makes a U. What joins beside the way comes in level, behind nothing deeper.
/** @import { NetworkValue, NodeValue } from "./value.d.ts" */
/** @import { Size } from "../../web/values.d.ts" */

const CENTRES = [34, 58, 76, 90, 101, 110]; // pixels from the top, by log2 of the stride
const HEIGHTS = [56, 40, 28, 20, 14, 10];
const HIGH = 160;
const NARROWEST = 76; // pixels of a column
const LINE = 14;
const NS = "http://www.w3.org/2000/svg";

/** @typedef {{ name: string, kind: "photo" | "labels" | "tap" | "made", channels: number, stride: number, joins: string }} Box */
/** @typedef {(key: string, values?: Record<string, string | number>) => string} Speak */

/** @type {(side: number, full: Size) => Size} */
export function inputSize(side, full) {
  const scale = side / Math.max(...full);
  /** @type {(length: number) => number} */
  const fitted = (length) => Math.max(1, Math.floor(length * scale + 0.5));
  return [fitted(full[0]), fitted(full[1])];
}

// The cells of a map: the input is padded to whole cells of the coarsest stride.
/** @type {(stride: number, input: Size, coarsest: number) => Size} */
export function cellsAt(stride, input, coarsest) {
  /** @type {(length: number) => number} */
  const cells = (length) => (Math.ceil(length / coarsest) * coarsest) / stride;
  return [cells(input[0]), cells(input[1])];
}

/** @type {(network: NetworkValue) => Box[]} */
export function boxesOf({ nodes }) {
  /** @type {(node: NodeValue) => Box} */
  const box = (node) => ({ ...node, kind: node.tap ? "tap" : "made" });
  return [
    { name: "photo", kind: "photo", channels: 3, stride: 1, joins: "" },
    ...nodes.map(box),
    { name: "labels", kind: "labels", channels: 1, stride: 1, joins: "" },
  ];
}

// The lines of text under a box.
/** @type {(box: Box, input: Size, full: Size, speak: Speak) => string[]} */
export function textsOf({ name, kind, channels, stride }, input, full, speak) {
  const said = kind === "tap" ? name : speak(`network.${name}`);
  if (kind === "photo") return [said, `${channels}×${input[1]}×${input[0]}`, ""];
  if (kind === "labels") return [said, `${full[1]}×${full[0]}`, ""];
  const [columns, rows] = cellsAt(stride, input, 32);
  return [said, `${channels}×${rows}×${columns}`, `1/${stride}`];
}

// How a join is signed: "+" for a sum, "‖" for what stands side by side, "⊞" for places.
/** @type {(join: string) => string} */
export const signOf = (join) => ({ add: "+", column: "+", concatenate: "‖", unpool: "⊞" })[join] ?? "";

/**
 * @template {keyof SVGElementTagNameMap} Kind
 * @param {Kind} kind
 * @param {Record<string, string | number>} attributes
 * @param {string} [text]
 */
function draw(kind, attributes, text = "") {
  const node = document.createElementNS(NS, kind);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  node.textContent = text;
  return node;
}
/** @type {(box: Box) => number} */
const levelOf = ({ stride }) => Math.round(Math.log2(stride));
/** @typedef {{ left: number, right: number, top: number, width: number, height: number, deep: number, y: number }} Face */

/** @type {(box: Box, x: number, wide: number, ratio: number) => Face} */
function faceOf(box, x, wide, ratio) {
  const level = levelOf(box);
  const most = wide * 0.62 * (HEIGHTS[level] / HEIGHTS[0]);
  const width = Math.min(HEIGHTS[level] * ratio, most);
  const height = Math.min(HEIGHTS[level], (width / ratio) * 1.2);
  const deep = box.kind === "tap" || box.kind === "made" ? Math.max(2, Math.log2(box.channels)) : 0;
  const y = CENTRES[level];
  return { left: x - (width + deep) / 2, right: x + (width + deep) / 2, top: y - height / 2, width, height, deep, y };
}

/**
 * @param {NetworkValue} network
 * @param {object} what
 * @param {number} what.wide pixels that there are
 * @param {Size} what.input
 * @param {Size} what.full
 * @param {string} what.photo an address
 * @param {string} what.labels likewise; empty without an answer
 * @param {Speak} what.speak
 */
export function stripOf(network, { wide, input, full, photo, labels, speak }) {
  const boxes = boxesOf(network);
  const column = Math.max(NARROWEST, wide / boxes.length);
  const svg = draw("svg", { width: column * boxes.length, height: HIGH, "aria-hidden": "true" });
  const ratio = full[0] / full[1];
  const faces = boxes.map((box, place) => faceOf(box, (place + 0.5) * column, column, ratio));
  boxes.forEach((box, place) => {
    if (place) svg.append(arrowOf(faces[place - 1], faces[place]));
    const from = boxes.findIndex(({ name }) => box.joins !== "" && name === box.joins);
    if (from >= 0) svg.append(...skipOf(faces[from], faces[place], signOf(network.join)));
  });
  boxes.forEach((box, place) => {
    const image = { photo, labels }[box.kind === "photo" || box.kind === "labels" ? box.kind : "photo"];
    const uri = box.kind === "photo" || box.kind === "labels" ? image : "";
    const texts = textsOf(box, input, full, speak);
    const x = (place + 0.5) * column;
    svg.append(boxOf(box, faces[place], uri), ...texts.map((text, line) => textOf(text, line, x, faces[place])));
  });
  return svg;
}
/** @type {(from: Face, to: Face) => SVGPathElement} */
const arrowOf = (from, to) => draw("path", { class: "arrow", d: `M${from.right} ${from.y} L${to.left} ${to.y}` });
/** @type {(text: string, line: number, x: number, face: Face) => SVGTextElement} */
const textOf = (text, line, x, { y, height }) =>
  draw("text", { x, y: y + height / 2 + 13 + LINE * line, class: line ? "shape" : "name" }, text);

/** @type {(from: Face, to: Face, sign: string) => SVGElement[]} */
function skipOf(from, to, sign) {
  const x = to.left - 9;
  const line = draw("path", { class: "skip", d: `M${from.right} ${from.y} L${x} ${from.y} L${to.left} ${to.y}` });
  if (!sign) return [line];
  return [line, draw("circle", { class: "sign", cx: x, cy: to.y, r: 7 }), draw("text", { x, y: to.y + 4 }, sign)];
}

/** @type {(box: Box, face: Face, uri: string) => SVGElement} */
function boxOf({ kind }, { left, top, width, height, deep }, uri) {
  const group = draw("g", { class: kind });
  const [right, low, up] = [left + width, top + height, deep / 2];
  if (deep) {
    const d = `M${left} ${top} l${deep} ${-up} h${width} v${height} L${right} ${low} V${top} Z M${right} ${top} l${deep} ${-up}`;
    group.append(draw("path", { class: "side-face", d }));
  }
  group.append(draw("rect", { class: "front", x: left, y: top, width, height }));
  if (uri) group.append(draw("image", { href: uri, x: left, y: top, width, height, preserveAspectRatio: "none" }));
  return group;
}
