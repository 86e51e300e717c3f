// @ts-check
// The list of objects: for each class how many, then a row for each object with its score.
/** @import { FoundObject, InstancePanel, MakeChange, State, Words } from "./types.d.ts" */
import { clamp, make } from "../../web/elements.js";
import { toggleAlone } from "./changes.js";
import { rowOf, stripes } from "./class_legend.js";
import { classKey } from "./label_sets.js";
import { objectsFrom } from "./object_masks.js";

/**
 * @param {InstancePanel} panel
 * @param {Pick<State, "score">} state
 * @param {Words} page
 * @param {MakeChange} change
 * @returns {HTMLElement[]}
 */
export function objectRows(panel, { score }, page, change) {
  const groups = byClass(objectsFrom(panel, score));
  if (!groups.length && panel.objects.length) {
    return [make("li", "few", page.t("objects.few", { score: score.toFixed(2) }))];
  }
  return groups.flatMap((members) => {
    const { entry } = members[0];
    const background = stripes(members.map((object) => object.colour));
    const row = { entry, name: classKey(entry), background, number: `× ${members.length}` };
    return [rowOf(row, page, change), objectList(members, panel.name, page, change)];
  });
}
/** The largest group first. @param {readonly FoundObject[]} objects */
function byClass(objects) {
  /** @type {Map<string, FoundObject[]>} */
  const groups = new Map();
  for (const object of objects) {
    const name = classKey(object.entry);
    groups.set(name, [...(groups.get(name) ?? []), object]);
  }
  return [...groups.values()].sort((one, other) => other.length - one.length);
}
/** @param {readonly FoundObject[]} members @param {string} network @param {Words} page @param {MakeChange} change */
function objectList(members, network, page, change) {
  const list = make("ul", "objects");
  const name = members[0].entry.name[page.language];
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", page.t("objects.count", { name, count: members.length }));
  list.append(...members.map((object) => objectRow(object, network, page, change)));
  const item = make("li");
  item.append(list);
  return item;
}
/** @param {FoundObject} object @param {string} network @param {Words} page @param {MakeChange} change */
function objectRow(object, network, page, change) {
  /** @type {HTMLElement} */
  const row = make("li", "object-row");
  row.setAttribute("role", "option");
  row.dataset.place = String(object.place);
  row.style.setProperty("--shade", `rgb(${object.colour})`);
  const bar = make("i", "bar");
  bar.style.setProperty("--score", `${100 * object.score}%`);
  const name = make("span", "name", `${object.entry.name[page.language]} ${object.number}`);
  row.append(make("i", "swatch"), name, bar, make("output", "", object.score.toFixed(2)));
  const toggle = (/** @type {number} */ place) => change(toggleAlone({ kind: "object", network, place }));
  row.addEventListener("click", () => toggle(object.place));
  row.addEventListener("keydown", (event) => moveFrom(row, event, toggle));
  return row;
}

// Arrow keys walk through the rows of all classes; the row that is reached stands alone.
/** @param {HTMLElement} row @param {KeyboardEvent} event @param {(place: number) => void} toggle */
function moveFrom(row, event, toggle) {
  const next = rowAfter(row, event.key);
  if (!next) return;
  event.preventDefault();
  if (next === row || next.getAttribute("aria-selected") !== "true") toggle(Number(next.dataset.place));
  next.focus();
  next.scrollIntoView({ block: "nearest" });
}
/** Which row a key leads to; null for any other key. @param {HTMLElement} row @param {string} key */
function rowAfter(row, key) {
  if (key === "Enter" || key === " ") return row;
  const rows = rowsIn(/** @type {HTMLElement} */ (row.closest(".classes")));
  const here = rows.indexOf(row);
  const places = new Map([["ArrowDown", here + 1], ["ArrowUp", here - 1], ["Home", 0], ["End", rows.length - 1]]);
  const place = places.get(key);
  return place === undefined ? null : rows[clamp(place, 0, rows.length - 1)];
}
/** @param {HTMLElement} node @returns {HTMLElement[]} */
const rowsIn = (node) => [...node.querySelectorAll(".object-row")].map((row) => /** @type {HTMLElement} */ (row));

/** One row can be reached with Tab: the one that stands alone, or the first. @param {HTMLElement} legend @param {State["alone"]} alone */
export function markObjects(legend, alone) {
  const rows = rowsIn(legend);
  const place = alone?.kind === "object" ? alone.place : null;
  const marked = rows.find((row) => Number(row.dataset.place) === place);
  for (const row of rows) {
    row.setAttribute("aria-selected", String(row === marked));
    row.tabIndex = row === (marked ?? rows[0]) ? 0 : -1;
  }
}
