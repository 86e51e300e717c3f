// @ts-check
// The label map of a semantic network as a layer of colours, and the outlines of its classes. The
// background has no colour of its own; alone, without a photo, it is grey.
/** @import { Colour, SemanticPanel, State } from "./types.d.ts" */
import { hatched, paint } from "../../web/layers.js";
import { classOutlines } from "../../web/outlines.js";
import { entryNamed } from "./label_sets.js";

const VOID_HATCH = [255, 255, 255, 200];
const NO_COLOUR = [150, 150, 150];
const NO_CLASS = -1; // another label set's class stands alone

/**
 * Background stays clear, void is hatched.
 *
 * @param {SemanticPanel} panel
 * @param {readonly Colour[]} colours
 * @param {Pick<State, "alone">} state
 * @returns {HTMLCanvasElement}
 */
export function classLayer({ labels: { data, height, width }, labelSet }, colours, { alone }) {
  const only = indexAlone(labelSet, alone);
  return paint(width, height, (/** @type {number} */ pixel) => {
    const label = data[pixel];
    if (label === labelSet.void) return hatched(pixel, width) ? VOID_HATCH : null;
    if (only === null) return label === labelSet.background ? null : colours[label];
    if (label !== only) return null;
    return label === labelSet.background ? NO_COLOUR : colours[label] ?? NO_COLOUR;
  });
}
/** The classes that have outlines. @param {SemanticPanel} panel @param {Pick<State, "alone">} state */
function outlined({ answer, labelSet }, { alone }) {
  const only = indexAlone(labelSet, alone);
  if (only !== null) return [only];
  return Object.keys(answer.shares).map(Number).filter((index) => index !== labelSet.background);
}
/**
 * @param {SemanticPanel} panel
 * @param {Pick<State, "alone">} state
 * @returns {{ index: number, path: Path2D }[]}
 */
export const outlinesOf = (panel, state) => classOutlines(panel.labels, outlined(panel, state));

/** @param {SemanticPanel["labelSet"]} labelSet @param {State["alone"]} alone */
function indexAlone(labelSet, alone) {
  if (alone?.kind !== "class") return null;
  return entryNamed(labelSet, alone.name)?.index ?? NO_CLASS;
}
