// @ts-check
// Switches, sliders and the choice of the network, as the state has them.
/** @import { MakeChange, OpenState, Part, State, Words } from "./types.d.ts" */
import { fillTrack, press } from "../../web/elements.js";
import { chooseNetwork } from "./changes.js";
import { networkSelect, replaceSelect } from "./network_select.js";
import { readyFor, taskOf, wantedNames, wantedPictures } from "./networks.js";
import { buttonsIn, partOf, sliderIn } from "./parts.js";

/** @param {HTMLElement} node @param {Readonly<State>} state */
export function writeControls(node, state) {
  const hasInstances = readyFor(state, ["instance"]).length > 0;
  const modes = wantedPictures(state).map(({ mode }) => mode);
  node.dataset.mode = state.mode;
  node.dataset.arrangement = state.arrangement;
  node.classList.toggle("has-objects", modes.includes("instance"));
  node.classList.toggle("has-pixels", modes.includes("instance") || modes.includes("semantic"));
  for (const value of ["locate", "instance"]) partOf(node, `.switch [value=${value}]`).hidden = !hasInstances;
  partOf(node, ".arrangements [value=four]").hidden = !hasInstances;
  partOf(node, ".arrangements").hidden = readyFor(state).length < 2;
  partOf(node, ".add").hidden = state.compared.length !== 2 || !isAnyLeft(state);
  markChosen(node, state);
  setSlider(sliderIn(node, ".opacity"), state.opacity);
  writeScore(node, state.score);
}
/** @param {Readonly<State>} state */
const isAnyLeft = ({ compared, networks }) => networks.some((network) => !compared.includes(network.name));

/** @param {HTMLElement} node @param {Readonly<State>} state */
function markChosen(node, { arrangement, mode, parts }) {
  const mark = (/** @type {string} */ selector, /** @type {(value: string) => boolean} */ isChosen) =>
    press(buttonsIn(node, selector), (/** @type {HTMLButtonElement} */ button) => isChosen(button.value));
  mark(".switch button", (value) => (arrangement === "one" ? value === mode : arrangement === "four"));
  mark(".arrangements button", (value) => value === arrangement);
  mark(".shows button", (value) => parts.includes(/** @type {Part} */ (value)));
}
/** @param {HTMLElement} node @param {number} score */
export function writeScore(node, score) {
  setSlider(sliderIn(node, ".score"), score);
  partOf(node, ".score-out").textContent = score.toFixed(2);
}
/** @param {HTMLInputElement} slider @param {number} share 0 … 1 */
function setSlider(slider, share) {
  const percent = String(Math.round(100 * share));
  if (slider.value !== percent) slider.value = percent;
  fillTrack(slider);
}

/** @param {HTMLElement} holder @param {Readonly<State>} state @param {Words} page @param {MakeChange} change */
export function writeNetwork(holder, state, page, change) {
  const { chosen, mode, networks } = state;
  const offer = {
    networks, tasks: [taskOf(mode)], chosen: chosen[taskOf(mode)], label: page.t("network.label"), isPriced: true,
  };
  replaceSelect(holder, [networkSelect(offer, page, (name) => change(chooseNetwork(name, null)))]);
}

/** @param {HTMLElement} line @param {OpenState} state @param {Words} page */
export function writeProblem(line, state, page) {
  const found = wantedNames(state).map((name) => state.problems.get(name));
  const words = state.problem ?? found.find((problem) => problem !== undefined);
  line.hidden = !words;
  line.textContent = words?.[page.language] ?? "";
}
