// @ts-check
// The projector: the code and who has answered, the photo with the marks of the class, the levels
// behind their curtain.
import { make, makeButton, press } from "../web/elements.js";
import { buildCard } from "./card.js";
import { drawMarks } from "./heat.js";
import { buildLevels } from "./levels.js";
import { isCovering, lookOf } from "./state.js";
import { countOf, headline, keysOf, subline } from "./sentences.js";
import { addressOf } from "./wire.js";
/** @import { Look, Room, State } from "./types.d.ts" */
/** @import { Actions } from "./actions.js" */

const LOOKS = /** @type {readonly Look[]} */ (["hide", "heat", "marks", "both"]);
/** @type {Readonly<Record<Look, string>>} */
const LOOK_WORDS = { hide: "room.hide", heat: "room.heat", marks: "room.marks", both: "room.both" };
const UNSURE = 4000; // milliseconds until closing is asked anew

/**
 * @param {Room} room
 * @param {Actions} actions
 * @param {HTMLElement} root
 * @returns {(state: Readonly<State>, changed: ReadonlySet<keyof State>) => void}
 */
export function buildScreen(room, actions, root) {
  const node = make("section", "screen");
  const [head, middle, photo, foot] = [buildHead(actions), make("div", "middle"), buildPhoto(), buildFoot(actions)];
  const [card, levels] = [buildCard(), buildLevels()];
  middle.append(card.node, photo.box, levels.node);
  node.append(head.node, middle, foot.node);
  node.hidden = true;
  root.append(node);
  const { t } = room.page;
  const redraw = () => { if (!node.hidden) photo.draw(room.store.get()); };
  new ResizeObserver(() => requestAnimationFrame(redraw)).observe(photo.box);
  return (state, changed) => {
    node.hidden = state.role !== "screen" || !isCovering(state);
    if (node.hidden) return;
    if (!state.link && changed.has("said")) actions.fetchLink();
    node.setAttribute("aria-label", `${t("room.button")} ${state.code}`);
    node.classList.toggle("is-lifted", Boolean(state.said?.lifted));
    head.write(state, t);
    card.write(state, t);
    levels.write(state, t);
    foot.write(state, t);
    photo.write(state);
    redraw();
  };
}

// ---- The question, and the ways out --------------------------------------------------------------
/** @param {Actions} actions */
function buildHead({ showLesson, close, keepOpen }) {
  const [node, title, help, buttons] = [make("header"), make("h1"), make("p"), make("div", "buttons")];
  const [back, shut] = [makeButton("plain", "", showLesson), makeButton("plain", "", close)];
  const words = make("div");
  words.append(title, help);
  words.setAttribute("aria-live", "polite");
  buttons.append(back, shut);
  node.append(words, buttons);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  return {
    node,
    /** @param {Readonly<State>} state @param {Room["page"]["t"]} t */
    write(state, t) {
      writeSaid(title, headline(state.said, t));
      writeSaid(help, helpOf(state, t));
      help.classList.toggle("problem", Boolean(state.problem));
      back.textContent = t("room.back");
      shut.textContent = t(state.isClosing ? "room.close_sure" : "room.close");
      shut.classList.toggle("is-sure", state.isClosing);
      clearTimeout(timer);
      if (state.isClosing) timer = setTimeout(keepOpen, UNSURE);
    },
  };
}

/** @param {Readonly<State>} state @param {Room["page"]["t"]} t */
function helpOf({ code, isLost, isPreparing, problem, said }, t) {
  if (isLost) return t("room.lost");
  if (problem) return t(problem, { code });
  return isPreparing ? t("room.preparing") : subline(said, t);
}

// ---- The photo -----------------------------------------------------------------------------------
function buildPhoto() {
  const [box, stage, photo, mistakes, canvas] = [
    make("div", "box"), make("div", "stage"), make("img"), make("img", "mistakes"), make("canvas")];
  mistakes.alt = "";
  stage.append(photo, mistakes, canvas);
  box.append(stage);
  return {
    box,
    /** @param {Readonly<State>} state */
    write(state) {
      const { said, isPreparing } = state;
      if (!said?.photo) return;
      const [width, height] = said.photo.size;
      stage.style.setProperty("--ratio", String(width / height));
      box.classList.toggle("is-waiting", isPreparing);
      show(photo, said.question === "vote" ? said.panel : said.photo.address);
      photo.alt = said.photo.title[state.language] || said.photo.alt;
      const isMarked = said.question === "mark" && said.lifted;
      mistakes.hidden = !isMarked;
      if (isMarked) show(mistakes, said.answer?.mistakes ?? null);
      stage.classList.toggle("is-grey", said.question === "mark" && (isMarked || lookOf(state) !== "hide"));
    },
    /** @param {Readonly<State>} state */
    draw(state) { if (state.said?.photo) drawMarks(canvas, state.said, lookOf(state)); },
  };
}

/** @param {HTMLImageElement} image @param {string | null} address */
export function show(image, address) {
  const wanted = address ? addressOf(address) : "";
  if (wanted && image.src !== wanted) image.src = wanted;
}

// ---- What is next ----------------------------------------------------------------------------------
/** @param {Actions} actions */
function buildFoot(actions) {
  const [node, note, sentence, keys, looks, buttons] = [
    make("div", "foot"), make("p", "note"), make("p", "count"), make("ul", "keys"), make("div", "looks"), make("div", "buttons")];
  const how = buildHow();
  sentence.setAttribute("role", "status");
  looks.setAttribute("role", "group");
  const choices = LOOKS.map((look) => {
    const button = makeButton("", "", () => actions.setLook(look));
    button.value = look;
    return button;
  });
  looks.append(...choices);
  const [lift, vote, next] = [
    makeButton("primary", "", actions.lift), makeButton("plain", "", actions.voteNow), makeButton("primary", "", actions.nextPhoto)];
  buttons.append(lift, vote, next);
  const middle = make("div", "told");
  middle.append(sentence, keys, how.node);
  node.append(note, middle, looks, buttons);
  return {
    node,
    /** @param {Readonly<State>} state @param {Room["page"]["t"]} t */
    write(state, t) {
      const { said } = state;
      note.textContent = t("room.marks_forgotten");
      writeSaid(sentence, said ? countOf(said, lookOf(state), t) : "");
      keys.replaceChildren(...keysOf(said).map(({ kind, word }) => keyRow(kind, t(word))));
      how.write(keys.children.length > 0, t);
      looks.hidden = said?.question !== "mark";
      looks.setAttribute("aria-label", t("room.look"));
      choices.forEach((button, place) => { button.textContent = t(LOOK_WORDS[LOOKS[place]]); });
      press(choices, (button) => button.value === lookOf(state));
      writeButtons({ lift, vote, next }, state, t);
    },
  };
}

/** A tap tells how marks are judged. */
function buildHow() {
  const [node, title, words] = [make("details", "how"), make("summary"), make("p")];
  node.append(title, words);
  return {
    node,
    /** @param {boolean} isShown @param {Room["page"]["t"]} t */
    write(isShown, t) {
      node.hidden = !isShown;
      title.textContent = t("room.how_title");
      words.textContent = t("room.how");
    },
  };
}

/** A screen reader reads what changes. @param {HTMLElement} node @param {string} text */
function writeSaid(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** @param {Record<"lift" | "vote" | "next", HTMLButtonElement>} buttons @param {Readonly<State>} state @param {Room["page"]["t"]} t */
function writeButtons({ lift, vote, next }, { said, isPreparing }, t) {
  const isLifted = Boolean(said?.lifted);
  lift.textContent = t("room.lift");
  vote.textContent = t("room.other_vote");
  next.textContent = t("room.next");
  lift.hidden = isLifted;
  vote.hidden = !isLifted || said?.question === "vote";
  next.hidden = !isLifted;
  for (const button of [lift, vote, next]) button.disabled = isPreparing || !said?.photo;
}

/** @param {string} kind @param {string} words */
function keyRow(kind, words) {
  const row = make("li", kind, words);
  row.prepend(make("i"));
  return row;
}
