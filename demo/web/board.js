// @ts-check
// The context of a component: what Gradio gives to its module, its elements, and the page.
import { openPage } from "./page.js";

/**
 * What Gradio gives to the module of a component.
 *
 * @template Props
 * @typedef {object} Host
 * @property {HTMLElement} element
 * @property {Props} props what Python has set; `props.value` changes with each answer
 * @property {(event: string, data: unknown) => void} trigger asks the server
 * @property {(name: string, changed: () => void) => void} watch
 */

/**
 * The first element that fits. It is in the board's own HTML, so it is there, and whoever asks for
 * it knows its kind.
 *
 * @typedef {<Node extends HTMLElement = HTMLElement>(selector: string) => Node} Find
 */

/**
 * @typedef {object} Parts
 * @property {HTMLElement} node the board itself
 * @property {Find} find
 * @property {(selector: string) => HTMLElement[]} all
 * @property {import("./page.js").Page} page
 */

/**
 * @template Props
 * @typedef {Host<Props> & Parts} Board
 */

/**
 * @template Props
 * @param {Host<Props>} host
 * @returns {Board<Props>}
 */
export function openBoard({ element, props, trigger, watch }) {
  const page = openPage();
  page.pressPalette(); // its button came with this component
  const find = /** @type {Find} */ ((selector) => element.querySelector(selector));
  return {
    element, props, trigger, watch, page, find,
    node: find(".board"),
    all: (selector) => [...element.querySelectorAll(selector)].filter((node) => node instanceof HTMLElement),
  };
}

/**
 * Calls `draw` at most once a frame, however often it is asked for.
 *
 * @param {() => void} draw
 */
export function oncePerFrame(draw) {
  let isPlanned = false;
  return () => {
    if (isPlanned) return;
    isPlanned = true;
    requestAnimationFrame(() => { isPlanned = false; draw(); });
  };
}

/**
 * Hears when elements change their size, in the next frame: what is written then may change sizes
 * again, and WebKit calls that an error while it is still laying out.
 *
 * @param {() => void} heard
 */
export const watchSizes = (heard) => new ResizeObserver(oncePerFrame(heard));

/**
 * Calls `work` once nobody has asked for it for some time.
 *
 * @param {number} milliseconds
 * @param {() => void} work
 */
export function afterRest(milliseconds, work) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(work, milliseconds);
  };
}

/**
 * A module that the first view does without, such as the one that saves pictures: it comes when a
 * visitor needs it.
 *
 * @template Module
 * @param {Pick<Parts, "node"> & { page: Pick<import("./page.js").Page, "t"> }} board
 * @param {() => Promise<Module>} load
 * @returns {Promise<Module | null>} null if it did not come; the board has said so
 */
export async function loadLate({ node, page }, load) {
  node.querySelector(":scope > .not-loaded")?.remove();
  try {
    return await load();
  } catch (error) {
    console.error(error);
    const line = document.createElement("p");
    line.className = "not-loaded";
    line.setAttribute("role", "alert");
    line.textContent = page.t("board.not_loaded");
    node.prepend(line);
    return null;
  }
}

export const canUnpack = () => typeof DecompressionStream !== "undefined";

/** @param {Pick<Parts, "find" | "page">} board */
export function sayOldBrowser({ find, page }) {
  const line = document.createElement("p");
  line.className = "problem";
  line.textContent = page.t("board.old_browser");
  find(".pictures").replaceChildren(line);
}
