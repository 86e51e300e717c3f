// @ts-check
// What came of a phone's marks: the photo with the mistakes, and each mark at FCN-32s and FCN-8s.
import { make } from "../web/elements.js";
import { placeCrop } from "./crop.js";
import { headline, keysOf, subline, verdictLine } from "./sentences.js";
import { addressOf } from "./wire.js";
/** @import { OpenState, Say } from "./phone.js" */

export function buildVerdicts() {
  const [node, stage, photo, mistakes, discs] = [
    make("div", "verdicts"), make("div", "stage"), make("img"), make("img", "mistakes"), make("div", "discs")];
  const [keys, rows, all] = [make("ul", "keys"), make("ol", "rows"), make("div", "all")];
  const [allTitle, allWords, how] = [make("h2"), make("p"), make("p", "how")];
  all.append(allTitle, allWords, how);
  photo.alt = mistakes.alt = "";
  stage.append(photo, mistakes, discs);
  node.append(stage, keys, rows, all);
  return {
    node,
    /** @param {OpenState} state @param {Say} t */
    write({ said }, t) {
      const { answer, mine } = said;
      node.hidden = said.question !== "mark" || !answer || !said.photo;
      if (node.hidden || !answer || !said.photo || !mine) return;
      stage.style.setProperty("--ratio", String(said.photo.size[0] / said.photo.size[1]));
      for (const [image, address] of /** @type {const} */ ([[photo, said.photo.address], [mistakes, answer.mistakes]])) {
        if (image.src !== addressOf(address)) image.src = addressOf(address);
      }
      discs.replaceChildren(...mine.marks.map((mark, place) => dot(mark, place, Boolean(mine.verdicts[place]?.hit))));
      keys.replaceChildren(...keysOf(said).filter(({ kind }) => kind !== "hit").map(({ kind, word }) => keyRow(kind, t(word))));
      rows.replaceChildren(...mine.marks.map((_, place) => verdictRow(said, place, t)));
      allTitle.textContent = t("room.class");
      allWords.textContent = `${headline(said, t)}. ${subline(said, t)}`;
      how.textContent = t("room.how");
    },
  };
}

/** @param {readonly [number, number]} mark @param {number} place @param {boolean} isHit */
function dot([x, y], place, isHit) {
  const node = make("span", isHit ? "disc is-hit" : "disc", String(place + 1));
  Object.assign(node.style, { left: `${100 * x}%`, top: `${100 * y}%` });
  return node;
}

/** @param {string} kind @param {string} words */
function keyRow(kind, words) {
  const row = make("li", kind, words);
  row.prepend(make("i"));
  return row;
}

/** @param {OpenState["said"]} said @param {number} place @param {Say} t */
function verdictRow({ answer, levels, mine, photo }, place, t) {
  const row = make("li");
  const [number, pieces, words] = [make("b", "number", String(place + 1)), make("div", "pieces"), make("p")];
  const verdict = mine?.verdicts[place];
  if (!answer || !mine || !verdict) return row;
  for (const level of [0, levels.length - 1]) {
    const [figure, piece] = [make("figure"), make("div", "crop")];
    placeCrop(piece, photo, answer.panels[level], mine.marks[place], 1.5);
    figure.append(piece, make("figcaption", "", levels[level]));
    pieces.append(figure);
  }
  words.textContent = verdictLine(verdict, answer.has_truth, t);
  row.classList.toggle("is-hit", verdict.hit);
  row.append(number, pieces, words);
  return row;
}
