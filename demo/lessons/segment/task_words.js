// @ts-check
// What is said of each of the four tasks: its question, the shape of its answer, how the answer is
// computed here, and how often it is right.
/** @import { Measured, Mode, Panel, State, Words } from "./types.d.ts" */
import { titleOf } from "./networks.js";

/**
 * The output of a network for this task.
 *
 * @param {Mode} mode
 * @param {Panel | undefined} panel
 * @param {Pick<State, "scene" | "score">} state
 * @param {Words} page
 */
export function shapeWords(mode, panel, { scene, score }, page) {
  const count = panel?.labelSet.classes.length ?? 0;
  if (!panel || !scene) return "";
  const [width, height] = scene.fullSize;
  const found = panel.task === "instance" ? panel.objects.filter((each) => each.score >= score).length : 0;
  return page.t(`shape.${mode}`, { count, width, height, found });
}

/** How it is computed here. @param {Mode} mode @param {string} name of the network @param {Readonly<State>} state @param {Words} page */
export const howWords = (mode, name, state, page) => page.t(`how.${mode}`, { name: titleOf(state, name) });

/**
 * How often it is right; nothing where nobody has measured it.
 *
 * @param {Mode} mode
 * @param {string} name of the network
 * @param {readonly Measured[]} measured
 * @param {Words} page
 */
export function measuredWords(mode, name, measured, page) {
  const found = measured.find((each) => each.task === mode && each.name === name);
  return found ? page.t(`measured.${mode}`, { share: page.percent(found.share), photos: found.photos }) : "";
}
/** The command that measured it. @param {Mode} mode @param {string} name @param {readonly Measured[]} measured */
export const commandOf = (mode, name, measured) =>
  measured.find((each) => each.task === mode && each.name === name)?.command ?? "";
