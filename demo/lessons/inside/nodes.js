// @ts-check
// The elements of `board.html` that the scripts write to or listen to.

/**
 * An element of the kind that the caller needs.
 *
 * @template {Element} Kind
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new () => Kind} kind such as HTMLElement
 * @returns {Kind}
 */
export function find(root, selector, kind) {
  const found = root.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`Expected ${kind.name} at ${selector}, got ${found}.`);
  return found;
}

/** @typedef {ReturnType<typeof nodesOf>} Nodes */

/** @param {HTMLElement} board */
export function nodesOf(board) {
  /** @type {(selector: string) => HTMLElement} */
  const one = (selector) => find(board, selector, HTMLElement);
  const copies = one(".card.copies");
  return {
    canvases: () => [...board.querySelectorAll("canvas")],
    waiting: one(".waiting"),
    classes: { present: one(".present"), all: find(board, ".every", HTMLSelectElement), chosen: one(".chosen"), pick: one(".pick") },
    scales: [...one(".scales").querySelectorAll("button")],
    flow: { pictures: one(".pictures"), levels: one(".set") },
    remark: one(".said"),
    save: one(".save"),
    explanation: one(".how"),
    photo: one(".photo"),
    fields: one(".fields"),
    levels: { bars: one(".bars"), pixel: one(".pixel") },
    help: one(".help"),
    copied: one(".copied"),
    copies: {
      card: copies, toggles: one(".toggles"),
      result: find(copies, ".result", HTMLElement), problem: find(copies, ".problem", HTMLElement),
    },
  };
}
