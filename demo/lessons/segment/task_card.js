// @ts-check
// The card beside one picture: what is asked, the shape of the answer, and the answers about the
// whole photo.
/** @import { FoundObject, Measured, OpenState, Words } from "./types.d.ts" */
import { make } from "../../web/elements.js";
import { barRows, FIRST } from "./bars.js";
import { inText } from "./label_sets.js";
import { wantedPictures } from "./networks.js";
import { partOf } from "./parts.js";
import { commandOf, howWords, measuredWords, shapeWords } from "./task_words.js";
import { touchingPair } from "./touching.js";
import { classScores, surestObject } from "./whole_photo.js";

/** @param {HTMLElement} node of the board @param {OpenState} state @param {Words} page @param {readonly Measured[]} measured */
export function writeTask(node, state, page, measured) {
  const [{ mode, name }] = wantedPictures(state);
  const panel = state.panels.get(name);
  partOf(node, ".task .question").textContent = page.t(`question.${mode}`);
  partOf(node, ".task .shape").textContent = shapeWords(mode, panel, state, page);
  partOf(node, ".how-words").textContent = howWords(mode, name, state, page);
  partOf(node, ".right").textContent = measuredWords(mode, name, measured, page);
  partOf(node, ".command").textContent = commandOf(mode, name, measured);
  writeNumbers(partOf(node, ".numbers"), state, page);
  writeSurest(partOf(node, ".surest"), state, page);
  writeWhy(partOf(node, ".why"), state, page);
}

// ---- Classify ---------------------------------------------------------------------------------
/** @param {HTMLElement} holder @param {OpenState} state @param {Words} page */
function writeNumbers(holder, state, page) {
  const scores = classScores(state.panels.get(state.chosen.semantic));
  holder.hidden = state.mode !== "classify" || state.arrangement !== "one" || !scores.length;
  if (holder.hidden) return;
  partOf(holder, ".bars").replaceChildren(...barRows(scores.slice(0, FIRST), page));
  partOf(holder, "summary").textContent = page.t("bars.all", { count: scores.length });
  partOf(holder, "details .bars").replaceChildren(...barRows(scores.slice(FIRST), page));
}

// ---- Locate -----------------------------------------------------------------------------------
/** @param {HTMLElement} holder @param {OpenState} state @param {Words} page */
function writeSurest(holder, state, page) {
  const object = surestObject(state.panels.get(state.chosen.instance));
  holder.hidden = state.mode !== "locate" || state.arrangement !== "one" || !object;
  if (object && !holder.hidden) holder.replaceChildren(...surestNodes(object, page));
}
/** @param {FoundObject} object @param {Words} page */
function surestNodes({ colour, entry, photoBox, score }, page) {
  const row = make("p", "surest-class");
  const swatch = make("i", "swatch");
  swatch.style.background = `rgb(${colour})`;
  row.append(swatch, make("b", "", entry.name[page.language]), make("span", "", page.t("object.score", { score: score.toFixed(2) })));
  const numbers = make("dl");
  for (const [place, key] of ["left", "top", "right", "bottom"].entries()) {
    numbers.append(make("dt", "", page.t(`box.${key}`)), make("dd", "", `${Math.round(photoBox[place])} px`));
  }
  return [row, numbers];
}

// ---- Why instances ----------------------------------------------------------------------------
/** Said only of a photo where two objects of one class touch. @param {HTMLElement} line @param {OpenState} state @param {Words} page */
function writeWhy(line, state, page) {
  const panel = wantedPictures(state).filter(({ mode }) => mode === "instance").map(({ name }) => state.panels.get(name))[0];
  const pair = panel?.task === "instance" ? touchingPair(panel, state.scene, state.score) : null;
  line.hidden = !pair;
  if (!pair) return;
  const [one, other] = pair.map(({ entry, number }) => `${entry.name[page.language]} ${number}`);
  line.textContent = page.t("why.instance", { one, other: inText(other) });
}
