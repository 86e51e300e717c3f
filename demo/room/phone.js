// @ts-check
// A phone in a question: the photo to mark, or the panel to vote on, and what came of it.
import { make, makeButton } from "../web/elements.js";
import { buildMarking } from "./marking.js";
import { answeredOf, questionOf, verdictTitle } from "./sentences.js";
import { isCovering, isSent, MARKS } from "./state.js";
import { buildVerdicts } from "./verdicts.js";
import { buildVoting } from "./voting.js";
/** @import { Room, Said, State } from "./types.d.ts" */
/** @import { Actions } from "./actions.js" */
/** @typedef {Readonly<State> & { said: Said }} OpenState */
/** @typedef {Room["page"]["t"]} Say */

/**
 * @param {Room} room
 * @param {Actions} actions
 * @param {HTMLElement} root
 * @returns {(state: Readonly<State>) => void}
 */
export function buildPhone({ page: { t }, store }, actions, root) {
  const [node, header, code] = [make("section", "phone"), make("header"), make("button", "plain")];
  code.type = "button";
  code.addEventListener("click", () => store.set({ isDoorOpen: true }));
  header.append(make("strong", "", "Skipscope"), code);
  const [title, help] = [make("h1"), make("p", "help")];
  const words = make("div", "question");
  words.setAttribute("aria-live", "polite");
  words.append(title, help);
  const body = make("div", "body");
  body.tabIndex = 0; // it scrolls, by keys too
  const [marking, voting, verdicts] = [buildMarking(actions), buildVoting(actions), buildVerdicts()];
  const foot = buildFoot(actions);
  body.append(words, marking.node, voting.node, verdicts.node, foot.node);
  node.append(header, body);
  root.append(node);
  node.hidden = true;
  return (state) => {
    const isShown = state.role === "phone" && isCovering(state);
    node.hidden = !isShown;
    if (!isShown || !state.said) return;
    const open = /** @type {OpenState} */ (state);
    code.textContent = `${t("room.button")} ${state.code}`;
    node.setAttribute("aria-label", code.textContent);
    title.textContent = unbroken(open.said.lifted ? verdictTitle(open.said, t) : t(questionOf(open.said)));
    help.textContent = helpOf(open, t);
    help.hidden = !help.textContent;
    help.classList.toggle("problem", Boolean(state.problem) || state.isLost);
    for (const part of [marking, voting, verdicts, foot]) part.write(open, t);
  };
}

/** The name of a level stays on one line. @param {string} words */
const unbroken = (words) => words.replaceAll("FCN-", "FCN\u2011");

/** @param {OpenState} state @param {Say} t */
function helpOf(state, t) {
  const { said, isLost, problem, code } = state;
  if (isLost) return t("room.lost");
  if (problem) return t(problem, { code });
  if (said.lifted || (said.question === "mark" && isSent(state))) return "";
  return t(said.question === "vote" ? "room.vote_here" : "room.mark_here");
}

/** @param {Actions} actions */
function buildFoot({ sendMarks, editMarks }) {
  const [node, count] = [make("div", "foot"), make("p", "count")];
  count.setAttribute("role", "status");
  const [send, change] = [makeButton("primary", "", sendMarks), makeButton("plain", "", editMarks)];
  node.append(count, send, change);
  return {
    node,
    /** @param {OpenState} state @param {Say} t */
    write(state, t) {
      const { said, draft, isSending } = state;
      const isMarking = said.question === "mark" && !said.lifted;
      const sent = isSent(state);
      node.hidden = said.lifted;
      const counted = isMarking && !sent ? t("room.more", { count: draft.length }) : answeredOf(said, t);
      if (count.textContent !== counted) count.textContent = counted;
      send.hidden = !isMarking || sent;
      send.disabled = draft.length < MARKS || isSending;
      send.textContent = t("room.send");
      change.hidden = !isMarking || !sent;
      change.textContent = t("room.change");
    },
  };
}
