// @ts-check
// What the address says of this lesson: all that a visitor can set. A list stands with dots between
// its words, for an address would write a comma as %2C.
/** @import { Alone, LabelSet, Part, SegmentProps, State } from "./types.d.ts" */
/** @import { Mapping, Parameter } from "../../web/address.js" */
import { MOST_COMPARED, settleChoices } from "./choices.js";
import { hasClass } from "./label_sets.js";
import { ARRANGEMENTS, MODES, networkOf, readyFor, TASKS } from "./networks.js";
import { initialState } from "./state.js";

/** @type {readonly Part[]} */
const PARTS = ["photo", "outlines", "boxes", "labels"];
const NO_PART = "none";
const LOWEST_SCORE = 5; // percent, as the slider has it
const HIGHEST_SCORE = 99;
/** Words of older links. */
const FORMER = new Map([["both", "four"]]);
const FEW_DIGITS = /^\d{1,4}$/;

/** @typedef {Pick<SegmentProps, "usual" | "companions">} Known */

/**
 * What holds for every photo. The networks that exist must be known before it is read.
 *
 * @param {Known} known
 * @returns {Mapping<State>}
 */
export const settingsOf = (known) => ({
  mode: oneOf("mode", MODES, known),
  pictures: oneOf("arrangement", ARRANGEMENTS, known),
  network: chosenParameter(known),
  compare: comparedParameter(known),
  overlay: percentParameter("opacity", 0, 100, known),
  score: percentParameter("score", LOWEST_SCORE, HIGHEST_SCORE, known),
  parts: partsParameter(known),
});
/** What belongs to one photo. @param {readonly LabelSet[]} labelSets @returns {Mapping<State>} */
export const placesOf = (labelSets) => ({ alone: classParameter(labelSets), object: OBJECT, steps: EXPLAINED });

/** How the page opens with the networks that there are now. @param {Known} known @param {Readonly<State>} state */
function usualState({ companions, usual }, { networks }) {
  const first = { ...initialState(usual), networks };
  return { ...first, ...settleChoices(first, companions) };
}

// ---- One of several, or a number --------------------------------------------------------------
/**
 * @template {"mode" | "arrangement"} Name
 * @param {Name} name in the state
 * @param {readonly State[Name][]} values
 * @param {Known} known
 * @returns {Parameter<State>}
 */
const oneOf = (name, values, { usual }) => ({
  write: (state) => (state[name] === initialState(usual)[name] ? null : state[name]),
  read(text) {
    const found = values.find((value) => value === (FORMER.get(text) ?? text));
    return found ? { [name]: found } : {};
  },
});

/** @param {"opacity" | "score"} name @param {number} low @param {number} high @param {Known} known @returns {Parameter<State>} */
const percentParameter = (name, low, high, known) => ({
  write: (state) => (state[name] === initialState(known.usual)[name] ? null : String(Math.round(100 * state[name]))),
  read(text) {
    const percent = FEW_DIGITS.test(text) ? Number(text) : NaN;
    return percent >= low && percent <= high ? { [name]: percent / 100 } : {};
  },
});

// ---- Networks ---------------------------------------------------------------------------------
/** The network of each task. @param {Known} known @returns {Parameter<State>} */
const chosenParameter = (known) => ({
  write(state) {
    const { chosen } = usualState(known, state);
    const changed = TASKS.filter((task) => state.chosen[task] !== chosen[task]);
    return changed.map((task) => state.chosen[task]).join(".") || null;
  },
  read(text, state) {
    const names = readyAmong(text, state);
    const chosen = names.map((name) => [networkOf(state, name)?.task, name]);
    return names.length ? { chosen: { ...state.chosen, ...Object.fromEntries(chosen) } } : {};
  },
});
/** @param {Known} known @returns {Parameter<State>} */
const comparedParameter = (known) => ({
  write(state) {
    const compared = state.compared.join(".");
    return compared === usualState(known, state).compared.join(".") ? null : compared;
  },
  read(text, state) {
    const compared = readyAmong(text, state).slice(0, MOST_COMPARED);
    return compared.length ? { compared } : {};
  },
});
/** Networks that do not exist or cannot run are left out. @param {string} text @param {Readonly<State>} state */
function readyAmong(text, state) {
  const ready = readyFor(state);
  return [...new Set(text.split("."))].filter((name) => ready.includes(name));
}

// ---- What is drawn ----------------------------------------------------------------------------
/** @param {readonly Part[]} parts */
const inOrder = (parts) => PARTS.filter((part) => parts.includes(part)).join(".");

/** @param {Known} known @returns {Parameter<State>} */
const partsParameter = ({ usual }) => ({
  write({ parts }) {
    const isUsual = inOrder(parts) === inOrder(initialState(usual).parts);
    return isUsual ? null : inOrder(parts) || NO_PART;
  },
  read(text) {
    const asked = text.split(".");
    const parts = PARTS.filter((part) => asked.includes(part));
    return parts.length || text === NO_PART ? { parts } : {};
  },
});

// ---- What stands alone ------------------------------------------------------------------------
/**
 * It is written only if the page's photo is the one of this board and has a name in the address.
 *
 * @param {Readonly<State>} state
 * @returns {Alone | null}
 */
function lastingAlone({ alone, photoOfPage, scene }) {
  const isUpload = !scene || Object.keys(scene.title).length === 0;
  return isUpload || scene.source !== photoOfPage ? null : alone;
}
/** @param {readonly LabelSet[]} labelSets @returns {Parameter<State>} */
const classParameter = (labelSets) => ({
  write(state) {
    const alone = lastingAlone(state);
    return alone?.kind === "class" ? alone.name : null;
  },
  read(text) {
    const isKnown = labelSets.some((labelSet) => hasClass(labelSet, text));
    return isKnown ? { alone: { kind: "class", name: text } } : {};
  },
});
/** Whether the object is explained. @type {Parameter<State>} */
const EXPLAINED = {
  write: (state) => (state.isExplained && lastingAlone(state)?.kind === "object" ? "shown" : null),
  read: (text) => (text === "shown" ? { isExplained: true } : {}),
};
/** @type {Parameter<State>} */
const OBJECT = {
  write(state) {
    const alone = lastingAlone(state);
    return alone?.kind === "object" ? `${alone.network}.${alone.place + 1}` : null;
  },
  read(text, state) {
    const [network, number, ...rest] = text.split(".");
    const isReady = readyFor(state, ["instance"]).includes(network);
    if (!isReady || rest.length || !FEW_DIGITS.test(number) || Number(number) < 1) return {};
    return { alone: { kind: "object", network, place: Number(number) - 1 } };
  },
};
