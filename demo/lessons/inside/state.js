// @ts-check
// The state of the board: how it begins, and what it means for the photo that is shown.
import { coarsestOf, levelOf } from "./levels.js";
/** @import { Choices, Level, Scene, State } from "./types.d.ts" */
/** @import { ClassesValue, CopyValue } from "./value.d.ts" */
/** @import { Colour, Place } from "../../web/values.d.ts" */

/** @type {(language: string, colours: readonly Colour[]) => State} */
export const newState = (language, colours) => ({
  weights: null, index: null, pixel: null, scale: "own", muted: [], note: "", showsLoss: null,
  scene: null, sum: null, loss: null, moves: false, isWide: true,
  answers: new Map(), asked: new Set(), copiesNear: false, problem: null,
  language, colours, resized: 0,
});

/** @type {(scene: Scene, state: Choices) => readonly number[]} */
export const weightsIn = (scene, { weights }) => weights ?? scene.taps.map(() => 1);
/** @type {(scene: Scene, state: Choices) => number} */
export const classIn = (scene, { index }) => index ?? scene.present[0];
/** @type {(scene: Scene, state: Choices) => Place} */
export const pixelIn = (scene, { pixel }) => pixel ?? scene.start;
/** @type {(scene: Scene, muted: readonly string[]) => readonly CopyValue[]} */
export const copiesIn = (scene, muted) => scene.copies.filter(({ tap }) => !muted.includes(tap));
// A phone has room for the labels or the loss map; without truth nothing is lost.
/** @type {(scene: Scene, state: State) => boolean} */
export const lossIn = ({ truth }, { isWide, showsLoss }) => Boolean(truth) && (showsLoss ?? isWide);
/** @type {(scene: Scene, state: Choices) => Level | undefined} */
export const levelIn = (scene, state) => levelOf(scene.levels, weightsIn(scene, state));
/** @type {(scene: Scene, state: Choices) => boolean} */
export const isCoarsest = (scene, state) => levelIn(scene, state) === coarsestOf(scene.levels);

// Copies in the same order, whatever order they were switched in.
/** @type {(copies: readonly string[]) => string} */
export const keyOf = (copies) => [...copies].sort().join(" ");
/**
 * What U-Net says without the muted copies; undefined until the server has answered.
 *
 * @param {Scene} scene
 * @param {State} state
 * @param {readonly string[]} muted
 */
export const answerIn = (scene, { answers }, muted) => answers.get(keyOf(copiesIn(scene, muted).map(({ tap }) => tap)));

/**
 * What stays chosen when a photo comes. The weights stay, and a class that the photo has; each photo
 * has a probe of its own, on whatever trunk. What the address has asked for stays with the first photo.
 *
 * @param {Scene} scene
 * @param {State} state
 * @returns {Partial<State>}
 */
export function choicesFor(scene, { scene: before, ...state }) {
  const isAsked = !before;
  const isSamePhoto = before?.source === scene.source;
  const { weights, index, pixel } = state;
  return {
    weights: weights?.length === scene.taps.length ? weights : null,
    index: index !== null && (isAsked || scene.present.includes(index)) ? index : null,
    pixel: pixel && (isAsked || isSamePhoto) ? clampPixel(scene, pixel) : null,
    muted: state.muted.filter((tap) => scene.copies.some((copy) => copy.tap === tap)),
  };
}
/** @type {(scene: Scene, pixel: Place) => Place} */
export function clampPixel({ full: [width, height] }, [x, y]) {
  /** @type {(place: number, side: number) => number} */
  const inside = (place, side) => Math.min(Math.max(Math.floor(place), 0), side - 1);
  return [inside(x, width), inside(y, height)];
}
/** @type {(classes: ClassesValue, index: number, language: "en" | "ko") => string} */
export const nameOf = (classes, index, language) => classes.rows[index].name[language];
