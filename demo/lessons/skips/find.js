// @ts-check
// An element of the lesson's HTML, of the kind that the caller needs.

/**
 * @template {HTMLElement} [Kind=HTMLElement]
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new () => Kind} [kind] such as HTMLInputElement
 * @returns {Kind}
 */
export function find(root, selector, kind) {
  const found = root.querySelector(selector);
  const wanted = kind ?? HTMLElement;
  if (!(found instanceof wanted)) throw new Error(`Expected ${wanted.name} at "${selector}", got ${found}.`);
  return /** @type {Kind} */ (found);
}
