// @ts-check
// What a visitor can do: each function gives a change of the state (see `Change` in types.d.ts).
/** @import { Alone, Arrangement, Change, Mode, Part, Place, State } from "./types.d.ts" */
import { MOST_COMPARED } from "./choices.js";
import { networkOf, readyFor, wantedNames } from "./networks.js";

// ---- Pictures ---------------------------------------------------------------------------------
/** One question, and so one picture. @param {Mode} mode @returns {Change} */
export const switchMode = (mode) => (state) => otherPictures(state, { mode, arrangement: "one" });

/** @param {Arrangement} arrangement @returns {Change} */
export const arrange = (arrangement) => (state) => otherPictures(state, { arrangement });

// Other pictures show every object, and what has failed gets another try.
/** @param {Readonly<State>} state @param {Partial<State>} choice @returns {Partial<State>} */
function otherPictures(state, choice) {
  const names = wantedNames({ ...state, ...choice });
  return {
    ...choice,
    alone: state.alone?.kind === "object" ? null : state.alone,
    problem: null,
    problems: without(state.problems, names),
  };
}
/** @template Item @param {ReadonlyMap<string, Item>} map @param {readonly string[]} names */
export const without = (map, names) => new Map([...map].filter(([name]) => !names.includes(name)));

// ---- Networks ---------------------------------------------------------------------------------
/**
 * A network that is not here yet is used as soon as it has been fetched.
 *
 * @param {string} name
 * @param {Place} place
 * @returns {Change}
 */
export const chooseNetwork = (name, place) => (state) => ({
  problem: null,
  problems: without(state.problems, [name]),
  ...(networkOf(state, name)?.ready ? useNetwork(state, name, place) : { fetching: { name, place } }),
});

/** @param {Readonly<State>} state @param {string} name @param {Place} place @returns {Partial<State>} */
export function useNetwork(state, name, place) {
  if (place !== null) return { compared: withNetworkAt(state.compared, name, place) };
  const task = networkOf(state, name)?.task;
  return task ? { chosen: { ...state.chosen, [task]: name } } : {};
}
// A network that is compared already changes its place with the other one.
/** @param {readonly string[]} compared @param {string} name @param {number} place */
function withNetworkAt(compared, name, place) {
  const other = compared.indexOf(name);
  return compared.map((present, at) => {
    if (at === place) return name;
    return at === other ? compared[place] : present;
  });
}

/** @type {Change} */
export function addThird(state) {
  const free = readyFor(state).filter((name) => !state.compared.includes(name));
  if (!free.length || state.compared.length >= MOST_COMPARED) return {};
  return { compared: [...state.compared, free[free.length - 1]] };
}
/** @type {Change} */
export const removeThird = (state) => ({ compared: state.compared.slice(0, MOST_COMPARED - 1) });

// ---- One class or one object alone ------------------------------------------------------------
/** The same thing once more gives everything back. @param {Alone | null} alone @returns {Change} */
export const toggleAlone = (alone) => (state) => ({ alone: isSame(alone, state.alone) ? null : alone });

/** @type {Change} */
export const showAll = () => ({ alone: null });

/** @param {Alone | null} one @param {Alone | null} other */
function isSame(one, other) {
  if (one?.kind === "class") return other?.kind === "class" && one.name === other.name;
  return other?.kind === "object" && one?.network === other.network && one.place === other.place;
}

/** The steps to the object that stands alone. @param {boolean} isExplained @returns {Change} */
export const explain = (isExplained) => () => ({ isExplained, problem: null });

// ---- How it is drawn --------------------------------------------------------------------------
/** @param {number} opacity @returns {Change} */
export const setOpacity = (opacity) => () => ({ opacity });

/** @param {number} score @returns {Change} */
export const setScore = (score) => () => ({ score });

/** @param {Part} part @returns {Change} */
export const togglePart = (part) => ({ parts }) => ({
  parts: parts.includes(part) ? parts.filter((other) => other !== part) : [...parts, part],
});
