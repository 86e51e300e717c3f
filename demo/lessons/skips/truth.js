// @ts-check
// A visitor's own truth for a photo that has none: a PNG with the index of a class at each pixel.
import { make, makeButton } from "../../web/elements.js";
import { handOver } from "../../web/handover.js";

/** @import { Scene, Words } from "./types.d.ts" */

/** @param {HTMLInputElement} input @param {string} buttonId of the hidden button that takes the file */
export function sendTruths(input, buttonId) {
  input.addEventListener("change", () => {
    const [file] = input.files ?? [];
    if (file) handOver(buttonId, file);
    input.value = "";
  });
}

/** Whether a visitor may send a truth: not where a sample has one. @param {Scene} scene */
const takesTruth = ({ truth, value }) => value.levels.length > 0 && (truth === null || value.truth_given);

/** @param {Scene} scene @param {Words} words what a truth must be */
export const truthHelp = ({ value }, words) => words.t("truth.help", { last: value.last_class, void: value.void });

/**
 * The buttons under the photo; none where the photo came with its truth.
 *
 * @param {Scene} scene
 * @param {Words} words
 * @param {{ ask: () => void, remove: () => void }} tapped
 * @returns {HTMLElement[]}
 */
export function truthButtons(scene, words, { ask, remove }) {
  if (!takesTruth(scene)) return [];
  const row = make("div", "gives");
  const give = makeButton("give", words.t(scene.truth ? "truth.other" : "truth.add"), ask);
  give.title = truthHelp(scene, words);
  row.append(give);
  if (scene.truth) row.append(makeButton("give", words.t("truth.remove"), remove));
  return [row];
}
