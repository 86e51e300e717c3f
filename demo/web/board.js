// The context of a component: what Gradio gives to its module, the page, the component's state, and
// the actions that change the state. Functions of a lesson get it as their first parameter, `board`.
import { openPage } from "./page.js";

export function openBoard({ element, props, trigger, watch }, state = {}) {
  const page = openPage();
  page.pressPalette(); // its button came with this component
  return {
    element,
    node: element.querySelector(".board"),
    find: (selector) => element.querySelector(selector),
    all: (selector) => [...element.querySelectorAll(selector)],
    props, trigger, watch, page, state,
    actions: {},
  };
}

// Gives the board its actions: { name: (board, …) => … } becomes board.actions.name(…). So a module
// can call an action without importing the module that defines it.
export function addActions(board, actions) {
  for (const [name, action] of Object.entries(actions)) {
    board.actions[name] = (...values) => action(board, ...values);
  }
}

// Calls `draw` at most once a frame, however often it is asked for.
export function oncePerFrame(draw) {
  let planned = false;
  return () => {
    if (planned) return;
    planned = true;
    requestAnimationFrame(() => { planned = false; draw(); });
  };
}

export const canUnpack = () => typeof DecompressionStream !== "undefined";
export function sayOldBrowser(board) {
  const line = document.createElement("p");
  line.className = "problem";
  line.textContent = board.page.t("board.old_browser");
  board.find(".pictures").replaceChildren(line);
}
