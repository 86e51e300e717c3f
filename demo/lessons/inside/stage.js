// @ts-check
// A box with a canvas in it, as high as the photo of the scene makes it.
import { make } from "../../web/elements.js";

/** @typedef {{ box: HTMLElement, stage: HTMLElement, canvas: HTMLCanvasElement }} Stage */
/** @typedef {(canvas: HTMLCanvasElement) => void} Observe says when the canvas changes its size */

/** @type {(observe: Observe) => Stage} */
export function buildStage(observe) {
  const [box, stage, canvas] = [make("div", "box"), make("div", "stage"), make("canvas")];
  stage.setAttribute("role", "img");
  stage.append(canvas);
  box.append(stage);
  observe(canvas);
  return { box, stage, canvas };
}
