// @ts-check
// What a tap does on a phone in the room.
import { toggled } from "./state.js";
import { post } from "./wire.js";
/** @import { Place, Said } from "./types.d.ts" */
/** @import { Context } from "./actions.js" */

/** @param {Context} context */
export function phoneActions(context) {
  const { store } = context;
  const send = sender(context);
  /** What the server has taken, before its stream says so. @param {Partial<NonNullable<Said["mine"]>>} part */
  const took = (part) => {
    const { said } = store.get();
    if (said?.mine) store.set({ said: { ...said, mine: { ...said.mine, ...part } } });
  };
  return {
    /** @param {Place} place @param {number} [reach] */
    toggle(place, reach) { store.set({ draft: toggled(store.get().draft, place, reach), problem: "" }); },
    editMarks() { store.set({ isEditing: true }); },
    async sendMarks() {
      const { draft } = store.get();
      if (!await send("marks", { marks: draft })) return;
      took({ marks: draft });
      store.set({ isEditing: false });
    },
    /** @param {number} level */
    async vote(level) { if (await send("vote", { level })) took({ vote: level }); },
    letGo() { store.set({ follows: false }); },
    comeBack() { store.set({ follows: true, isAside: false }); },
  };
}

/** Sends an answer to the question, and says whether the server has taken it. @param {Context} context */
const sender = ({ store, line, say }) => async (/** @type {string} */ what, /** @type {object} */ body) => {
  const { code, said } = store.get();
  store.set({ isSending: true, problem: "" });
  try {
    await post(`${code}/${what}`, { phone: line.name, number: said?.number, ...body });
    return true;
  } catch (problem) {
    say(problem);
    return false;
  } finally { store.set({ isSending: false }); }
};
