// @ts-check
// A made-up state of the board of Segment, for the tests of its modules.
/** @import { ClassRow, LabelSet, Network, Panel, Scene, State, Task } from "../../demo/lessons/segment/types.d.ts" */
import { objectsOf } from "../../demo/lessons/segment/scene.js";
import { initialState } from "../../demo/lessons/segment/state.js";

export const COMPANIONS = ["unet", "maskrcnn"];

/** @param {number} index @param {string} en @returns {ClassRow} */
const row = (index, en) => ({ index, name: { en, ko: en }, colour: [index, 0, 0], voc: [0, index, 0] });

/** @type {LabelSet} the background is no 0, and void no 255 */
export const ANIMALS = {
  name: "Animals", classes: [row(0, "Horse"), row(1, "Sheep"), row(2, "Ground"), row(3, "Sea lion")], background: 2, void: 9,
};
/** @type {LabelSet} every class is a thing */
export const ROADS = { name: "Roads", classes: [row(0, "Road"), row(1, "Sky"), row(2, "Horse")], background: null, void: 9 };
export const KNOWN = { usual: "fcn8s", companions: COMPANIONS };

/** @param {string} name @param {Task} task @param {boolean} [ready] @returns {Network} */
export const network = (name, task, ready = true) => (
  { name, title: name.toUpperCase(), task, parameters: 1e6, ready, download_bytes: ready ? null : 1e6 });

export const NETWORKS = [
  network("fcn32s", "semantic"), network("fcn8s", "semantic"), network("unet", "semantic"),
  network("maskrcnn", "instance"), network("other_objects", "instance"), network("far", "semantic", false),
];
/** @type {Scene} without a browser nobody draws its photo */
export const SCENE = {
  photo: /** @type {HTMLImageElement} */ ({}), source: "horse", title: { en: "A horse" }, credit: {},
  width: 4, height: 2, fullSize: [8, 4], scale: 0.5,
};
const RUN = {
  stored: false, device: "a test", seconds: { network: 1.5 }, input_size: /** @type {const} */ ([8, 4]), notes: [],
};

/**
 * @param {string} name
 * @param {LabelSet} labelSet
 * @param {Record<string, number>} shares
 * @param {number[] | null} [scores]
 * @returns {Panel}
 */
export const semanticPanel = (name, labelSet, shares, scores = null) => ({
  name, task: "semantic", labelSet, labels: { width: 4, height: 2, data: new Uint8Array([0, 0, 1, 1, 2, 2, 9, 3]) },
  answer: { ...RUN, task: "semantic", label_set: labelSet.name, labels: "", shares, class_scores: scores },
});
/** @param {string} name @param {LabelSet} labelSet @param {[index: number, score: number][]} found @returns {Panel} */
export function instancePanel(name, labelSet, found) {
  const objects = found.map(([index, score], place) => (
    { index, score, box: /** @type {const} */ ([2 * place, 0, 2 * place + 2, 4]), colour: /** @type {const} */ ([0, 0, place]) }));
  const answer = { ...RUN, task: /** @type {const} */ ("instance"), label_set: labelSet.name, objects, masks: null };
  const masks = new Uint8Array(found.length * 28 * 28).fill(255);
  return { name, task: "instance", labelSet, answer, objects: objectsOf(answer, masks, SCENE, labelSet) };
}

/** @param {Partial<State>} [part] @returns {State} */
export const stateWith = (part = {}) => ({
  ...initialState("fcn8s"), networks: NETWORKS, chosen: { semantic: "fcn8s", instance: "maskrcnn" },
  compared: ["fcn8s", "unet"], scene: SCENE, photoOfPage: SCENE.source,
  colours: new Map([ANIMALS, ROADS].map(({ classes, name }) => [name, classes.map(({ colour }) => colour)])),
  ...part,
});
/** @param {...Panel} panels */
export const byName = (...panels) => new Map(panels.map((panel) => [panel.name, panel]));
