// @ts-check
// The legend: classes of what is shown, as data and in the page. A tap lets one stand alone, in every
// picture.
/** @import { ClassRow, Colour, MakeChange, Panel, SemanticPanel, State, Words } from "./types.d.ts" */
import { classRow } from "../../web/elements.js";
import { toggleAlone } from "./changes.js";
import { classKey, entryNamed } from "./label_sets.js";
import { titleOf, wantedPanels } from "./networks.js";
import { objectsFrom } from "./object_masks.js";
import { partOf } from "./parts.js";

const MOST_STRIPES = 4;

/**
 * @typedef {object} Present a class that some picture shows
 * @property {string} name as `classKey` gives it
 * @property {ClassRow} entry
 * @property {boolean} isBackground
 * @property {number} weight its largest share of the pixels
 * @property {readonly Colour[]} colours none for the background; several where each object has its own
 * @property {number | null} share of the pixels, in the network that is measured
 */

/** Shares are said of one network; of several they would need a table. @param {Readonly<State>} state */
export function measuredPanel(state) {
  if (state.arrangement === "compare") return undefined;
  return wantedPanels(state).find((panel) => panel?.task === "semantic");
}

/** @param {Readonly<State>} state @returns {Present[]} */
export function presentClasses(state) {
  /** @type {Map<string, Present>} */
  const found = new Map();
  for (const panel of wantedPanels(state)) {
    for (const { entry, weight } of panel ? classesIn(panel, state.score) : []) {
      const present = found.get(classKey(entry)) ?? firstSeen(entry, panel, state);
      found.set(present.name, { ...present, weight: Math.max(present.weight, weight) });
    }
  }
  return [...found.values()].sort((one, other) => Number(one.isBackground) - Number(other.isBackground)
    || other.weight - one.weight || one.entry.index - other.entry.index);
}
/** @param {Panel} panel @param {number} score @returns {{ entry: ClassRow, weight: number }[]} */
function classesIn(panel, score) {
  if (panel.task === "instance") return objectsFrom(panel, score).map(({ entry }) => ({ entry, weight: 0 }));
  return panel.labelSet.classes.filter((entry) => entry.index in panel.answer.shares)
    .map((entry) => ({ entry, weight: panel.answer.shares[entry.index] }));
}
/** @param {ClassRow} entry @param {Panel | undefined} panel @param {Readonly<State>} state @returns {Present} */
function firstSeen(entry, panel, state) {
  const name = classKey(entry);
  const isBackground = entry.index === panel?.labelSet.background;
  const colours = isBackground ? [] : coloursOf(name, state);
  return { name, entry, isBackground, weight: 0, colours, share: shareIn(measuredPanel(state), name) };
}
// A class whose objects each have a shade has no colour of its own, unless a label map gives it one.
/** @param {string} name @param {Readonly<State>} state */
function coloursOf(name, state) {
  const panels = wantedPanels(state).filter((panel) => panel !== undefined);
  const semantic = panels.find((panel) => panel.task === "semantic" && entryNamed(panel.labelSet, name));
  const index = semantic && entryNamed(semantic.labelSet, name)?.index;
  const colour = semantic && state.colours.get(semantic.labelSet.name)?.[index ?? -1];
  if (colour) return [colour];
  return panels.flatMap((panel) => (panel.task === "instance" ? panel.objects : []))
    .filter((object) => classKey(object.entry) === name).map((object) => object.colour);
}
/** @param {SemanticPanel | undefined} panel @param {string} name */
function shareIn(panel, name) {
  const entry = panel && entryNamed(panel.labelSet, name);
  return entry ? panel.answer.shares[entry.index] ?? null : null;
}

/** As a background in CSS. @param {readonly Colour[]} colours */
export function stripes(colours) {
  if (colours.length < 2) return colours.length ? `rgb(${colours[0]})` : "";
  const shown = colours.slice(0, MOST_STRIPES);
  const parts = shown.map((colour, place) =>
    `rgb(${colour}) ${(100 * place) / shown.length}% ${(100 * (place + 1)) / shown.length}%`);
  return `linear-gradient(90deg, ${parts.join(", ")})`;
}

/** @param {Readonly<State>} state @param {Words} page */
export function classesHelp(state, page) {
  const measured = measuredPanel(state);
  const share = measured && page.t("legend.share", { name: titleOf(state, measured.name) });
  return [page.t("legend.help"), share].filter(Boolean).join(" · ");
}
/** @param {Readonly<State>} state @param {Words} page @param {MakeChange} change */
export const classRows = (state, page, change) => presentClasses(state).map((present) => {
  const number = present.share === null ? "" : page.percent(present.share);
  return rowOf({ ...present, background: stripes(present.colours), number }, page, change);
});
/**
 * @param {Pick<Present, "entry" | "name"> & { background: string, number: string }} row
 * @param {Words} page
 * @param {MakeChange} change
 * @returns {HTMLElement}
 */
export function rowOf({ background, entry, name, number }, page, change) {
  const node = classRow({ entry, background, number, language: page.language },
    () => change(toggleAlone({ kind: "class", name })));
  partOf(node, ".class").dataset.name = name;
  return node;
}
