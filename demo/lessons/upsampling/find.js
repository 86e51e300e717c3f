// @ts-check
/**
 * An element of the board of the kind that the caller needs.
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
