// @ts-check
// Follow me: the lecturer's page tells the room its address, and pages in the room move to it.
/** @import { Room } from "./types.d.ts" */
/** @import { Actions } from "./actions.js" */

const SETTLED = 600; // milliseconds until a photo is decoded and its places can be set

/** @param {Room} room @param {Actions} actions */
export function followLecturer({ page, store }, { tellAddress }) {
  const tell = () => { if (store.get().role === "screen") tellAddress(searchOf(page)); };
  let applied = "";
  const apply = () => {
    const { role, follows, said } = store.get();
    if (role !== "phone" || !follows || said?.step !== "lesson" || !said.address || said.address === applied) return;
    applied = said.address;
    page.moveTo(applied);
  };
  document.addEventListener("skipscope:address", tell);
  store.listen((state, changed) => {
    if (changed.has("secrets") && state.secrets) tell();
    if (changed.has("follows")) applied = ""; // who comes back moves even if the lecturer has not
    if (changed.has("said") || changed.has("follows")) apply();
  });
  document.addEventListener("skipscope:shown", ({ detail }) => {
    const { role, follows } = store.get();
    if (role !== "phone" || !follows || detail !== new URLSearchParams(applied).get("photo")) return;
    // Some boards forget with each photo what belonged to the one before.
    setTimeout(() => { if (store.get().follows && applied) page.moveTo(applied); }, SETTLED);
  });
}

/** What the lecturer's page shows. @param {Room["page"]} page */
const searchOf = (page) => new URL(page.link()).search;
