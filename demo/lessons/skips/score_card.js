// @ts-check
// The card with the curve: its words, each level's score in the band, the drawing.
import { make } from "../../web/elements.js";
import { axesOf, colourOfLevel, curveDrawing, mark } from "./curve.js";
import { find } from "./find.js";
import { bandRows, curveSentence, curveTitle, finest, isScored } from "./scores.js";
import { truthHelp } from "./truth.js";

/** @import { OpenState, Words } from "./types.d.ts" */

/**
 * @param {HTMLElement} card
 * @param {OpenState} state
 * @param {Words} words
 */
export function writeScoreCard(card, state, words) {
  const { value } = state.scene;
  const scored = isScored(value);
  for (const node of /** @type {NodeListOf<HTMLElement>} */ (card.querySelectorAll(".scored"))) node.hidden = !scored;
  find(card, ".curve-title").textContent = curveTitle(value, words);
  find(card, ".curve-sentence").textContent = curveSentence(value, words);
  find(card, ".can-give").hidden = scored || !finest(value);
  find(card, ".can-give").textContent = truthHelp(state.scene, words);
  find(card, ".ceiling-how").hidden = !scored || !state.ceilingExplained;
  find(card, ".dashed").setAttribute("aria-expanded", String(state.ceilingExplained));
  find(card, ".band-width").textContent = words.t("band.within", { radius: state.band });
  find(card, ".readout").replaceChildren(...(scored ? bandRows(state, words).map(rowElement) : []));
  drawCurve(find(card, ".drawing"), card, scored ? state : null, words);
}

/** @param {ReturnType<typeof bandRows>[number]} row */
function rowElement({ name, title, score, ceiling }) {
  const row = make("li");
  const key = make("i", "key");
  key.style.background = colourOfLevel(name);
  row.append(key, make("span", "", title), make("strong", "", score), make("small", "", ceiling));
  return row;
}

/**
 * What each card's curve was drawn from: while the band's slider moves, only its mark changes.
 *
 * @type {WeakMap<HTMLElement, { value: OpenState["scene"]["value"], language: string, wide: number }>}
 */
const drawnFrom = new WeakMap();

/** @param {HTMLElement} box @param {HTMLElement} card @param {OpenState | null} state null: no scores @param {Words} words */
function drawCurve(box, card, state, words) {
  if (!state) {
    box.replaceChildren();
    drawnFrom.delete(box);
    return;
  }
  const { value } = state.scene;
  const axes = axesOf(value, box.clientWidth);
  const last = drawnFrom.get(box);
  if (last?.value !== value || last.language !== words.language || last.wide !== axes.wide) {
    box.replaceChildren(curveDrawing(value, axes, words));
    drawnFrom.set(box, { value, language: words.language, wide: axes.wide });
  }
  mark(box.children[0], value, axes, state.band);
  // The slider below is the axis once more: it begins and ends where the axis does.
  card.style.setProperty("--axis-left", String(axes.left / axes.wide));
  card.style.setProperty("--axis-right", String(1 - axes.right / axes.wide));
}
