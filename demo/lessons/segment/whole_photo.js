// @ts-check
// The answers about the whole photo: a number for each class, and the surest object.
/** @import { ClassScore, FoundObject, Panel } from "./types.d.ts" */

/**
 * Classify: what a network gives each class, the greatest first and the background, which no photo is
 * named for, last.
 *
 * @param {Panel | undefined} panel
 * @returns {ClassScore[]} none where only the labels are known
 */
export function classScores(panel) {
  if (panel?.task !== "semantic" || !panel.answer.class_scores) return [];
  const { answer, labelSet } = panel;
  return labelSet.classes
    .map((entry) => ({ entry, score: answer.class_scores?.[entry.index] ?? 0, isBackground: entry.index === labelSet.background }))
    .sort((one, other) => Number(one.isBackground) - Number(other.isBackground) || other.score - one.score);
}

/** The classes without the background. @param {Panel | undefined} panel */
export const thingScores = (panel) => classScores(panel).filter(({ isBackground }) => !isBackground);

/**
 * Locate: the object with the greatest score, however small it is.
 *
 * @param {Panel | undefined} panel
 * @returns {FoundObject | undefined}
 */
export const surestObject = (panel) => (panel?.task === "instance" ? panel.objects[0] : undefined);

/** Whether a network calls no pixel by a class of its own, or sees no object. @param {Panel} panel */
export function isEmpty(panel) {
  if (panel.task === "instance") return panel.objects.length === 0;
  return Object.keys(panel.answer.shares).every((index) => Number(index) === panel.labelSet.background);
}
