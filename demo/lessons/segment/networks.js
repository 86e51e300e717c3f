// @ts-check
// Which networks there are, and which of them the pictures want.
/** @import { Arrangement, Mode, Network, State, Task, Wanted, Words } from "./types.d.ts" */

/** @type {readonly Task[]} */
export const TASKS = ["semantic", "instance"];
/** @type {readonly Mode[]} what is asked about the photo, in the order of the lecture */
export const MODES = ["classify", "locate", "semantic", "instance"];
/** @type {readonly Arrangement[]} one picture, several networks, or all four questions */
export const ARRANGEMENTS = ["one", "compare", "four"];

/** Which kind of network answers. @param {Mode} mode @returns {Task} */
export const taskOf = (mode) => (mode === "locate" || mode === "instance" ? "instance" : "semantic");

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
 * The pictures from left to right: what each asks, and which network answers.
 *
 * @param {Pick<State, "arrangement" | "chosen" | "compared" | "mode" | "networks">} state
 * @returns {readonly Wanted[]}
 */
export function wantedPictures(state) {
  const { arrangement, chosen, compared, mode } = state;
  if (arrangement === "compare") {
    return compared.map((name) => ({ mode: networkOf(state, name)?.task ?? "semantic", name }));
  }
  const modes = arrangement === "four" ? MODES : [mode];
  return modes.map((each) => ({ mode: each, name: chosen[taskOf(each)] }));
}

/** The networks of the pictures, each once. @param {Parameters<typeof wantedPictures>[0]} state */
export const wantedNames = (state) => [...new Set(wantedPictures(state).map(({ name }) => name))];

/** What is known of them; undefined where there is no answer yet. @param {Readonly<State>} state */
export const wantedPanels = (state) => wantedNames(state).map((name) => state.panels.get(name));
