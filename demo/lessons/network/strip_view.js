// @ts-check
// The drawing of a network in the page: lines and boxes as SVG, words and buttons over it.
import { clamp, make, press } from "../../web/elements.js";
import { isStage } from "./state.js";
import { shapeOf, signOf, wordsOf } from "./strip.js";
/** @import { NetworkValue } from "./value.d.ts" */
/** @import { Shown } from "./state.js" */
/** @import { Box, Face, Line, Shape, Speak } from "./strip.js" */

const NS = "http://www.w3.org/2000/svg";
const SIGN = 7; // pixels: radius of the circle of a join
const GLYPH = 17; // pixels: side of the small grids of a pyramid
const BELOW = 2; // pixels between a box and its words
const LOW = 760; // pixels of a window in which the boxes have their least size; in a higher one they grow
const MOST_GROWN = 1.6;

/**
 * @template {keyof SVGElementTagNameMap} Kind
 * @param {Kind} kind
 * @param {Record<string, string | number>} attributes
 * @param {string} [text]
 */
function draw(kind, attributes, text = "") {
  const node = document.createElementNS(NS, kind);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  if (text) node.textContent = text;
  return node;
}

/**
 * Words and buttons are made anew only when they change, so that the focus stays where it is.
 *
 * @param {HTMLElement} strip
 * @param {Shown} shown
 * @param {string} labels an address of a picture; empty without an answer
 * @param {Speak} speak
 * @param {(stage: string) => void} open
 */
export function drawStrip(strip, { scene, network, input, stage, state }, labels, speak, open) {
  const full = scene.full_size;
  const shape = shapeOf(network, strip.clientWidth - 16, full[0] / full[1], clamp(innerHeight / LOW, 1, MOST_GROWN));
  const key = [network.name, input, full, shape.width, shape.high, state.language].join();
  let drawing = /** @type {HTMLElement | null} */ (strip.querySelector(".drawing"));
  if (!drawing || strip.dataset.drawn !== key) {
    strip.dataset.drawn = key;
    drawing = make("div", "drawing");
    drawing.style.cssText = `width: ${shape.width}px; height: ${shape.high}px`;
    drawing.append(draw("svg", {}), columnsOf(shape, network, (box) => wordsOf(box, input, full, speak), open));
    strip.replaceChildren(drawing);
  }
  const images = { photo: scene.picture.src, labels, tap: "", made: "" };
  drawing.firstElementChild?.replaceWith(svgOf(shape, network, images, stage.name));
  press(drawing.querySelectorAll("button"), (button) => button.value === stage.name);
}

/**
 * @param {Shape} shape
 * @param {NetworkValue} network
 * @param {(box: Box) => ReturnType<typeof wordsOf>} words
 * @param {(stage: string) => void} open
 */
function columnsOf({ boxes, faces, column }, network, words, open) {
  const list = make("ol", "columns");
  list.append(...boxes.map((box, place) => {
    const item = make("li");
    const { name, stride, shape } = words(box);
    const part = make(box.node && isStage(box.node, network) ? "button" : "div", "column");
    part.style.paddingTop = `${faces[place].y + faces[place].height / 2 + BELOW}px`;
    const title = make("span", "title");
    title.append(make("b", "", name), " ", make("small", "", stride));
    part.append(title, " ", make("span", "", shape));
    if (part instanceof HTMLButtonElement) {
      Object.assign(part, { type: "button", value: box.name });
      part.addEventListener("click", () => open(box.name));
    }
    item.style.cssText = `left: ${place * column}px; width: ${column}px`;
    item.append(part);
    return item;
  }));
  return list;
}

/** @type {(shape: Shape, network: NetworkValue, images: Record<Box["kind"], string>, chosen: string) => SVGSVGElement} */
function svgOf({ boxes, faces, arrows, skips, width, high }, network, images, chosen) {
  const svg = draw("svg", { width, height: high, "aria-hidden": "true" });
  svg.append(...arrows.map(arrowOf), ...skips.flatMap((line) => skipOf(line, signOf(network.join))));
  boxes.forEach((box, place) => {
    const isChosen = box.node !== null && box.name === chosen && isStage(box.node, network);
    svg.append(boxOf(box.kind, faces[place], images[box.kind], isChosen));
    if (box.name === "pyramid") svg.append(...glyphsOf(network, faces[place]));
  });
  return svg;
}
/** @type {(line: Line) => SVGPathElement} */
const arrowOf = ({ from, to }) => draw("path", { class: "arrow", d: `M${from.right} ${from.y} L${to.left} ${to.y}` });

/** @type {(line: Line, sign: string) => SVGElement[]} */
function skipOf({ from, to }, sign) {
  const x = to.left - SIGN - 2;
  const line = draw("path", { class: "skip", d: `M${from.right} ${from.y} L${x} ${to.y} L${to.left} ${to.y}` });
  return [line, draw("circle", { class: "sign", cx: x, cy: to.y, r: SIGN }), draw("text", { x, y: to.y + 4 }, sign)];
}

/** @type {(kind: Box["kind"], face: Face, uri: string, isChosen: boolean) => SVGElement} */
function boxOf(kind, { left, top, width, height, deep }, uri, isChosen) {
  const group = draw("g", { class: isChosen ? `${kind} chosen` : kind });
  const [right, low, up] = [left + width, top + height, deep / 2];
  if (deep) {
    const d = `M${left} ${top} l${deep} ${-up} h${width} v${height} L${right} ${low} V${top} Z M${right} ${top} l${deep} ${-up}`;
    group.append(draw("path", { class: "side-face", d }));
  }
  group.append(draw("rect", { class: "front", x: left, y: top, width, height }));
  if (uri) group.append(draw("image", { href: uri, x: left, y: top, width, height, preserveAspectRatio: "none" }));
  return group;
}

// What a pyramid reads: the photo in parts, or nine cells that lie this far apart.
/** @type {(network: NetworkValue, face: Face) => SVGElement[]} */
function glyphsOf({ join, parts }, { x, top, deep }) {
  const y = top - deep / 2 - GLYPH - 5;
  const first = x - (parts.length * (GLYPH + 5) - 5) / 2;
  return parts.flatMap((part, place) => {
    const left = first + place * (GLYPH + 5);
    return join === "holes" ? holesOf(left, y, part / Math.max(...parts)) : partsOf(left, y, part);
  });
}
/** @type {(left: number, top: number, count: number) => SVGElement[]} */
function partsOf(left, top, count) {
  const step = GLYPH / count;
  const lines = Array.from({ length: count + 1 }, (_, line) =>
    `M${left + line * step} ${top} v${GLYPH} M${left} ${top + line * step} h${GLYPH}`);
  return [draw("path", { class: "parts", d: lines.join(" ") })];
}
/** @type {(left: number, top: number, share: number) => SVGElement[]} */
function holesOf(left, top, share) {
  const [middle, step] = [GLYPH / 2, (GLYPH / 2 - 1.5) * share];
  return [-1, 0, 1].flatMap((row) => [-1, 0, 1].map((column) =>
    draw("circle", { class: "hole", cx: left + middle + column * step, cy: top + middle + row * step, r: 1.4 })));
}
