// @ts-check
// The scene: a photo with everything decoded, made once for each photo; and its layers.
import { classOutlines, outlineOf } from "../../web/outlines.js";
import { readLabels } from "../../web/png.js";
import { differenceColours, greyOf, maskColours, overlayColours, paintLabels } from "./layers.js";

/** @import { Colours, LabelledPanel, Labels, LegendEntry, OpenState, Outline, Scene, Value, Words } from "./types.d.ts" */

/** @param {string | null} picture @returns {Promise<Labels | null>} */
const labelsOf = async (picture) => (picture ? /** @type {Promise<Labels>} */ (readLabels(picture)) : null);

/** Each picture once: a truth without void is its own outline. @param {(string | null)[]} pictures */
function allLabelsOf(pictures) {
  const once = new Map([...new Set(pictures)].map((picture) => [picture, labelsOf(picture)]));
  return Promise.all(pictures.map((picture) => once.get(picture) ?? null));
}

/** @param {string} address */
async function photoOf(address) {
  const photo = new Image();
  photo.src = address;
  await photo.decode();
  return photo;
}

/** @param {Value} value @returns {Promise<Scene>} */
export async function sceneOf(value) {
  const pictures = [value.truth, value.outline, ...value.levels.map(({ labels }) => labels)];
  const [photo, [truth, outline, ...maps]] = await Promise.all([photoOf(value.photo), allLabelsOf(pictures)]);
  const levels = value.levels.map((level, place) => ({ key: level.name, level, labels: maps[place] }));
  const [width, height] = value.size;
  return {
    value, photo, width, height, truth,
    truePath: outline && outlineOf(outline),
    panels: [{ key: "photo", level: null, labels: truth }, ...levels],
  };
}

/**
 * The name of a label in the visitor's language.
 *
 * @param {readonly LegendEntry[]} legend
 * @param {number} label
 * @param {Words} words
 */
export function nameOf(legend, label, words) {
  const known = legend.find(({ index }) => index === label);
  return known ? known.name[words.language] : words.t("legend.void");
}

// ---- Layers ------------------------------------------------------------------------------------
/** @type {WeakMap<Scene, { colours: Colours, made: Map<string, any> }>} */
const layersOf = new WeakMap();

/**
 * Something that costs some milliseconds to make. It is kept until another photo or other colours come.
 *
 * @template {HTMLCanvasElement | Outline[]} Made
 * @param {Pick<OpenState, "scene" | "colours">} state
 * @param {string} name
 * @param {() => Made} make
 * @returns {Made}
 */
function kept({ scene, colours }, name, make) {
  let known = layersOf.get(scene);
  if (known?.colours !== colours) known = { colours, made: new Map() };
  layersOf.set(scene, known);
  if (!known.made.has(name)) known.made.set(name, make());
  return known.made.get(name);
}

/** The photo without its colours. @param {OpenState} state */
export const greyLayer = (state) =>
  kept(state, "grey", () => greyOf(state.scene.photo, state.scene.width, state.scene.height));

/**
 * A layer of a panel that has labels: all its classes, or the one that stands alone.
 *
 * @param {OpenState} state
 * @param {LabelledPanel} panel
 * @param {"mask" | "overlay"} kind
 */
export function classLayer(state, { key, labels }, kind) {
  const { colours, isolated, scene: { value } } = state;
  const colouring = kind === "mask" ? maskColours : overlayColours;
  return kept(state, `${key} ${kind} ${isolated}`, () =>
    paintLabels(labels, colouring(labels, { colours, isolated, background: value.background, void: value.void })));
}

/** Where a level differs from the coarsest one. @param {OpenState} state @param {LabelledPanel} panel */
export function differenceLayer(state, { key, labels }) {
  const { panels: [, coarsest], truth, value } = state.scene;
  return kept(state, `${key} difference`, () =>
    paintLabels(labels, differenceColours(coarsest.labels ?? labels, labels, truth, value.void)));
}

/**
 * The outlines of the classes of a panel; never of the background, unless it stands alone.
 *
 * @param {OpenState} state
 * @param {LabelledPanel} panel
 * @returns {Outline[]}
 */
export function outlinesOf(state, { key, labels }) {
  const { legend, background } = state.scene.value;
  const things = legend.map(({ index }) => index).filter((index) => index !== background);
  const drawn = state.isolated === null ? things : [state.isolated];
  return kept(state, `${key} outline ${state.isolated}`, () => classOutlines(labels, drawn));
}
