// @ts-check
// A phone votes which level the panel comes from; then the class's votes.
import { make, makeButton, press } from "../web/elements.js";
import { levelNote } from "./sentences.js";
import { addressOf } from "./wire.js";
/** @import { Actions } from "./actions.js" */
/** @import { OpenState, Say } from "./phone.js" */

/** @param {Actions} actions */
export function buildVoting({ vote }) {
  const [node, image, choices, voted] = [make("div", "voting"), make("img"), make("div", "choices"), make("p", "voted")];
  choices.setAttribute("role", "group");
  voted.setAttribute("role", "status");
  node.append(image, choices, voted);
  return {
    node,
    /** @param {OpenState} state @param {Say} t */
    write({ said, isSending }, t) {
      node.hidden = said.question !== "vote" || !said.panel;
      if (node.hidden || !said.panel) return;
      if (image.src !== addressOf(said.panel)) image.src = addressOf(said.panel);
      image.alt = t("room.vote_here");
      choices.setAttribute("aria-label", t("room.ask_vote"));
      if (choices.children.length !== said.levels.length) {
        choices.replaceChildren(...said.levels.map((_, level) => choice(() => vote(level))));
      }
      const mine = said.mine?.vote ?? null;
      [...choices.children].forEach((button, level) => writeChoice(/** @type {HTMLButtonElement} */ (button), said, level, t));
      for (const button of choices.querySelectorAll("button")) button.disabled = said.lifted || isSending;
      press(choices.children, (button) => button === choices.children[mine ?? -1]);
      voted.textContent = mine !== null && !said.lifted ? t("room.voted", { level: said.levels[mine] }) : "";
    },
  };
}

/** @param {() => void} tapped */
function choice(tapped) {
  const button = makeButton("choice", "", tapped);
  button.append(make("b"), make("small"));
  return button;
}

/** @param {HTMLButtonElement} button @param {OpenState["said"]} said @param {number} level @param {Say} t */
function writeChoice(button, said, level, t) {
  const [name, note] = [button.querySelector("b"), button.querySelector("small")];
  if (name) name.textContent = said.levels[level];
  if (note) note.textContent = levelNote(said, level, t);
  button.classList.toggle("is-right", said.answer?.level === level);
  const share = said.answer ? said.answer.votes[level] / Math.max(1, said.answered) : 0;
  button.style.setProperty("--share", String(share));
}
