// @ts-check
// A box with a canvas in it, as high as the photo of the scene makes it.
import { make } from "../../web/elements.js";
/** @import { Setting } from "./types.d.ts" */

/** @typedef {{ box: HTMLElement, stage: HTMLElement, canvas: HTMLCanvasElement }} Stage */
/** @typedef {Setting["observe"]} Observe */

/** @type {(observe: Observe) => Stage} */
export function buildStage(observe) {
  const [box, stage, canvas] = [make("div", "box"), make("div", "stage"), make("canvas")];
  stage.setAttribute("role", "img");
  stage.append(canvas);
  box.append(stage);
  observe(canvas);
  return { box, stage, canvas };
}
