// @ts-check
// Asks the server for what is shown and not known, once the visitor rests.
import { shownIn, wantedOf } from "./state.js";
/** @import { Store } from "../../web/store.js" */
/** @import { NetworkClasses } from "./value.d.ts" */
/** @import { State } from "./types.d.ts" */

const REST = 300; // milliseconds without a change
const PATIENCE = 30_000; // milliseconds after which a question that nobody has answered is asked again

/**
 * @param {Store<State>} store
 * @param {NetworkClasses} classes
 * @param {(event: string, data: unknown) => void} trigger
 * @returns {{ soon: () => void, answered: () => void }} `answered` forgets what was asked, for all of
 *   it may be asked again
 */
export function makeAsking(store, classes, trigger) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** @type {Map<string, number>} */
  const asked = new Map();
  const ask = () => {
    const shown = shownIn(store.get(), classes);
    if (!shown || shown.state.problem) return;
    const now = Date.now();
    const wanted = wantedOf(shown).filter(({ key }) => now - (asked.get(key) ?? -PATIENCE) >= PATIENCE);
    if (!wanted.length) return;
    for (const { key } of wanted) asked.set(key, now);
    const { network, side, stage, stageCell } = shown;
    trigger("ask", { network: network.name, side, stage: stage.name, cell: stageCell, parts: wanted.map(({ part }) => part) });
  };
  return {
    soon() {
      clearTimeout(timer);
      timer = setTimeout(ask, REST);
    },
    answered: () => asked.clear(),
  };
}
