// @ts-check
// The context of a component: what Gradio gives to its module, the page, the component's state, and
// the actions that change the state. Functions of a lesson get it as their first parameter, `board`.
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
 * @template Props
 * @template [State={}]
 * @template [Actions={}]
 * @typedef {object} Parts
 * @property {HTMLElement} node the board itself
 * @property {Find} find
 * @property {(selector: string) => HTMLElement[]} all
 * @property {import("./page.js").Page} page
 * @property {State} state
 * @property {Actions} actions
 */

/**
 * @template Props
 * @template [State={}]
 * @template [Actions={}]
 * @typedef {Host<Props> & Parts<Props, State, Actions>} Board
 */

/**
 * @template Props
 * @template [State={}]
 * @param {Host<Props>} host
 * @param {State} [state]
 * @returns {Board<Props, State>}
 */
export function openBoard({ element, props, trigger, watch }, state) {
  const page = openPage();
  page.pressPalette(); // its button came with this component
  const find = /** @type {Find} */ ((selector) => element.querySelector(selector));
  return {
    element, props, trigger, watch, page, find,
    node: find(".board"),
    all: (selector) => [...element.querySelectorAll(selector)].filter((node) => node instanceof HTMLElement),
    state: state ?? /** @type {State} */ ({}),
    actions: {},
  };
}

/**
 * Gives the board its actions: { name: (board, …) => … } becomes board.actions.name(…). So a module
 * can call an action without importing the module that defines it.
 *
 * @template {{ actions: object }} B
 * @param {B} board
 * @param {Record<string, (board: B, ...values: never[]) => unknown>} actions
 */
export function addActions(board, actions) {
  for (const [name, action] of Object.entries(actions)) {
    Object.assign(board.actions, { [name]: action.bind(null, board) });
  }
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

export const canUnpack = () => typeof DecompressionStream !== "undefined";

/** @param {Pick<Board<unknown>, "find" | "page">} board */
export function sayOldBrowser({ find, page }) {
  const line = document.createElement("p");
  line.className = "problem";
  line.textContent = page.t("board.old_browser");
  find(".pictures").replaceChildren(line);
}
