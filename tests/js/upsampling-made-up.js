// @ts-check
// A board's state, its actions and its words for the tests of the lesson Upsampling.
import { makeActions } from "../../demo/lessons/upsampling/actions.js";
import { newState } from "../../demo/lessons/upsampling/state.js";
import { makeStore } from "../../demo/web/store.js";
/** @import { State, Words } from "../../demo/lessons/upsampling/types.d.ts" */

/** @type {(change?: Partial<State>) => State} */
export const madeUpState = (change = {}) => ({ ...newState("en", []), ...change });

/** @type {(change?: Partial<State>) => { actions: ReturnType<typeof makeActions>, state: () => State }} */
export function opened(change) {
  const store = makeStore(madeUpState(change));
  return { actions: makeActions(store), state: store.get };
}

// Shows the key and what is filled in, so that a test sees which sentence was chosen.
/** @type {Words} */
export const WORDS = {
  language: "en",
  t: (key, values) => (values ? `${key} ${JSON.stringify(values)}` : key),
  percent: (share) => `${100 * share} %`,
};
