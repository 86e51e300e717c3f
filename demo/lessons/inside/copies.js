// @ts-check
// U-Net with some of its copies let through. Only the server can run it; each answer is kept.
import { make, makeButton, press } from "../../web/elements.js";
import { agreement } from "./agreement.js";
import { lineNode, scoreLines } from "./captions.js";
import { drawLabels, paintLabels } from "./label_picture.js";
import { difference } from "./labels.js";
import { buildStage } from "./stage.js";
import { answerIn } from "./state.js";
/** @import { Actions, Scene, Setting, State } from "./types.d.ts" */
/** @import { CopyValue } from "./value.d.ts" */
/** @import { Line } from "./captions.js" */
/** @import { Observe, Stage } from "./stage.js" */

/** @typedef {Stage & { layer: HTMLCanvasElement, busy: HTMLElement }} Copied */
/** @typedef {{ card: HTMLElement, toggles: HTMLElement, result: HTMLElement, problem: HTMLElement }} CopyNodes */

/** @type {(place: HTMLElement, observe: Observe) => Copied} */
export function buildCopied(place, observe) {
  const stage = buildStage(observe);
  const busy = make("span", "tag busy");
  stage.stage.append(busy);
  place.replaceChildren(stage.box);
  return { ...stage, layer: make("canvas"), busy };
}
/** @type {(nodes: CopyNodes, copies: readonly CopyValue[], actions: Actions) => void} */
export function buildToggles({ card, toggles }, copies, actions) {
  card.hidden = !copies.length;
  toggles.replaceChildren(...copies.map(({ tap, stride }) => {
    const button = makeButton("", "", () => actions.switchCopy(tap));
    button.value = tap;
    button.append(make("span", "", tap), make("small", "", `1/${stride}`));
    return button;
  }));
}

/** @type {(copied: Copied, scene: Scene, state: State, background: number | null) => void} */
export function drawCopied(copied, scene, state, background) {
  const answer = answerIn(scene, state, state.muted);
  if (answer) paintLabels(copied.layer, answer, state.colours, background);
  drawLabels(copied.canvas, scene, answer ? copied.layer : null);
}
/** @type {(nodes: CopyNodes, copied: Copied, scene: Scene, state: State, setting: Setting) => void} */
export function writeCopies(nodes, copied, scene, state, setting) {
  const { words, actions } = setting;
  press([...nodes.toggles.children], (/** @type {Element} */ button) => !state.muted.includes(button.getAttribute("value") ?? ""));
  copied.busy.hidden = Boolean(answerIn(scene, state, state.muted) || state.problem);
  copied.busy.textContent = words.t("copies.busy");
  copied.stage.setAttribute("aria-label", words.t("copies.aria"));
  nodes.result.replaceChildren(
    ...resultLines(scene, state, setting).map((line) => lineNode(line, () => actions.explain("edge"))),
  );
  nodes.problem.hidden = !state.problem;
  nodes.problem.textContent = state.problem?.[words.language] ?? "";
}
/** @type {(scene: Scene, state: State, setting: Pick<Setting, "words" | "classes">) => Line[]} */
export function resultLines(scene, state, { words, classes }) {
  const [answer, complete] = [answerIn(scene, state, state.muted), answerIn(scene, state, [])];
  if (!answer) return [];
  const { truth } = scene;
  const lines = truth ? scoreLines(agreement(answer, truth.labels, truth.band, classes.void), words) : [];
  if (!complete) return lines;
  const share = words.percent(difference(answer, complete));
  return [...lines, words.t(answer === complete ? "copies.complete" : "copies.differs", { share })];
}
