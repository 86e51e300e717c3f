// @ts-check
// What is left of the choices once it is known which networks can run. Every function returns the
// choice itself where nothing has to change.
/** @import { Alone, Arrangement, State, Task } from "./types.d.ts" */
import { hasClass } from "./label_sets.js";
import { networkOf, readyFor, taskOf, TASKS, wantedNames, wantedPanels } from "./networks.js";

export const MOST_COMPARED = 3;
const LEAST_COMPARED = 2;

/**
 * The choices that can be followed, whatever a visitor or an address asks for.
 *
 * @param {Readonly<State>} state
 * @param {readonly string[]} companions the networks that a comparison shows first beside the usual one
 * @returns {Partial<State>} nothing while no network is known
 */
export function settled(state, companions) {
  if (!state.networks.length) return {};
  const choices = settleChoices(state, companions);
  return { ...choices, alone: settleAlone({ ...state, ...choices }) };
}

/**
 * A network that cannot run gives way to one that can.
 *
 * @param {Readonly<State>} state
 * @param {readonly string[]} companions
 * @returns {Pick<State, "chosen" | "compared" | "mode" | "arrangement">}
 */
export function settleChoices(state, companions) {
  const compared = settleCompared(state, companions);
  const hasInstances = readyFor(state, ["instance"]).length > 0;
  return {
    chosen: settleChosen(state),
    compared,
    mode: hasInstances || taskOf(state.mode) === "semantic" ? state.mode : "semantic",
    arrangement: settleArrangement(state.arrangement, hasInstances, compared.length),
  };
}
/** @param {Readonly<State>} state */
function settleChosen(state) {
  /** @type {Partial<Record<Task, string>>} */
  const replaced = {};
  for (const task of TASKS) {
    const ready = readyFor(state, [task]);
    if (ready.length && !ready.includes(state.chosen[task])) replaced[task] = ready[0];
  }
  return Object.keys(replaced).length ? { ...state.chosen, ...replaced } : state.chosen;
}
/** @param {Readonly<State>} state @param {readonly string[]} companions */
function settleCompared(state, companions) {
  const ready = readyFor(state);
  const kept = state.compared.filter((name) => ready.includes(name));
  const others = [...companions, ...ready].filter((name) => ready.includes(name) && !kept.includes(name));
  const added = [...new Set(others)].slice(0, Math.max(0, LEAST_COMPARED - kept.length));
  const isSame = !added.length && kept.length === state.compared.length;
  return isSame ? state.compared : [...kept, ...added];
}
/** @param {Arrangement} arrangement @param {boolean} hasInstances @param {number} compared how many */
function settleArrangement(arrangement, hasInstances, compared) {
  if (arrangement === "four" && !hasInstances) return "one";
  if (arrangement === "compare" && compared < LEAST_COMPARED) return "one";
  return arrangement;
}

/**
 * A class or an object that no picture can show does not stand alone. Nobody knows before the
 * pictures are here.
 *
 * @param {Readonly<State>} state
 * @returns {Alone | null}
 */
export function settleAlone(state) {
  const { alone } = state;
  if (!alone || !state.scene) return alone;
  return (alone.kind === "class" ? canShowClass(state, alone.name) : canShowObject(state, alone)) ? alone : null;
}
/** @param {Readonly<State>} state @param {string} name */
const canShowClass = (state, name) =>
  wantedPanels(state).some((panel) => !panel || hasClass(panel.labelSet, name));

/** @param {Readonly<State>} state @param {Extract<Alone, { kind: "object" }>} alone */
function canShowObject(state, { network, place }) {
  if (!wantedNames(state).includes(network) || networkOf(state, network)?.task !== "instance") return false;
  const panel = state.panels.get(network);
  if (panel?.task !== "instance") return true;
  return panel.objects[place]?.score >= state.score;
}
