// @ts-check
// What the state means for the photo that is shown.
import { cellUnder, COARSEST, inputSize, placeOf } from "./grid.js";
import { NONE_FILLED, surestOf } from "./head.js";
/** @import { Place, Size } from "../../web/values.d.ts" */
/** @import { NetworkClasses, NetworkValue, NodeValue } from "./value.d.ts" */
/** @import { Head, Known, Scene, Seen, Stage, State } from "./types.d.ts" */

export const FIRST = "fcn32s-vgg16"; // the network of the paper
export const SCORES = "scores"; // the stage that is no tap: the FCN's scores at its deepest tap
const MIDDLE = 8; // stride of the stage that is shown first

/** @returns {Known} */
export const nothingKnown = () => ({ answers: new Map(), heads: new Map(), stages: new Map(), seens: new Map() });

/** @type {(language: State["language"], colours: State["colours"]) => State} */
export const newState = (language, colours) => ({
  scene: null, network: FIRST, side: null, way: "classifier", place: null, index: null, filled: NONE_FILLED,
  stage: null, isSliding: false, ...nothingKnown(), problem: "", language, colours, resized: 0,
});

/** @typedef {Pick<State, "scene" | "network" | "side">} Choices */

// The chosen network, or the first one if an address has asked for one that is not there.
/** @type {(state: Pick<State, "scene" | "network">) => NetworkValue | undefined} */
export function networkIn({ scene, network }) {
  return scene?.networks.find(({ name }) => name === network) ?? scene?.networks[0];
}
// The side of the input: the chosen one, or the one of the network's training.
/** @type {(state: Choices) => number} */
export const sideIn = (state) => state.side ?? networkIn(state)?.side ?? 0;

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

// ---- Stages ------------------------------------------------------------------------------------
// A stage is a box that can be opened: a tap of the trunk, or the FCN's scores before any skip.
/** @type {(node: NodeValue, network: NetworkValue) => boolean} */
export const isStage = ({ name, tap, joins, stride }, { join, nodes }) =>
  tap || (join === "add" && name === SCORES && !joins && stride === Math.max(...nodes.map((each) => each.stride)));
/** @type {(network: NetworkValue) => NodeValue[]} */
export const stagesOf = (network) => network.nodes.filter((node) => isStage(node, network));
// The chosen stage if this network has it, or one in the middle.
/** @type {(network: NetworkValue, stage: string | null) => NodeValue} */
export function stageIn(network, stage) {
  const stages = stagesOf(network);
  return stages.find(({ name }) => name === stage) ?? stages.find(({ stride }) => stride === MIDDLE) ?? stages[0];
}

// ---- What is known, by what it was asked for ---------------------------------------------------
/**
 * Everything that the board shows of a photo, with the keys under which the server's part of it is
 * kept.
 *
 * @typedef {object} Shown
 * @property {State} state
 * @property {Scene} scene
 * @property {NetworkValue} network
 * @property {number} side
 * @property {Size} input
 * @property {NodeValue} stage
 * @property {{ answer: string, head: string, stage: string, seen: string }} keys
 * @property {Head | undefined} head
 * @property {Place} place of the photo, in thousandths
 * @property {Place} cell of the head's grid
 * @property {Place} stageCell
 * @property {number} index of the grid's class
 * @property {Stage | undefined} maps
 * @property {Seen | undefined} seen
 */

/** @type {(state: State, classes: Pick<NetworkClasses, "background">) => Shown | null} */
export function shownIn(state, { background }) {
  const { scene } = state;
  const network = networkIn(state);
  if (!scene || !network) return null;
  const side = sideIn(state);
  const input = inputSize(side, scene.full_size);
  const stage = stageIn(network, state.stage);
  const where = `${network.trunk} ${side}`;
  const head = state.heads.get(where);
  const surest = head ? surestOf(head, background) : { cell: /** @type {Place} */ ([0, 0]), index: 0 };
  const place = state.place ?? placeOf(surest.cell, COARSEST, input);
  const stageCell = cellUnder(place, stage.stride, input);
  const keys = {
    answer: `${network.name} ${side}`, head: where, stage: `${where} ${stage.name}`,
    seen: `${where} ${stage.name} ${stageCell.join()}`,
  };
  return {
    state, scene, network, side, input, stage, keys, head, place, stageCell,
    cell: cellUnder(place, COARSEST, input), index: state.index ?? surest.index,
    maps: state.stages.get(keys.stage), seen: state.seens.get(keys.seen),
  };
}

// What is shown and not known yet. Where the surest cell lies is known once the head has answered.
/** @type {(shown: Shown) => { part: string, key: string }[]} */
export function wantedOf({ state, network, keys, head, maps, seen }) {
  const wanted = [];
  if (network.ready && !state.answers.has(keys.answer)) wanted.push({ part: "answer", key: `answer ${keys.answer}` });
  if (!head) wanted.push({ part: "head", key: `head ${keys.head}` });
  if (!maps) wanted.push({ part: "stage", key: `stage ${keys.stage}` });
  if (!seen && (head || state.place)) wanted.push({ part: "seen", key: `seen ${keys.seen}` });
  return wanted;
}
