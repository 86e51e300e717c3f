// @ts-check
// The photo on a phone: a tap marks, a tap on a mark takes it back. Arrow keys move a cross.
import { clamp, make, makeButton } from "../web/elements.js";
import { placeCrop } from "./crop.js";
import { isSent, MARKS } from "./state.js";
import { addressOf } from "./wire.js";
/** @import { Place } from "./types.d.ts" */
/** @import { Actions } from "./actions.js" */
/** @import { OpenState, Say } from "./phone.js" */

const STEP = 0.02; // of the photo, for each press of an arrow key
/** @type {Readonly<Record<string, Place>>} */
const ARROWS = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] };
const EXACT = 0.015; // by keys, one must be as near as this to take a mark back
const TAP_MOVES = 12; // CSS pixels: a finger that moves farther scrolls the page

/** @param {Actions} actions */
export function buildMarking(actions) {
  const [node, stage, photo, cross, discs, crops] = [
    make("div", "marking"), make("div", "stage"), make("img"), make("i", "cross"), make("div", "discs"), make("ol", "crops")];
  stage.append(photo, cross, discs);
  stage.tabIndex = 0;
  stage.setAttribute("role", "application");
  crops.append(...Array.from({ length: MARKS }, (_, place) => cropRow(place)));
  const sent = sentCard();
  node.append(stage, crops, sent.node);
  let canMark = false;
  const toggle = (/** @type {Place} */ place, /** @type {number} */ reach) => { if (canMark) actions.toggle(place, reach); };
  listenToTaps(stage, (place) => toggle(place, reachOf(stage)));
  listenToKeys(stage, cross, (place) => toggle(place, EXACT));
  return {
    node,
    /** @param {OpenState} state @param {Say} t */
    write(state, t) {
      const { said, draft } = state;
      node.hidden = said.question !== "mark" || said.lifted || !said.photo;
      if (node.hidden || !said.photo) return;
      canMark = !isSent(state);
      const { address, alt, size, title } = said.photo;
      stage.style.setProperty("--ratio", String(size[0] / size[1]));
      stage.setAttribute("aria-label", t("room.stage", { alt: title[state.language] ? `${title[state.language]}.` : alt }));
      if (photo.src !== addressOf(address)) photo.src = addressOf(address);
      photo.alt = "";
      discs.replaceChildren(...draft.map((place, number) => disc(place, number, canMark, t, () => toggle(place, EXACT))));
      [...crops.children].forEach((row, number) => placeCrop(row.querySelector("div"), said.photo, address, draft[number]));
      sent.node.hidden = canMark;
      sent.title.textContent = t("room.sent");
      sent.words.textContent = t("room.sent_help");
    },
  };
}

/** A fingertip, in shares of the photo. @param {HTMLElement} stage */
const reachOf = (stage) => Math.min(0.1, 20 / Math.max(1, stage.clientWidth));

/** @param {HTMLElement} stage @param {(place: Place) => void} tapped */
function listenToTaps(stage, tapped) {
  /** @type {PointerEvent | null} */
  let began = null;
  stage.addEventListener("pointerdown", (event) => { began = event; });
  stage.addEventListener("pointercancel", () => { began = null; });
  stage.addEventListener("pointerup", (event) => {
    const moved = began ? Math.hypot(event.clientX - began.clientX, event.clientY - began.clientY) : Infinity;
    began = null;
    if (moved > TAP_MOVES) return;
    const { left, top, width, height } = stage.getBoundingClientRect();
    tapped([clamp((event.clientX - left) / width, 0, 1), clamp((event.clientY - top) / height, 0, 1)]);
  });
}

/** @param {HTMLElement} stage @param {HTMLElement} cross @param {(place: Place) => void} pressed */
function listenToKeys(stage, cross, pressed) {
  /** @type {Place} */
  let place = [0.5, 0.5];
  const move = ([x, y] = /** @type {Place} */ ([0, 0])) => {
    place = [clamp(place[0] + x, 0, 1), clamp(place[1] + y, 0, 1)];
    Object.assign(cross.style, { left: `${100 * place[0]}%`, top: `${100 * place[1]}%` });
  };
  stage.addEventListener("keydown", (event) => {
    if (event.target !== stage) return;
    if (event.key in ARROWS) move(ARROWS[event.key]);
    else if (event.key === "Enter" || event.key === " ") pressed(place);
    else return;
    event.preventDefault();
  });
  move();
}

// Taps go through it to the stage: the click of the tap that has made it would take it back at once.
/** @param {Place} place @param {number} number @param {boolean} canMark @param {Say} t @param {() => void} tapped */
function disc([x, y], number, canMark, t, tapped) {
  const button = makeButton("disc", String(number + 1), tapped);
  button.disabled = !canMark;
  button.setAttribute("aria-label", t("room.mark", { number: number + 1 }));
  Object.assign(button.style, { left: `${100 * x}%`, top: `${100 * y}%` });
  return button;
}

/** @param {number} place */
function cropRow(place) {
  const row = make("li");
  row.append(make("div", "crop"), make("b", "number", String(place + 1)));
  return row;
}

function sentCard() {
  const [node, tick, title, words] = [make("div", "sent"), make("i"), make("h2"), make("p")];
  const text = make("div");
  text.append(title, words);
  node.setAttribute("role", "status");
  node.append(tick, text);
  return { node, title, words };
}
