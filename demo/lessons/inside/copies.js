// U-Net with some of its copies let through. Only the server can run it; each answer is kept.
import { make, makeButton, press } from "../../web/elements.js";
import { agreement, difference } from "./agreement.js";
import { scoreLine } from "./dial.js";
import { classLayer, drawLabels } from "./scoremaps.js";
import { buildStage } from "./stage.js";

export const copiesKey = (names) => [...names].sort().join(" ");

export function buildCopied(board) {
  const copied = { ...buildStage(board, "copies"), layer: make("canvas"), busy: make("span", "tag busy") };
  copied.stage.append(copied.busy);
  board.find(".copied").replaceChildren(copied.box);
  return copied;
}
export function buildToggles({ actions, find }, names) {
  find(".copies").hidden = !names.length;
  find(".toggles").replaceChildren(...names.map((name) => {
    const stride = 2 ** (Number(name.slice(-1)) - 1);
    const button = makeButton("", "", () => actions.switchCopy(name));
    button.value = name;
    button.append(make("span", "", name), make("small", "", `1/${stride}`));
    return button;
  }));
}

// U-Net costs more than all the rest, so nobody asks before its card comes near.
export function watchCopies({ actions, find, state }) {
  const watcher = new IntersectionObserver((entries) => {
    state.isNear = entries.some((entry) => entry.isIntersecting);
    actions.askForCopies();
  }, { rootMargin: "200px" });
  watcher.observe(find(".copies"));
}
export function askForCopies({ state, trigger }) {
  const scene = state.scene;
  if (!state.isNear || !scene?.copies.length) return;
  for (const names of [scene.copies, state.copies]) {
    const key = copiesKey(names);
    if (scene.unet.has(key) || scene.asked.has(key)) continue;
    scene.asked.add(key);
    trigger("ask", { copies: [...names] });
  }
}

export function drawCopies(board, scene) {
  const { page, parts: { copied }, state } = board;
  if (!scene.copies.length) return;
  press([...board.find(".toggles").children], (button) => state.copies.includes(button.value));
  const answer = scene.unet.get(copiesKey(state.copies));
  copied.busy.hidden = Boolean(answer || state.problem);
  copied.busy.textContent = page.t("copies.busy");
  copied.stage.setAttribute("aria-label", page.t("copies.aria"));
  classLayer(answer || { width: 1, height: 1, data: [0] }, copied.layer, state.packed);
  drawLabels(copied.canvas, scene, copied.layer);
  writeCopies(board, scene, answer);
}
function writeCopies(board, scene, answer) {
  const { find, page, state } = board;
  const whole = scene.unet.get(copiesKey(scene.copies));
  const words = [];
  if (answer && scene.truth) words.push(...scoreLine(board, agreement(answer, scene.truth, scene.band)));
  if (answer && answer === whole) words.push(make("span", "", page.t("copies.whole")));
  else if (answer && whole) words.push(make("span", "", page.t("copies.differs", { share: page.percent(difference(answer, whole)) })));
  find(".copies .result").replaceChildren(...words);
  const problem = find(".copies .problem");
  problem.hidden = !state.problem;
  problem.textContent = state.problem?.[page.language] ?? "";
}
