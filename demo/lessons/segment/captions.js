// @ts-check
// The words under the pictures where there are several, as data: the page and the saved picture
// both show them.
/** @import { Answer, Caption, State, Wanted, Words } from "./types.d.ts" */
import { networkOf, parametersOf, titleOf } from "./networks.js";
import { shapeWords } from "./task_words.js";

/** @param {number} seconds */
export const shortTime = (seconds) =>
  (seconds < 1 ? `${Math.round(1000 * seconds)} ms` : `${seconds.toFixed(2)} s`);
/** @param {Answer} answer */
export const totalOf = (answer) => Object.values(answer.seconds).reduce((sum, seconds) => sum + seconds, 0);

/**
 * Which question or network, how long it took, how large it is; null where the card beside the
 * picture says so.
 *
 * @param {Readonly<State>} state
 * @param {Wanted} wanted
 * @param {Words} page
 * @returns {Caption | null}
 */
export function captionOf(state, { mode, name }, page) {
  const title = titleOf(state, name);
  const cost = costOf(state, name, page);
  if (state.arrangement === "compare") return { title, isStrong: false, cost };
  if (state.arrangement === "one") return null;
  return {
    title: page.t(`caption.${mode}`),
    isStrong: true,
    cost: `${title} · ${cost}`,
    question: page.t(`question.${mode}`),
    shape: shapeWords(mode, state.panels.get(name), state, page),
  };
}
/** @param {Readonly<State>} state @param {string} name @param {Words} page */
function costOf(state, name, page) {
  const answer = state.panels.get(name)?.answer;
  const time = answer ? shortTime(totalOf(answer)) : "";
  return [time, parametersOf(page, networkOf(state, name))].filter(Boolean).join(" · ");
}
