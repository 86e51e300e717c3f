// @ts-check
// The three levels beside the photo: behind their curtain, then as they are.
import { make } from "../web/elements.js";
import { levelNote } from "./sentences.js";
import { addressOf } from "./wire.js";
/** @import { Room, State } from "./types.d.ts" */

export function buildLevels() {
  const node = make("ol", "levels");
  return {
    node,
    /** @param {Readonly<State>} state @param {Room["page"]["t"]} t */
    write({ said }, t) {
      if (!said) return;
      while (node.children.length < said.levels.length) node.append(levelRow());
      [...node.children].forEach((row, place) => writeRow(row, said, place, t));
    },
  };
}

function levelRow() {
  const [row, frame, image, words] = [make("li"), make("div", "frame"), make("img"), make("p")];
  frame.append(image);
  words.append(make("b"), " ", make("small"));
  row.append(frame, words);
  return row;
}

/** @param {Element} row @param {NonNullable<State["said"]>} said @param {number} place @param {Room["page"]["t"]} t */
function writeRow(row, said, place, t) {
  const level = said.levels[place];
  const image = /** @type {HTMLImageElement} */ (row.querySelector("img"));
  const panel = said.answer?.panels[place];
  row.classList.toggle("is-right", said.question === "vote" && said.answer?.level === place);
  image.hidden = !panel;
  image.alt = level;
  if (panel && image.src !== addressOf(panel)) image.src = addressOf(panel);
  row.querySelector(".frame")?.classList.toggle("curtain", !panel);
  row.setAttribute("aria-label", panel ? level : t("room.curtain", { level }));
  const share = said.question === "vote" && said.answer ? said.answer.votes[place] / Math.max(1, said.answered) : 0;
  /** @type {HTMLElement} */ (row).style.setProperty("--share", String(share));
  const [name, note] = [row.querySelector("b"), row.querySelector("small")];
  if (name) name.textContent = level;
  if (note) note.textContent = levelNote(said, place, t);
}
