// @ts-check
// Mask R-CNN step by step, for one object: proposals, the RoI on its feature grid, class and box, the
// 28 × 28 mask, and the mask in the photo. The words and the frame; `steps_picture.js` draws.
/** @import { FoundObject, MakeChange, OpenState, State, StepsValue, Words } from "./types.d.ts" */
import { make, makeButton } from "../../web/elements.js";
import { explain } from "./changes.js";
import { inText } from "./label_sets.js";
import { titleOf } from "./networks.js";
import { objectAlone } from "./object_card.js";
import { MASK_SIDE } from "./object_masks.js";
import { drawStep, STEPS } from "./steps_picture.js";

/** What is known of the object that stands alone, if its steps are asked for. @param {Readonly<State>} state */
export function stepsOf({ alone, isExplained, steps }) {
  if (!isExplained || alone?.kind !== "object") return null;
  return steps?.network === alone.network && steps.place === alone.place ? steps : null;
}

/** @param {HTMLElement} section @param {OpenState} state @param {Words} page @param {MakeChange} change */
export function writeSteps(section, state, page, change) {
  const object = objectAlone(state);
  section.hidden = !state.isExplained || !object;
  if (!object || section.hidden) return;
  const steps = stepsOf(state);
  const hadFocus = section.contains(document.activeElement);
  section.replaceChildren(introduction(object, state, page, change), ...parts(steps, object, page));
  if (hadFocus) section.querySelector("button")?.focus();
  if (steps) drawSteps(section, steps, object, state);
}
/** @param {HTMLElement} section @param {StepsValue} steps @param {FoundObject} object @param {OpenState} state */
export function drawSteps(section, steps, object, state) {
  for (const canvas of section.querySelectorAll("canvas")) {
    drawStep(canvas, canvas.dataset.step ?? "", { object, scene: state.scene, steps, opacity: state.opacity });
  }
}

// ---- The frame --------------------------------------------------------------------------------
/** @param {FoundObject} object @param {OpenState} state @param {Words} page @param {MakeChange} change */
function introduction(object, state, page, change) {
  const name = state.alone?.kind === "object" ? titleOf(state, state.alone.network) : "";
  const head = make("header");
  const what = `${inText(object.entry.name[page.language])} ${object.number}`;
  head.append(
    make("h2", "", page.t("steps.title", { name, object: what })),
    makeButton("close", page.t("steps.close"), () => change(explain(false))),
  );
  return head;
}
/** @param {StepsValue | null} steps @param {FoundObject} object @param {Words} page */
function parts(steps, object, page) {
  if (!steps) return [make("p", "waits", page.t("steps.wait"))];
  const first = make("span", "part faster", page.t("steps.faster"));
  const list = make("ol");
  list.append(...STEPS.map((step) => stepNode(step, steps, object, page)));
  return [first, make("span", "part mask", page.t("steps.fcn")), list];
}
/** @param {string} step @param {StepsValue} steps @param {FoundObject} object @param {Words} page */
function stepNode(step, steps, object, page) {
  const item = make("li");
  const canvas = make("canvas");
  canvas.dataset.step = step;
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", page.t(`steps.${step}`));
  const box = make("div", "step-box");
  box.append(canvas);
  item.append(box, make("b", "", page.t(`steps.${step}`)), make("p", "", wordsOf(step, steps, object, page)));
  return item;
}
/** With a minus, which is as wide as a plus. @param {number} number */
const signed = (number) => number.toFixed(1).replace("-", "\u2212");

/** @param {string} step @param {StepsValue} steps @param {FoundObject} object @param {Words} page */
function wordsOf(step, { anchors, class_scores: scores, kept, logits, proposals, rank, stride }, object, page) {
  const { entry, photoBox: [x1, y1, x2, y2] } = object;
  const whole = (/** @type {number} */ number) => number.toLocaleString("en");
  return page.t(`steps.${step}.words`, {
    anchors: whole(anchors), kept: whole(kept), drawn: Math.min(proposals.length, kept), rank, stride,
    class: inText(entry.name[page.language]), score: scores[entry.index].toFixed(2),
    width: Math.round(x2 - x1), height: Math.round(y2 - y1), low: signed(logits[0]), high: signed(logits[1]),
    wide: ((x2 - x1) / MASK_SIDE).toFixed(1), high_cell: ((y2 - y1) / MASK_SIDE).toFixed(1),
  });
}
