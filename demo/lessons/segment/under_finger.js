// @ts-check
// What lies where a visitor taps on a picture.
/** @import { Alone, Change, Panel, Point, Scene, State } from "./types.d.ts" */
import { showAll, toggleAlone } from "./changes.js";
import { classKey, entryOf } from "./label_sets.js";
import { objectAt } from "./object_masks.js";

/** The background gives everything back. @param {string} network whose picture @param {Point} point @returns {Change} */
export const tapAt = (network, point) => (state) => {
  const panel = state.panels.get(network);
  if (!panel || !state.scene) return {};
  const thing = thingAt(panel, state.scene, state, point);
  return thing ? toggleAlone(thing)(state) : showAll(state);
};

/**
 * What can stand alone at this point; null for the background.
 *
 * @param {Panel} panel
 * @param {Scene} scene
 * @param {Pick<State, "alone" | "score">} state
 * @param {Point} point
 * @returns {Alone | null}
 */
export function thingAt(panel, scene, state, point) {
  if (panel.task === "instance") {
    const object = objectAt(panel, scene, state, point);
    return object && { kind: "object", network: panel.name, place: object.place };
  }
  const { labels, labelSet } = panel;
  const label = labels.data[Math.floor(point.y) * labels.width + Math.floor(point.x)];
  const entry = label === labelSet.background ? undefined : entryOf(labelSet, label);
  return entry ? { kind: "class", name: classKey(entry) } : null;
}
