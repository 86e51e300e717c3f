// @ts-check
// What a value from the server changes. The browser keeps every answer of its photo, so that only
// what was never asked before costs the server anything.
/** @import { Bilingual, Change, LabelSet, Panel, Scene, SegmentValue, State } from "./types.d.ts" */
import { useNetwork, without } from "./changes.js";
import { networkOf, wantedNames } from "./networks.js";
import { panelOf, sceneOf } from "./scene.js";

const PATIENCE = 30000; // milliseconds after which a question counts as lost and may be repeated

/**
 * Decodes a value.
 *
 * @param {SegmentValue} value
 * @param {Scene | null} current
 * @param {readonly LabelSet[]} labelSets
 * @returns {Promise<{ scene: Scene | null, panels: Panel[] }>} the scene is null if there is no photo yet
 */
export async function decode(value, current, labelSets) {
  const isNew = value.photo && value.source !== current?.source;
  const scene = value.photo && isNew ? await sceneOf(value.source, value.photo) : current;
  /** @type {Panel[]} */
  const panels = [];
  if (!scene || scene.source !== value.source) return { scene, panels };
  for (const [name, answer] of Object.entries(value.answers)) {
    panels.push(await panelOf(name, answer, scene, labelSets));
  }
  return { scene, panels };
}

/**
 * @param {SegmentValue} value
 * @param {Awaited<ReturnType<typeof decode>>} decoded
 * @returns {Change}
 */
export const receive = (value, { panels, scene }) => (state) => {
  const opened = scene && scene !== state.scene ? openScene(scene) : {};
  const known = { ...state, ...opened, networks: value.networks };
  const answered = scene?.source === value.source ? addAnswers(known, panels, value.problems) : {};
  const fetched = settleFetch({ ...known, ...answered }, value.problems);
  const told = value.steps && scene?.source === value.source ? { steps: value.steps } : {};
  return { networks: value.networks, ...opened, ...answered, ...fetched, ...told };
};

/** Another photo: nothing is known of it, and nothing stands alone. @param {Scene} scene @returns {Partial<State>} */
const openScene = (scene) => (
  { scene, panels: new Map(), problems: new Map(), asked: new Map(), problem: null, alone: null, steps: null });

// A problem with a network that was asked for is that network's; any other is the board's.
/**
 * @param {Readonly<State>} state
 * @param {readonly Panel[]} panels
 * @param {Record<string, Bilingual>} found
 * @returns {Partial<State>}
 */
function addAnswers(state, panels, found) {
  const names = panels.map((panel) => panel.name);
  const problems = Object.entries(found);
  const ofNetworks = problems.filter(([name]) => state.asked.has(name));
  const others = problems.filter(([name]) => !state.asked.has(name) && state.fetching?.name !== name);
  return {
    panels: new Map([...state.panels, ...panels.map((panel) => /** @type {const} */ ([panel.name, panel]))]),
    problems: new Map([...without(state.problems, names), ...ofNetworks]),
    problem: others.at(-1)?.[1] ?? state.problem,
    asked: without(state.asked, [...names, ...ofNetworks.map(([name]) => name)]),
  };
}

/** @param {Readonly<State>} state @param {Record<string, Bilingual>} problems @returns {Partial<State>} */
function settleFetch(state, problems) {
  if (!state.fetching) return {};
  const { name, place } = state.fetching;
  if (Object.hasOwn(problems, name)) return { fetching: null, problem: problems[name] };
  return networkOf(state, name)?.ready ? { fetching: null, ...useNetwork(state, name, place) } : {};
}

/**
 * The networks that are neither here nor on their way; nothing is asked twice.
 *
 * @param {Readonly<State>} state
 * @param {number} now milliseconds
 */
export function missingNames(state, now) {
  if (!state.scene) return [];
  const isLate = (/** @type {string} */ name) => now - (state.asked.get(name) ?? -Infinity) >= PATIENCE;
  return wantedNames(state).filter((name) =>
    !state.panels.has(name) && !state.problems.has(name) && isLate(name));
}
