// @ts-check
// The state of a board in one place. Whoever changes it says what, and whoever draws hears what
// has changed. The state itself is frozen: nobody else can change it.

/**
 * @template {object} State
 * @typedef {object} Store
 * @property {() => Readonly<State>} get the state as it is now
 * @property {(change: Partial<State>) => void} set replaces the named parts and tells the listeners
 * @property {(listener: Listener<State>) => () => void} listen returns what stops the listening
 */

/**
 * @template {object} State
 * @typedef {(state: Readonly<State>, changed: ReadonlySet<keyof State>) => void} Listener
 */

/**
 * @template {object} State
 * @param {State} initial
 * @returns {Store<State>}
 */
export function makeStore(initial) {
  let state = Object.freeze({ ...initial });
  /** @type {Set<Listener<State>>} */
  const listeners = new Set();
  return {
    get: () => state,
    set(change) {
      const names = /** @type {(keyof State)[]} */ (Object.keys(change));
      const changed = new Set(names.filter((name) => !Object.is(state[name], change[name])));
      if (!changed.size) return;
      state = Object.freeze({ ...state, ...change });
      for (const listener of [...listeners]) listener(state, changed);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
