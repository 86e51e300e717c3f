// @ts-check
// What the indices of a label map mean. Networks may speak of different label sets, so a class goes
// by its English name wherever several pictures share it.
/** @import { ClassRow, LabelSet } from "./types.d.ts" */

/** @param {ClassRow} entry */
export const classKey = (entry) => entry.name.en.toLowerCase();

/** @param {LabelSet} labelSet @param {number} index */
export const entryOf = (labelSet, index) => labelSet.classes.find((entry) => entry.index === index);

/** @param {LabelSet} labelSet @param {string} name as `classKey` gives it */
export const entryNamed = (labelSet, name) => labelSet.classes.find((entry) => classKey(entry) === name);

/** @param {LabelSet} labelSet @param {string} name */
export const hasClass = (labelSet, name) => entryNamed(labelSet, name) !== undefined;

/** A name within a sentence; an abbreviation such as TV stays. @param {string} name */
export const inText = (name) => (/^[A-Z][a-z]/.test(name) ? name[0].toLowerCase() + name.slice(1) : name);
