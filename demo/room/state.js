// @ts-check
// The state of the room in this browser, and how it changes.
/** @import { Look, Place, Said, State } from "./types.d.ts" */

export const MARKS = 3;
const REACH = 0.05; // of the photo: a tap this near to a mark takes it back
const NO_ROOM = {
  role: /** @type {const} */ ("none"), code: "", secrets: null, said: null, isLost: false, isAside: false,
  follows: true, draft: Object.freeze([]), isEditing: false, isSending: false, isPreparing: false, isClosing: false,
  look: null, link: null,
};

/** @param {State["language"]} language @returns {State} */
export const firstState = (language) => ({ ...NO_ROOM, problem: "", isDoorOpen: false, language });

/** @param {string} problem a key of the words, or "" @returns {Partial<State>} */
export const outside = (problem) => ({ ...NO_ROOM, problem });

/**
 * The room has spoken. A new question begins without marks, and calls back whoever follows.
 *
 * @param {Readonly<State>} state
 * @param {Said} said
 * @returns {Partial<State>}
 */
export function heard(state, said) {
  const isNew = said.number !== state.said?.number;
  return {
    said, isLost: false,
    ...(isNew && { draft: said.mine?.marks ?? [], isEditing: false, look: null }),
    ...(calls(state, said) && { isAside: false }),
    ...(isReloaded(state, said) && { isAside: true }),
    ...(said.lifted && { isEditing: false }),
  };
}

/** Whether a question begins, or comes back, for a page that follows. @param {Readonly<State>} state @param {Said} said */
function calls({ role, follows, said: before }, said) {
  const begins = said.number !== before?.number || said.step !== before?.step;
  return begins && said.step !== "lesson" && (role === "screen" || follows);
}

/** Whether a lecturer has reloaded the page in the middle of a lesson. @param {Readonly<State>} state @param {Said} said */
const isReloaded = ({ role, said: before }, said) =>
  role === "screen" && before === null && said.step === "lesson" && said.number > 0;

/** The question covers the page. @param {Readonly<State>} state */
export const isCovering = ({ role, said, isAside }) =>
  role !== "none" && !isAside && (role === "screen" || (said !== null && said.step !== "lesson"));

/**
 * The marks with one more, or without the one that lies near.
 *
 * @param {readonly Place[]} marks
 * @param {Place} place
 * @param {number} [reach]
 * @returns {readonly Place[]}
 */
export function toggled(marks, [x, y], reach = REACH) {
  const near = marks.findIndex(([left, top]) => Math.hypot(left - x, top - y) <= reach);
  if (near >= 0) return marks.filter((_, place) => place !== near);
  return marks.length < MARKS ? [...marks, [x, y]] : marks;
}

/** What is drawn of the class's marks. @param {Readonly<State>} state @returns {Look} */
export const lookOf = ({ look, said }) => look ?? (said?.lifted ? "both" : "hide");

/** Whether this phone's marks are with the class. @param {Readonly<State>} state */
export const isSent = ({ said, isEditing }) => Boolean(said?.mine?.marks.length) && !isEditing;
