// @ts-check
// What the address says of a board: one row for each parameter, read when the page opens and
// written at every change. So reload, back, a bookmark and Share bring the same view back.

/**
 * @template {object} State
 * @typedef {object} Parameter
 * @property {(state: Readonly<State>) => string | null} write null leaves the parameter out, as for
 *   everything that is as it was when the page opened first
 * @property {(text: string, state: Readonly<State>) => Partial<State>} read what the parameter asks
 *   for; an empty object if it makes no sense. An address is written by anybody: check every value
 */

/**
 * @template {object} State
 * @typedef {Readonly<Record<string, Parameter<State>>>} Mapping name in the address → parameter
 */

/**
 * The parts of the state that an address asks for.
 *
 * @template {object} State
 * @param {Mapping<State>} mapping
 * @param {(name: string) => string | null} recall a parameter of the address that opened the page
 * @param {Readonly<State>} state
 * @returns {Partial<State>}
 */
export function readAddress(mapping, recall, state) {
  /** @type {Partial<State>} */
  const asked = {};
  for (const [name, parameter] of Object.entries(mapping)) {
    const text = recall(name);
    if (text !== null) Object.assign(asked, parameter.read(text, state));
  }
  return asked;
}

/**
 * Keeps the address up to date with a store.
 *
 * @template {object} State
 * @param {{ tell: (name: string, write: () => string | null) => void, addressChanged: () => void }} page
 * @param {import("./store.js").Store<State>} store
 * @param {Mapping<State>} mapping
 */
export function keepInAddress(page, store, mapping) {
  for (const [name, parameter] of Object.entries(mapping)) {
    page.tell(name, () => parameter.write(store.get()));
  }
  store.listen(() => page.addressChanged());
}
