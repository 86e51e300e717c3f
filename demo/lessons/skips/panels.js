// @ts-check
// The elements of each panel: a picture with its caption, and a magnified square.
import { make } from "../../web/elements.js";
import { lineElement } from "./caption_elements.js";
import { captionOf, classUnder, panelName } from "./captions.js";
import { drawLens } from "./compose.js";
import { lensOf, pixelUnder } from "./lens.js";

/** @import { Lens, OpenState, Panel, PanelElements, Scene, Words } from "./types.d.ts" */

/** @param {Scene} scene @returns {PanelElements} */
export function panelElements({ width, height }) {
  const [figure, box, stage] = [make("figure", "panel"), make("div", "box"), make("div", "stage")];
  const [canvas, frame, caption] = [make("canvas"), make("div", "frame"), make("figcaption")];
  stage.style.setProperty("--ratio", String(width / height));
  stage.setAttribute("role", "application"); // arrow keys reach it past a screen reader
  stage.tabIndex = 0;
  stage.append(canvas, frame);
  box.append(stage);
  figure.append(box, caption);
  return { figure, stage, canvas, frame, caption, ...squareElements() };
}

function squareElements() {
  const [lens, square, tag] = [make("figure", "lens"), make("canvas"), make("figcaption", "tag")];
  const [cross, here] = [make("i", "cross"), make("span", "here")];
  square.setAttribute("role", "img");
  lens.append(square, tag, cross, here);
  return { lens, square, tag, cross, here };
}

/**
 * @param {PanelElements} elements
 * @param {Panel} panel
 * @param {OpenState} state
 * @param {Words} words
 * @param {{ askAboutEdge: () => void, buttons: readonly HTMLElement[] }} extras buttons below the words
 */
export function writePanel(elements, panel, state, words, { askAboutEdge, buttons }) {
  const name = panelName(panel, state, words);
  elements.stage.setAttribute("aria-label", words.t("panel.aria", { name }));
  elements.tag.textContent = name;
  elements.square.setAttribute("aria-label", words.t("panel.lens_aria", { name }));
  const lines = captionOf(panel, state, words);
  const written = lines.map((line) => lineElement(line, askAboutEdge));
  elements.caption.replaceChildren(...written.filter((_, place) => lines[place].kind !== "credit"), ...buttons);
  // Below the picture as well, where a name and its licence have a line of their own.
  elements.figure.querySelector(":scope > .credit")?.remove();
  elements.figure.append(...written.filter((_, place) => lines[place].kind === "credit"));
}

/**
 * @param {PanelElements} elements
 * @param {Panel} panel
 * @param {OpenState} state
 * @param {Words} words
 * @param {string} font
 */
export function showLens({ square, frame, cross, here }, panel, state, words, font) {
  drawLens(square, state, panel, font);
  const lens = lensOf(state);
  placeFrame(frame, lens, state.scene);
  placeCross(cross, lens);
  here.textContent = classUnder(panel, state.scene, lens, words);
}

/** @param {OpenState} state @param {Words} words */
export function lensInWords(state, words) {
  const { scene } = state;
  const heard = scene.panels.map((panel) => [panelName(panel, state, words), classUnder(panel, scene, lensOf(state), words)]);
  return heard.filter(([, found]) => found).map((pair) => pair.join(": ")).join(", ");
}

/** @param {number} share */
const percent = (share) => `${100 * share}%`;

/** @param {HTMLElement} frame @param {Lens} lens @param {Scene} scene */
function placeFrame({ style }, { x, y, wide, high }, { width, height }) {
  style.left = percent(x / width);
  style.top = percent(y / height);
  style.width = percent(wide / width);
  style.height = percent(high / height);
}

/** @param {HTMLElement} cross @param {Lens} lens */
function placeCross({ style }, lens) {
  const pixel = pixelUnder(lens);
  style.left = percent((pixel.x + 0.5 - lens.x) / lens.wide);
  style.top = percent((pixel.y + 0.5 - lens.y) / lens.high);
}
