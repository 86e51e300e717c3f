// @ts-check
// The elements of the board's own HTML.

/**
 * The first element that fits and is of this kind.
 *
 * @template {Element} Kind
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new () => Kind} kind
 */
export function find(root, selector, kind) {
  const node = root.querySelector(selector);
  if (node instanceof kind) return node;
  throw new TypeError(`Expected ${kind.name} at ${selector}, got ${node}.`);
}

const SVG = "http://www.w3.org/2000/svg";
/**
 * An element of a drawing.
 *
 * @param {string} kind
 * @param {Readonly<Record<string, string | number>>} attributes
 * @param {string} [text]
 */
export function drawn(kind, attributes, text = "") {
  const node = document.createElementNS(SVG, kind);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  if (text) node.textContent = text;
  return node;
}

/** @typedef {ReturnType<typeof nodesOf>} Nodes */

/** @param {HTMLElement} board */
export function nodesOf(board) {
  /** @type {(selector: string) => HTMLElement} */
  const one = (selector) => find(board, selector, HTMLElement);
  return {
    board,
    problem: one(".problem"),
    waiting: one(".waiting"),
    measured: one(".measured"),
    table: find(board, "table", HTMLTableElement),
    foot: one(".foot"),
    third: find(board, ".third-pick", HTMLSelectElement),
    judged: one(".judged"),
    copyTable: one(".copy-table"),
    saveTable: one(".save-table"),
    axes: [...one(".axes").querySelectorAll("button")],
    picture: one(".canvas"),
    skips: one(".skips"),
    timed: one(".timed"),
    clock: find(board, ".clock", HTMLButtonElement),
    progress: find(board, "progress", HTMLProgressElement),
    details: one(".details"),
  };
}
