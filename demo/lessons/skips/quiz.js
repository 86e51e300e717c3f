// @ts-check
// The game's elements: the box above the pictures, and the card below them that starts it.
import { make, makeButton } from "../../web/elements.js";
import { find } from "./find.js";

/** @import { Game } from "./predict.js" */

/**
 * @param {HTMLElement} root
 * @param {Game} game
 * @param {(place: number) => void} showMark
 */
export function writeQuiz(root, game, showMark) {
  const isRevealed = game.stage === "revealed";
  find(root, ".predict").hidden = !game.isPlayable;
  find(root, ".start", HTMLButtonElement).disabled = game.stage !== "off";
  find(root, ".quiz").hidden = game.stage === "off";
  find(root, ".quiz-title").textContent = game.title;
  find(root, ".quiz-help").textContent = game.help;
  find(root, ".lift").hidden = isRevealed;
  find(root, ".lift", HTMLButtonElement).disabled = !game.canReveal;
  find(root, ".again").hidden = !isRevealed;
  find(root, ".verdicts").replaceChildren(...game.verdicts.map((sentence, place) => verdictRow(sentence, place, showMark)));
}

/** @param {string} sentence @param {number} place @param {(place: number) => void} showMark */
function verdictRow(sentence, place, showMark) {
  const row = make("li");
  row.append(make("i", "number", String(place + 1)), makeButton("verdict", sentence, () => showMark(place)));
  return row;
}
