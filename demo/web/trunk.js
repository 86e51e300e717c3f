// @ts-check
// The trunk that the visitor has chosen: one for all lessons that compare trunks, as the palette is.
import { makeButton, press } from "./elements.js";

/** @import { Page } from "./page.js" */
/** @import { TrunkRow } from "./values.d.ts" */

/** @param {Pick<Page, "trunk" | "recall" | "tell"> & Partial<Pick<Page, "whenMoved">>} page */
export function restoreTrunk(page) {
  page.trunk = page.recall("trunk");
  page.tell("trunk", () => page.trunk);
  page.whenMoved?.(() => {
    const asked = page.recall("trunk");
    if (asked === page.trunk) return;
    page.trunk = asked;
    document.dispatchEvent(new CustomEvent("skipscope:trunk"));
  });
}

/**
 * The name of the trunk that a lesson shows: the chosen one, or the first if there is no such trunk.
 *
 * @param {readonly TrunkRow[]} rows
 * @param {string | null} chosen
 */
const wantedOf = (rows, chosen) => (rows.find(({ name }) => name === chosen) ?? rows[0])?.name ?? "";

/**
 * The switch of a lesson: a button for each trunk; hidden where there is only one.
 *
 * @param {HTMLElement} group
 * @param {readonly TrunkRow[]} rows
 * @param {Pick<Page, "trunk" | "addressChanged">} page
 */
export function buildTrunks(group, rows, page) {
  const show = () => press(group.children, (button) => button.getAttribute("value") === wantedOf(rows, page.trunk));
  group.hidden = rows.length < 2;
  group.replaceChildren(...rows.map(({ name, title }, place) => {
    const button = makeButton("", title, () => {
      page.trunk = place ? name : null; // the first one is usual, and the address leaves it out
      document.dispatchEvent(new CustomEvent("skipscope:trunk"));
      page.addressChanged();
    });
    button.value = name;
    return button;
  }));
  document.addEventListener("skipscope:trunk", show);
  show();
}

/**
 * Keeps what the server says of one photo on each trunk, and opens what the page has chosen. A photo
 * always comes on the first trunk; the others are asked for.
 *
 * @template Value
 * @param {object} lesson
 * @param {readonly TrunkRow[]} lesson.rows
 * @param {Pick<Page, "trunk">} lesson.page
 * @param {(trunk: string) => void} lesson.ask the server answers with another value
 * @param {(value: Value) => void} lesson.open
 * @returns {(given: { source: string, trunk: string, value: Value }) => void} takes each value
 */
export function followTrunk({ rows, page, ask, open }) {
  /** @type {Map<string, Value>} */
  let kept = new Map();
  let shown = "";
  const show = () => {
    const wanted = wantedOf(rows, page.trunk);
    const value = kept.get(wanted);
    if (value) open(value);
    else if (kept.size) ask(wanted);
  };
  document.addEventListener("skipscope:trunk", show);
  return ({ source, trunk, value }) => {
    const isUsual = trunk === wantedOf(rows, null);
    if (!isUsual && source !== shown) return; // of a photo that is no longer shown
    if (isUsual) [kept, shown] = [new Map(), source];
    kept.set(trunk, value);
    if (isUsual && trunk !== wantedOf(rows, page.trunk)) open(value); // until the chosen one comes
    show();
  };
}
