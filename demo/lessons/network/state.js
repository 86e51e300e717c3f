// @ts-check
// What the state means for the photo that is shown.
/** @import { NetworkValue } from "./value.d.ts" */
/** @import { State } from "./types.d.ts" */

export const FIRST = "fcn32s-vgg16"; // the network of the paper

/** @type {(language: string, colours: State["colours"]) => State} */
export const newState = (language, colours) => ({
  scene: null, network: FIRST, side: null, answers: new Map(), problem: "", language, colours, resized: 0,
});

/** @typedef {Pick<State, "scene" | "network" | "side">} Choices */

// The chosen network, or the first one if an address has asked for one that is not there.
/** @type {(state: Choices) => NetworkValue | undefined} */
export function networkIn({ scene, network }) {
  return scene?.networks.find(({ name }) => name === network) ?? scene?.networks[0];
}
// The side of the input: the chosen one, or the one of the network's training.
/** @type {(state: Choices) => number} */
export const sideIn = (state) => state.side ?? networkIn(state)?.side ?? 0;
/** @type {(state: Choices) => string} */
export const keyOf = (state) => `${networkIn(state)?.name} ${sideIn(state)}`;

// The network with this title on another trunk, or the first one there.
/** @type {(networks: readonly NetworkValue[], title: string, trunk: string) => NetworkValue | undefined} */
export function onTrunk(networks, title, trunk) {
  const there = networks.filter((each) => each.trunk === trunk);
  return there.find((each) => each.title === title) ?? there[0];
}
/** @type {(network: NetworkValue) => string} */
export function joinKey({ join, nodes }) {
  const isSkipped = nodes.some(({ joins }) => joins !== "");
  return `network.join.${join === "add" && !isSkipped ? "alone" : join}`;
}
