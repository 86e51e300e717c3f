// @ts-check
// Parts of the board's own HTML (board.html), which are always there.

/** @param {ParentNode} node @param {string} selector @returns {HTMLElement} */
export const partOf = (node, selector) => /** @type {HTMLElement} */ (node.querySelector(selector));

/** @param {ParentNode} node @param {string} selector */
export const canvasIn = (node, selector) => /** @type {HTMLCanvasElement} */ (partOf(node, selector));

/** @param {ParentNode} node @param {string} selector */
export const sliderIn = (node, selector) => /** @type {HTMLInputElement} */ (partOf(node, selector));

/** @param {ParentNode} node @param {string} selector @returns {HTMLButtonElement[]} */
export const buttonsIn = (node, selector) =>
  [...node.querySelectorAll(selector)].map((button) => /** @type {HTMLButtonElement} */ (button));
