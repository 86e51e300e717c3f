// @ts-check
// What the room says in words, from what the server has said.
/** @import { Look, Said, Verdict } from "./types.d.ts" */
/** @typedef {(key: string, values?: Readonly<Record<string, string | number>>) => string} Say */

const MARKS = 3; // of each phone

// ---- The question, and its answer ----------------------------------------------------------------
/** The title of the projector. @param {Said | null} said @param {Say} t */
export function headline(said, t) {
  const answer = said?.answer;
  if (!said || !answer) return t(questionOf(said));
  if (said.question === "vote") return t("room.vote_late", { level: said.levels[answer.level] });
  return t(answer.has_truth ? "room.hits" : "room.hits_differ", { hits: answer.hits, marks: answer.marks });
}

/** The sentence under it. @param {Said | null} said @param {Say} t */
export function subline(said, t) {
  const answer = said?.answer;
  if (!said || !answer) return t(helpOf(said));
  if (said.question === "vote") return t("room.were_right", { right: answer.votes[answer.level], all: said.answered });
  return t(answer.has_truth ? "room.repaired" : "room.open_question", { repaired: answer.repaired.at(-1) ?? 0 });
}

/** @param {Said | null} said a key */
export const questionOf = (said) => (said?.question === "vote" ? "room.ask_vote" : "room.ask_mark");

/** @param {Said | null} said a key */
const helpOf = (said) => (said?.question === "vote" ? "room.vote_help" : "room.mark_help");

// ---- The projector -------------------------------------------------------------------------------
/** How many have answered; nothing once the title says what came of it. @param {Said} said @param {Look} look @param {Say} t */
export function countOf({ answer, answered, question }, look, t) {
  if (answer) return "";
  if (!answered) return t(question === "vote" ? "room.no_votes" : "room.no_marks");
  if (question === "vote") return t("room.count_votes", { votes: answered });
  return t(look === "hide" ? "room.count_hidden" : "room.count", { marks: MARKS * answered });
}

/** What the colours mean. @param {Said | null} said @returns {{ kind: string, word: string }[]} */
export function keysOf(said) {
  if (!said?.answer || said.question === "vote") return [];
  const hit = { kind: "hit", word: "room.key_hit" };
  if (!said.answer.has_truth) return [{ kind: "differs", word: "room.key_differs" }, hit];
  return [{ kind: "repaired", word: "room.key_repaired" }, { kind: "stays", word: "room.key_stays" }, hit];
}

/** What stands under a level once it is to be seen. @param {Said} said @param {number} place @param {Say} t */
export function levelNote({ answer, answered, question }, place, t) {
  if (!answer) return "";
  if (question === "vote") return t("room.level_votes", { votes: answer.votes[place], all: answered });
  if (place === 0) return t("room.level_hits", { hits: answer.hits });
  if (!answer.has_truth) return "";
  return t("room.level_repaired", { repaired: answer.repaired[place - 1], hits: answer.hits });
}

// ---- A phone -------------------------------------------------------------------------------------
/** The title of a phone's answer. @param {Said} said @param {Say} t */
export function verdictTitle(said, t) {
  const { answer, mine } = said;
  if (said.question === "vote") return voteTitle(said, t);
  if (!mine?.marks.length) return t("room.too_late");
  const hits = mine.verdicts.filter(({ hit }) => hit).length;
  return t(answer?.has_truth ? "room.mine" : "room.mine_differ", { hits });
}

/** @param {Said} said @param {Say} t */
function voteTitle({ answer, levels, mine }, t) {
  const level = levels[answer?.level ?? 0];
  const vote = mine?.vote ?? null;
  if (vote === null) return t("room.vote_late", { level });
  return vote === answer?.level ? t("room.vote_right", { level }) : t("room.vote_wrong", { level, mine: levels[vote] });
}

/** @param {Verdict} verdict @param {boolean} hasTruth @param {Say} t */
export function verdictLine({ hit, far, repaired }, hasTruth, t) {
  if (hit && !hasTruth) return t("room.hit_differs");
  if (hit) return t(repaired.at(-1) ? "room.hit_repaired" : "room.hit_stays");
  return far === null ? t("room.miss_none") : t("room.miss", { far });
}

/** @param {Said} said @param {Say} t */
export const answeredOf = ({ answered, phones, question }, t) =>
  t(question === "vote" ? "room.some_voted" : "room.some_marked", { answered, phones });
