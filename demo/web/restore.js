// @ts-check
// How the page looks: its layout, dark or light, and which colours its classes have.
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

// ---- Dark or light ----------------------------------------------------------------------------
const SCHEME = "skipscope-scheme"; // in the browser's storage

/**
 * Dark or light as the address, the last visit or the computer says, in this order. Gradio follows
 * the computer alone, whenever it likes, so its choice is corrected.
 *
 * @param {Page} page
 */
export function restoreScheme(page) {
  let wish = [page.recall("scheme"), kept(SCHEME)].find((name) => name === "dark" || name === "light") ?? null;
  const { body } = document;
  const isDark = () => body.classList.contains("dark");
  const show = () => {
    if (wish && isDark() !== (wish === "dark")) body.classList.toggle("dark", wish === "dark");
    for (const button of document.querySelectorAll("[data-dark]")) button.setAttribute("aria-pressed", String(isDark()));
  };
  new MutationObserver(show).observe(body, { attributes: true, attributeFilter: ["class"] });
  page.tell("scheme", () => wish);
  page.pressScheme = show;
  document.addEventListener("click", ({ target }) => {
    if (!(target instanceof Element && target.closest("[data-dark]"))) return;
    wish = isDark() ? "light" : "dark";
    keep(SCHEME, wish);
    show();
    page.addressChanged();
  });
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
  page.whenMoved(() => {
    const asked = page.recall("palette") === "voc" ? "voc" : "safe";
    if (asked !== page.palette) showPalette(page, asked);
  });
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
  showPalette(page, page.palette === "safe" ? "voc" : "safe");
  keep(KEPT, page.palette);
  page.addressChanged();
}

/** @param {Page} page @param {Page["palette"]} palette */
function showPalette(page, palette) {
  page.palette = palette;
  page.pressPalette();
  document.dispatchEvent(new CustomEvent("skipscope:palette"));
}
