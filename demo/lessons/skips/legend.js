// @ts-check
// The classes of the photo: each with its colour and its share of the pixels.
import { classRow, press } from "../../web/elements.js";
import { finest } from "./scores.js";

/** @import { Language, OpenState, Words } from "./types.d.ts" */

/**
 * One row for each class. The background has no colour of its own.
 *
 * @param {Pick<OpenState, "scene" | "colours">} state
 * @param {Words} words
 */
export function legendOf({ scene, colours }, words) {
  const { legend, background } = scene.value;
  const shares = finest(scene.value)?.shares ?? {};
  return legend.map((entry) => ({
    entry,
    index: entry.index,
    colour: entry.index === background ? null : colours[entry.index] ?? null,
    name: entry.name[words.language],
    share: words.percent(shares[entry.index] || 0),
  }));
}

/** What the shares are; nothing where no network has spoken. @param {OpenState} state @param {Words} words */
export function legendNote({ scene }, words) {
  const last = finest(scene.value);
  return last ? `${words.t("legend.help")} · ${words.t("legend.share", { name: last.title })}` : "";
}

/**
 * @param {HTMLElement} list
 * @param {ReturnType<typeof legendOf>} rows
 * @param {Language} language
 * @param {(index: number) => void} tapped
 */
export function writeLegend(list, rows, language, tapped) {
  list.replaceChildren(...rows.map(({ entry, index, colour, share }) => {
    const background = colour ? `rgb(${colour})` : "";
    return classRow({ entry, background, number: share, language }, () => tapped(index));
  }));
}

/** @param {HTMLElement} list @param {number | null} isolated the class that stands alone */
export function pressLegend(list, isolated) {
  const buttons = /** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll(".class"));
  press(buttons, (/** @type {HTMLElement} */ button) => Number(button.dataset.index) === isolated);
}
