// @ts-check
// The line under the row of photos: what is being sent, and what did not work.
import { make, makeButton } from "./elements.js";

const MEGABYTE = 1 << 20; // bytes

/**
 * @typedef {object} Line
 * @property {string} key of the words
 * @property {Record<string, string | number>} values
 * @property {number | null} share how much has been sent; null if nothing is being sent
 * @property {boolean} canTryAgain
 */

/** @type {Record<import("./upload.js").Failure, string>} */
const FAILED = {
  too_large: "picker.too_large",
  too_many: "picker.too_many",
  full: "picker.full",
  refused: "picker.refused",
  unreachable: "picker.unreachable",
};

/**
 * @param {import("./outbox.js").OutboxState} state
 * @param {number} largest bytes that the server takes
 * @returns {Line | null} null if there is nothing to say
 */
export function lineOf({ parcels, crowded }, largest) {
  const going = parcels.filter(({ stage }) => stage !== "failed");
  if (going.length) return sendingLine(going);
  const failed = parcels.find(({ stage }) => stage === "failed");
  if (failed) return failedLine(failed, parcels, largest);
  if (crowded === null) return null;
  const key = crowded === "photo" ? "picker.several" : "picker.replaced";
  return { key, values: {}, share: null, canTryAgain: false };
}

/**
 * @param {import("./outbox.js").Parcel[]} going
 * @returns {Line}
 */
function sendingLine([first, ...others]) {
  const key = others.length ? "picker.sending_more" : "picker.sending";
  return { key, values: { name: first.file.name, count: others.length }, share: first.share, canTryAgain: false };
}

/**
 * @param {import("./outbox.js").Parcel} failed
 * @param {readonly import("./outbox.js").Parcel[]} parcels
 * @param {number} largest
 * @returns {Line}
 */
function failedLine({ failure, file }, parcels, largest) {
  const megabytes = [file.size, largest].map((bytes) => Math.ceil(bytes / MEGABYTE));
  return {
    key: FAILED[failure ?? "unreachable"],
    values: { name: file.name, size: megabytes[0], limit: megabytes[1] },
    share: null,
    canTryAgain: parcels.some((parcel) => parcel.failure !== null && parcel.failure !== "too_large"),
  };
}

/**
 * @param {HTMLElement} place
 * @param {Line | null} line
 * @param {import("./page.js").Page["t"]} t
 * @param {{ tryAgain: () => void, close: () => void }} actions
 */
export function drawLine(place, line, t, actions) {
  place.hidden = !line;
  if (!line) return;
  const words = t(line.key, line.values);
  const said = place.querySelector(".said");
  // A screen reader says what changes, so the words must not change with every percent.
  if (said && said.textContent !== words) said.textContent = words;
  place.querySelector(".rest")?.replaceChildren(...partsOf(line, t, actions));
}

/**
 * @param {Line} line
 * @param {import("./page.js").Page["t"]} t
 * @param {{ tryAgain: () => void, close: () => void }} actions
 */
function partsOf({ share, canTryAgain }, t, { tryAgain, close }) {
  if (share !== null) return [progressOf(share), make("span", "percent", `${Math.floor(100 * share)} %`)];
  const leave = makeButton("leave", t("picker.close"), close);
  return canTryAgain ? [makeButton("again", t("picker.again"), tryAgain), leave] : [leave];
}

/** @param {number} share */
function progressOf(share) {
  const bar = document.createElement("progress");
  bar.value = share;
  bar.setAttribute("aria-hidden", "true");
  return bar;
}
