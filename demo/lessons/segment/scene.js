// @ts-check
// Decodes what the server sends: a photo, and what networks say of it.
/** @import { Answer, Box, FoundObject, InstanceAnswer, LabelMap, LabelSet, Panel, PhotoValue, Scene } from "./types.d.ts" */
import { readLabels } from "../../web/png.js";
import { entryOf } from "./label_sets.js";
import { MASK_SIDE } from "./object_masks.js";

/** @param {string} source @param {PhotoValue} value @returns {Promise<Scene>} */
export async function sceneOf(source, { credit, full_size: fullSize, size, title, uri }) {
  const photo = new Image();
  photo.src = uri;
  await photo.decode();
  const [width, height] = size;
  return { source, photo, width, height, fullSize, scale: width / fullSize[0], title, credit };
}

/**
 * @param {string} name of the network
 * @param {Answer} answer
 * @param {Scene} scene
 * @param {readonly LabelSet[]} labelSets
 * @returns {Promise<Panel>}
 */
export async function panelOf(name, answer, scene, labelSets) {
  const labelSet = labelSets.find((each) => each.name === answer.label_set);
  if (!labelSet) throw new Error(`Expected a known label set, got ${answer.label_set}.`);
  if (answer.task === "semantic") {
    return { name, task: "semantic", answer, labelSet, labels: await labelMap(answer.labels) };
  }
  const masks = answer.masks ? (await labelMap(answer.masks)).data : new Uint8Array();
  return { name, task: "instance", answer, labelSet, objects: objectsOf(answer, masks, scene, labelSet) };
}

/** @param {string} uri */
const labelMap = async (uri) => /** @type {LabelMap} */ (await readLabels(uri));

/**
 * @param {InstanceAnswer} answer
 * @param {Uint8Array} masks one below the other
 * @param {Pick<Scene, "scale">} scene
 * @param {LabelSet} labelSet
 * @returns {FoundObject[]}
 */
export function objectsOf(answer, masks, { scale }, labelSet) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  return answer.objects.map(({ box, colour, index, score }, place) => {
    const number = (counts.get(index) ?? 0) + 1;
    counts.set(index, number);
    const entry = entryOf(labelSet, index);
    if (!entry) throw new Error(`Expected a class of ${labelSet.name}, got index ${index}.`);
    const mask = masks.subarray(place * MASK_SIDE ** 2, (place + 1) * MASK_SIDE ** 2);
    return { place, number, entry, score, colour, photoBox: box, box: scaled(box, scale), mask };
  });
}
/** @param {Box} box @param {number} scale @returns {Box} */
const scaled = ([x1, y1, x2, y2], scale) => [x1 * scale, y1 * scale, x2 * scale, y2 * scale];
