// @ts-check
// How the page is laid out, and the switch between two sets of colours, which the browser keeps.
import { keep, kept } from "./words.js";

/** @typedef {import("./page.js").Page} Page */

// ---- View: for the projector or for a phone in the room -----------------------------------------
/** @param {Page} page */
export function restoreLook(page) {
  const asked = page.recall("view");
  const view = asked === "lecture" || asked === "student" ? asked : null;
  if (view) document.documentElement.dataset.view = view;
  page.view = view ?? "standard";
  page.tell("view", () => view);
}

// ---- Colours ----------------------------------------------------------------------------------
const KEPT = "skipscope-palette"; // in the browser's storage

/** @param {Page} page */
export function restorePalette(page) {
  const wishes = [page.recall("palette"), kept(KEPT)];
  page.palette = wishes.find((name) => name === "safe" || name === "voc") ?? "safe";
  page.colour = (entry) => (page.palette === "voc" ? entry.voc : entry.colour);
  page.tell("palette", () => (page.palette === "safe" ? null : page.palette));
  page.pressPalette = () => pressPalette(page.palette);
  document.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("[data-palette]")) switchPalette(page);
  });
}

/** @param {Page["palette"]} palette */
function pressPalette(palette) {
  for (const button of document.querySelectorAll("[data-palette]")) {
    button.setAttribute("aria-pressed", String(button.getAttribute("data-palette") === palette));
  }
}

/** @param {Page} page */
function switchPalette(page) {
  page.palette = page.palette === "safe" ? "voc" : "safe";
  keep(KEPT, page.palette);
  page.pressPalette();
  document.dispatchEvent(new CustomEvent("skipscope:palette"));
  page.addressChanged();
}
