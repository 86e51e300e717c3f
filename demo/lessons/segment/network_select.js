// @ts-check
// A list of networks to choose from.
/** @import { Network, Task, Words } from "./types.d.ts" */
import { make } from "../../web/elements.js";
import { parametersOf } from "./networks.js";

/**
 * @typedef {object} Offer
 * @property {readonly Network[]} networks
 * @property {readonly Task[]} tasks only networks for these
 * @property {string} chosen
 * @property {string} label what the list is, for those who cannot see it
 * @property {boolean} isPriced whether it says how many parameters a network has
 */

// The browser's own list lies unseen over text of ours, which may wrap where its would be cut.
/** @param {Offer} offer @param {Words} page @param {(name: string) => void} choose @returns {HTMLElement} */
export function networkSelect(offer, page, choose) {
  const select = /** @type {HTMLSelectElement} */ (make("select"));
  select.setAttribute("aria-label", offer.label);
  const offered = offer.networks.filter((network) => offer.tasks.includes(network.task));
  const isHere = (/** @type {Network} */ network) => network.download_bytes === null;
  select.append(
    ...group(page.t("network.here"), offered.filter(isHere), offer, page),
    ...group(page.t("network.published"), offered.filter((network) => !isHere(network)), offer, page),
  );
  if (!offered.some((network) => network.name === offer.chosen)) select.prepend(make("option", "", offer.chosen));
  select.addEventListener("change", () => choose(select.value));
  const choice = make("label", "pick");
  choice.append(make("span", "", select.selectedOptions[0]?.textContent || offer.chosen), select);
  return choice;
}
/** @param {string} label @param {readonly Network[]} members @param {Offer} offer @param {Words} page */
function group(label, members, offer, page) {
  if (!members.length) return [];
  const node = /** @type {HTMLOptGroupElement} */ (make("optgroup"));
  node.label = label;
  node.append(...members.map((network) => networkOption(network, offer, page)));
  return [node];
}
/** @param {Network} network @param {Offer} offer @param {Words} page */
function networkOption(network, { chosen, isPriced }, page) {
  const price = isPriced ? parametersOf(page, network) : "";
  const cost = network.ready ? price : page.t("network.download", { size: megabytes(network.download_bytes ?? 0) });
  const option = /** @type {HTMLOptionElement} */ (make("option", "", [network.title, cost].filter(Boolean).join(" · ")));
  option.value = network.name;
  option.selected = network.name === chosen;
  return option;
}
/** @param {number} bytes */
const megabytes = (bytes) => `${Math.round(bytes / 1e6)} MB`;

/**
 * Puts `made` into `holder`. A list that says the same stays, for somebody may have opened it; who has
 * another one under the keyboard gets the new one.
 *
 * @param {HTMLElement} holder
 * @param {readonly HTMLElement[]} made
 */
export function replaceSelect(holder, made) {
  const isFocused = holder.contains(document.activeElement);
  const old = [...holder.children];
  for (const [place, node] of made.entries()) {
    if (place >= old.length) holder.append(node);
    else if (!isSameList(old[place], node)) old[place].replaceWith(node);
  }
  for (const node of old.slice(made.length)) node.remove();
  if (isFocused && !holder.contains(document.activeElement)) holder.querySelector("select")?.focus();
}
/** @param {Element} one @param {Element} other */
function isSameList(one, other) {
  const chosen = one.querySelector("select")?.value;
  return chosen !== undefined && chosen === other.querySelector("select")?.value && one.isEqualNode(other);
}
