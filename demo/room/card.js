// @ts-check
// How phones come in, and how many have answered: the QR code, the four signs, a bar.
import { make } from "../web/elements.js";
import { codeOf } from "../web/qr_code.js";
/** @import { Room, ShareValue, State } from "./types.d.ts" */

const COMMAND = "python app.py --host 0.0.0.0";

export function buildCard() {
  const [node, scan, place, qr, code, count, number, words, bar] = [
    make("div", "card"), make("p", "scan"), make("p", "place"), make("div", "qr"), make("p", "code"),
    make("p", "have"), make("strong"), make("span"), make("progress")];
  count.append(number, " ", words);
  count.setAttribute("role", "status");
  bar.setAttribute("aria-hidden", "true");
  const foot = make("div", "answered");
  foot.append(count, bar);
  node.append(scan, place, qr, code, foot);
  /** @type {ShareValue | null} */
  let drawn = null;
  return {
    node,
    /** @param {Readonly<State>} state @param {Room["page"]["t"]} t */
    write(state, t) {
      const { link, said } = state;
      scan.textContent = t("room.scan");
      code.textContent = state.code;
      scan.hidden = Boolean(link && !link.link);
      if (link) place.replaceChildren(...(link.link ? [placeOf(link.link)] : unreachable(t)));
      place.classList.toggle("problem", Boolean(link && !link.link));
      if (link?.squares && link !== drawn) qr.replaceChildren(codeOf(link.squares, t("room.qr")));
      drawn = link;
      if (!said) return;
      number.textContent = String(said.answered);
      words.textContent = t(said.question === "vote" ? "room.have_voted" : "room.have_marked", { phones: said.phones });
      Object.assign(bar, { max: Math.max(1, said.phones), value: said.answered });
    },
  };
}

/** The command never breaks at one of its dashes. @param {Room["page"]["t"]} t */
function unreachable(t) {
  const [before, after] = t("room.local", { command: "\n" }).split("\n");
  return [before, make("code", "", COMMAND), after];
}

/** What one types: the address without what the four signs say. @param {string} link */
function placeOf(link) {
  const { host, pathname } = new URL(link);
  return pathname === "/" ? host : host + pathname;
}
