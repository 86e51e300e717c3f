// @ts-check
// Sliders and buttons: what they show, and what a visitor does with them.
import { fillTrack, press } from "../../web/elements.js";
import { find } from "./find.js";
import { lensOf } from "./lens.js";

/**
 * @import { Actions } from "./actions.js"
 * @import { Mode, OpenState, Words } from "./types.d.ts"
 */

// ---- What they show ----------------------------------------------------------------------------
/** @param {HTMLInputElement} slider @param {number} value */
function setSlider(slider, value) {
  slider.value = String(value);
  fillTrack(slider);
}

/** @param {HTMLElement} root @param {string} selector */
const findSlider = (root, selector) => find(root, selector, HTMLInputElement);

/** @param {HTMLElement} root @param {OpenState} state */
export function showZoom(root, state) {
  const { zoom } = lensOf(state);
  setSlider(findSlider(root, ".zoom"), zoom);
  find(root, ".zoom-out").textContent = `×${Math.round(10 * zoom) / 10}`;
}

/** @param {HTMLElement} root @param {OpenState} state */
export function showView(root, { mode, opacity }) {
  const slider = findSlider(root, ".opacity");
  setSlider(slider, Math.round(100 * opacity));
  slider.disabled = mode === "mask" || mode === "outline";
  press(modeButtons(root), (/** @type {HTMLElement} */ button) => button.dataset.mode === mode);
}

/** @param {HTMLElement} root @param {OpenState} state */
export function showBandControls(root, { band, bandShown, scene: { value: { radii } } }) {
  const slider = findSlider(root, ".band");
  slider.min = String(radii[0]);
  slider.max = String(radii[radii.length - 1]);
  slider.setAttribute("aria-valuetext", `${band} px`);
  setSlider(slider, band);
  press([find(root, ".band-show")], () => bandShown);
}

/** @param {HTMLElement} line @param {boolean} held @param {boolean} hasMouse @param {Words} words */
export function writeHold(line, held, hasMouse, words) {
  line.textContent = words.t(hasMouse ? (held ? "panel.held" : "panel.hold") : "panel.touch");
}

// ---- What a visitor does -----------------------------------------------------------------------
/** @param {HTMLElement} root */
const modeButtons = (root) =>
  /** @type {NodeListOf<HTMLButtonElement>} */ (root.querySelectorAll(".modes [data-mode]"));

/**
 * @param {HTMLElement} root
 * @param {Actions} actions
 * @param {{ startMarking: () => void, save: () => void, nextCovered: () => void }} more what needs more than the state
 */
export function listenToControls(root, actions, { startMarking, save, nextCovered }) {
  listenToSliders(root, actions);
  for (const button of modeButtons(root)) {
    button.addEventListener("click", () => actions.setMode(/** @type {Mode} */ (button.dataset.mode)));
  }
  const clicks = {
    ".start": startMarking, ".again": startMarking, ".leave": actions.leaveGame, ".lift": actions.revealLevels,
    ".dashed": actions.explainCeiling, ".band-show": actions.showOrHideBand, ".save": save, ".next-down": nextCovered,
  };
  for (const [selector, act] of Object.entries(clicks)) find(root, selector).addEventListener("click", act);
}

/** @param {HTMLElement} root @param {Actions} actions */
function listenToSliders(root, actions) {
  const sliders = { ".zoom": actions.setZoom, ".opacity": actions.setOpacity, ".band": actions.setBand };
  for (const [selector, act] of Object.entries(sliders)) {
    const slider = findSlider(root, selector);
    slider.addEventListener("input", () => act(Number(slider.value)));
  }
}
