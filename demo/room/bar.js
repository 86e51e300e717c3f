// @ts-check
// The line at the foot of a phone's page: whether it follows the lecturer, and how to change that.
import { make, makeButton } from "../web/elements.js";
import { isCovering } from "./state.js";
/** @import { Room, State } from "./types.d.ts" */
/** @import { Actions } from "./actions.js" */

/**
 * @param {Room} room
 * @param {Actions} actions
 * @param {HTMLElement} root
 * @returns {(state: Readonly<State>) => void}
 */
export function buildBar({ page: { t } }, actions, root) {
  const [node, words, toggle] = [make("aside", "bar"), make("p"), makeButton("plain", "", () => {})];
  let isFollowing = true;
  toggle.addEventListener("click", () => (isFollowing ? actions.letGo : actions.comeBack)());
  words.setAttribute("role", "status");
  node.append(words, toggle);
  node.hidden = true;
  root.append(node);
  return (state) => {
    node.hidden = state.role !== "phone" || !state.said || isCovering(state);
    if (node.hidden) return;
    isFollowing = state.follows;
    node.setAttribute("aria-label", `${t("room.button")} ${state.code}`);
    const said = t(saidOf(state));
    if (words.textContent !== said) words.textContent = said;
    toggle.textContent = t(toggleOf(state));
  };
}

/** @param {Readonly<State>} state a key */
function saidOf({ said, isLost, follows }) {
  if (isLost) return "room.lost";
  if (said && said.step !== "lesson") return "room.question_open";
  if (!follows) return "room.free";
  if (!said?.address) return "room.wait";
  return new URLSearchParams(said.address).has("photo") ? "room.follows" : "room.own_photo";
}

/** @param {Readonly<State>} state a key */
function toggleOf({ said, follows }) {
  if (follows) return "room.let_go";
  return said && said.step !== "lesson" ? "room.to_question" : "room.come_back";
}
