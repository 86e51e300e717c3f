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
 * @property {(state: Readonly<State>) => Partial<State>} [usual] what holds where an address leaves
 *   the parameter out; without it, what held before any address was read
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
 * What must change so that the state becomes the one of another address: what this one leaves out is
 * usual again.
 *
 * @template {object} State
 * @param {Mapping<State>} mapping
 * @param {(name: string) => string | null} recall a parameter of that address
 * @param {Readonly<State>} state
 * @param {Readonly<State>} usual the state before any address was read
 * @returns {Partial<State>}
 */
export function movedState(mapping, recall, state, usual) {
  /** @type {Partial<State>} */
  const asked = {};
  for (const [name, parameter] of Object.entries(mapping)) {
    const [text, own] = [recall(name), parameter.write(state)];
    if (text !== null && text !== own) Object.assign(asked, parameter.read(text, { ...state, ...asked }));
    if (text === null && own !== null) Object.assign(asked, usualOf(parameter, own, state, usual));
  }
  return asked;
}

/**
 * @template {object} State
 * @param {Parameter<State>} parameter
 * @param {string} own what it writes now; reading it tells which parts of the state it stands for
 * @param {Readonly<State>} state
 * @param {Readonly<State>} usual
 */
function usualOf(parameter, own, state, usual) {
  if (parameter.usual) return parameter.usual(state);
  const parts = /** @type {(keyof State)[]} */ (Object.keys(parameter.read(own, state)));
  return Object.fromEntries(parts.map((part) => [part, usual[part]]));
}

/**
 * Keeps the address up to date with a store, and the store with an address to which the page moves.
 *
 * @template {object} State
 * @param {{
 *   tell: (name: string, write: () => string | null) => void, addressChanged: () => void,
 *   recall?: (name: string) => string | null, whenMoved?: (moved: () => void) => void,
 * }} page
 * @param {import("./store.js").Store<State>} store
 * @param {Mapping<State>} mapping
 * @param {object} [board]
 * @param {Readonly<State>} [board.usual] the state before any address was read
 * @param {(asked: Partial<State>) => void} [board.change] takes what an address asks for
 */
export function keepInAddress(page, store, mapping, { usual = store.get(), change = store.set } = {}) {
  for (const [name, parameter] of Object.entries(mapping)) {
    page.tell(name, () => parameter.write(store.get()));
  }
  store.listen(() => page.addressChanged());
  page.whenMoved?.(() => change(movedState(mapping, (name) => page.recall?.(name) ?? null, store.get(), usual)));
}
