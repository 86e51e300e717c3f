// @ts-check
// Which networks there are, and which of them the pictures want.
/** @import { Arrangement, Network, State, Task, Words } from "./types.d.ts" */

/** @type {readonly Task[]} */
export const TASKS = ["semantic", "instance"];
/** @type {readonly Arrangement[]} one picture, both modes, or several networks */
export const ARRANGEMENTS = ["one", "both", "compare"];

/** @param {Pick<State, "networks">} state @param {string} name */
export const networkOf = ({ networks }, name) => networks.find((network) => network.name === name);

/** @param {Pick<State, "networks">} state @param {string} name */
export const titleOf = (state, name) => networkOf(state, name)?.title || name;

/** @param {Pick<State, "networks">} state @param {readonly Task[]} tasks the names of those that can run now */
export const readyFor = ({ networks }, tasks = TASKS) =>
  networks.filter((network) => network.ready && tasks.includes(network.task)).map((network) => network.name);

/** @param {Words} page @param {Network | undefined} network */
export const parametersOf = (page, network) =>
  network ? page.t("network.parameters", { count: (network.parameters / 1e6).toFixed(1) }) : "";

/**
 * The networks of the pictures, from left to right.
 *
 * @param {Pick<State, "arrangement" | "chosen" | "compared" | "mode">} state
 * @returns {readonly string[]}
 */
export function wantedNames({ arrangement, chosen, compared, mode }) {
  if (arrangement === "compare") return compared;
  if (arrangement === "both") return [chosen.semantic, chosen.instance];
  return [chosen[mode]];
}

/** What is known of them; undefined where there is no answer yet. @param {Readonly<State>} state */
export const wantedPanels = (state) => wantedNames(state).map((name) => state.panels.get(name));
