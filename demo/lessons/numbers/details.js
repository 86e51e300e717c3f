// @ts-check
// What is said of one network: its card, its score for each class, where it fails.
import { make, makeButton, press } from "../../web/elements.js";
import { cardPart } from "./card_part.js";
import { classesPart, limitsPart } from "./class_parts.js";
import { openedRow } from "./state.js";
import { dotOf } from "./table.js";
/** @import { Part, State, Words } from "./types.d.ts" */
/** @import { RowValue } from "./value.d.ts" */

/**
 * @typedef {object} DetailTaps
 * @property {() => void} close
 * @property {(part: Part) => void} choose
 * @property {(command: string) => void} copy
 * @property {(row: RowValue) => string} linkTo where the network can be seen on a photo
 */

const PARTS = /** @type {const} */ (["card", "classes", "limits"]);
const MAKERS = { card: cardPart, classes: classesPart, limits: limitsPart };

/**
 * @param {HTMLElement} node
 * @param {State} state
 * @param {Words} words
 * @param {DetailTaps} taps
 */
export function drawDetails(node, state, words, taps) {
  const focused = node.contains(document.activeElement) ? document.activeElement?.getAttribute("data-focus") : null;
  const row = openedRow(state);
  node.classList.toggle("general", !row);
  node.replaceChildren(...(row ? ofNetwork(row, state, words, taps) : ofAll(state, words)));
  const again = focused && node.querySelector(`[data-focus="${CSS.escape(focused)}"]`);
  if (again instanceof HTMLElement) again.focus();
}

/** What holds for all networks. @param {State} state @param {Words} words */
function ofAll({ table }, { t }) {
  const count = table ? Object.keys(table.names).length : 0;
  const body = make("div", "part");
  body.append(...["numbers.all_not", "numbers.all_know"].map((key) => make("p", "", t(key, { count }))));
  return [make("h2", "", t("numbers.all_title")), body];
}

/** @param {RowValue} row @param {State} state @param {Words} words @param {DetailTaps} taps */
function ofNetwork(row, state, words, taps) {
  const head = make("header");
  const title = make("h2", "", row.title);
  title.prepend(dotOf(row));
  if (row.trunk) title.append(make("small", "", words.t("numbers.on_trunk", { trunk: row.trunk })));
  const shut = makeButton("shut", "×", taps.close);
  shut.setAttribute("aria-label", words.t("numbers.close"));
  head.append(title, shut);
  const body = make("div", `part part-${state.part}`);
  body.tabIndex = 0; // it scrolls
  body.setAttribute("role", "region");
  body.setAttribute("aria-label", words.t(`numbers.part_${state.part}`));
  body.append(...MAKERS[state.part](row, state, words));
  return [head, partSwitch(state, words, taps), body, toolsOf(row, state, words, taps)];
}

/** @param {State} state @param {Words} words @param {DetailTaps} taps */
function partSwitch({ part }, { t }, { choose }) {
  const group = make("div", "modes parts");
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", t("numbers.details"));
  group.append(...PARTS.map((name) => {
    const button = makeButton("", t(`numbers.part_${name}`), () => choose(name));
    button.value = button.dataset.focus = name;
    return button;
  }));
  press(group.children, (button) => button.getAttribute("value") === part);
  return group;
}

/** @param {RowValue} row @param {State} state @param {Words} words @param {DetailTaps} taps */
function toolsOf(row, { copied }, { t }, { copy, linkTo }) {
  const tools = make("div", "tools");
  if (row.ready) {
    const link = make("a", "tool", t("numbers.show"));
    link.href = linkTo(row);
    tools.append(link);
  }
  const command = row.card.runs.map((run) => run.command).join("\n");
  if (command) {
    const button = makeButton("tool", t(copied === "command" ? "numbers.copied" : "numbers.copy_command"), () => copy(command));
    button.dataset.focus = "copy";
    tools.append(button);
  }
  return tools;
}
