// @ts-check
// Small things that every board needs: elements, buttons, sliders, canvases as sharp as the screen.
/** @import { ClassRow, Colour } from "./values.d.ts" */

/**
 * @template {keyof HTMLElementTagNameMap} Kind
 * @param {Kind} kind
 * @param {string} [className]
 * @param {string} [text]
 */
export function make(kind, className = "", text = "") {
  const node = document.createElement(kind);
  if (className) node.className = className;
  if (text) node.textContent = text;
  return node;
}

/**
 * @param {string} className
 * @param {string} text
 * @param {(event: MouseEvent) => void} tapped
 */
export function makeButton(className, text, tapped) {
  const button = make("button", className, text);
  button.type = "button";
  button.addEventListener("click", tapped);
  return button;
}

/**
 * @param {number} number
 * @param {number} low
 * @param {number} high
 */
export const clamp = (number, low, high) => Math.min(Math.max(number, low), high);

/**
 * @template {Element} Button
 * @param {Iterable<Button>} buttons
 * @param {(button: Button) => boolean} isPressed
 */
export function press(buttons, isPressed) {
  for (const button of buttons) button.setAttribute("aria-pressed", String(isPressed(button)));
}

/**
 * Index → colour, in the palette that the visitor has chosen.
 *
 * @param {Iterable<Pick<ClassRow, "colour" | "voc" | "index">>} entries
 * @param {Pick<import("./page.js").Page, "colour">} page
 */
export function coloursOf(entries, page) {
  /** @type {Colour[]} */
  const colours = [];
  for (const entry of entries) colours[entry.index] = page.colour(entry);
  return colours;
}

/** @param {HTMLInputElement} slider */
export function fillTrack({ min, max, value, style }) {
  const share = (Number(value) - Number(min)) / (Number(max) - Number(min));
  style.setProperty("--filled", `${100 * share}%`);
}

/** @param {HTMLCanvasElement} canvas */
export const sizeCanvas = (canvas) => sizeCanvases([canvas]);

/**
 * Gives each canvas as many pixels as the screen has there. It asks for all sizes before it changes
 * the first one: after a change the browser must lay out the page before it can answer.
 *
 * @param {readonly HTMLCanvasElement[]} canvases
 */
export function sizeCanvases(canvases) {
  const ratio = window.devicePixelRatio || 1;
  const sizes = canvases.map(({ clientWidth, clientHeight }) =>
    ({ width: Math.round(clientWidth * ratio), height: Math.round(clientHeight * ratio) }));
  canvases.forEach((canvas, place) => {
    const { width, height } = sizes[place];
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  });
}

/**
 * One row of the legend: colour, name in both languages, a number. A tap isolates the class.
 *
 * @param {object} what
 * @param {Pick<ClassRow, "index" | "name">} what.entry
 * @param {string} what.background of the square; none makes a hatch
 * @param {string} what.number
 * @param {import("./words.js").Language} what.language
 * @param {(event: MouseEvent) => void} tapped
 */
export function classRow({ entry, background, number, language }, tapped) {
  const other = language === "en" ? "ko" : "en";
  const row = make("li");
  const button = makeButton("class", "", tapped);
  button.dataset.index = String(entry.index);
  const swatch = make("i", background ? "swatch" : "swatch hatch");
  if (background) swatch.style.background = background;
  const second = make("small", "", entry.name[other]);
  second.lang = other;
  button.append(swatch, make("span", "name", entry.name[language]), second, make("output", "", number));
  row.append(button);
  return row;
}
