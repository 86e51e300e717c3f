// @ts-check
// The loss map: light where the true class has nearly everything, dark where it has nearly nothing.
import { clamp } from "../../web/elements.js";
import { paint } from "../../web/layers.js";
/** @import { Loss, Words } from "./types.d.ts" */
/** @import { Colour } from "../../web/values.d.ts" */

export const MOST = 4; // nats; the last colour stands for all that is more (p below 2 %)
const STOPS = /** @type {Colour[]} */ ([[246, 242, 234], [222, 132, 82], [140, 46, 28], [38, 12, 12]]);
const STEPS = 255;
const UNJUDGED = /** @type {Colour} */ ([214, 210, 202]);

const stepColours = Array.from({ length: STEPS + 1 }, (_, step) => {
  const place = (step / STEPS) * (STOPS.length - 1);
  const low = Math.min(Math.floor(place), STOPS.length - 2);
  return STOPS[low].map((from, channel) => Math.round(from + (place - low) * (STOPS[low + 1][channel] - from)));
});
/** @type {(loss: number) => readonly number[]} */
export const lossColour = (loss) => (
  Number.isNaN(loss) ? UNJUDGED : stepColours[Math.round(clamp(loss / MOST, 0, 1) * STEPS)]);

/** @type {(canvas: HTMLCanvasElement, loss: Loss) => void} */
export function drawLoss(canvas, { width, height, values }) {
  const context = canvas.getContext("2d");
  if (!canvas.width || !context) return;
  const small = paint(width, height, (/** @type {number} */ pixel) => lossColour(values[pixel]));
  context.imageSmoothingEnabled = true;
  context.drawImage(small, 0, 0, canvas.width, canvas.height);
}
// Of every few pixels it is an estimate, and says so.
/** @type {(loss: Loss, words: Words) => string} */
export function lossLine({ every, sum, mean, edge }, words) {
  const [about, whole] = [every > 1 ? "≈\u202f" : "", Math.round(sum).toLocaleString("en-US")];
  return words.t("loss.line", { sum: about + whole, mean: mean.toFixed(2), share: Math.round(100 * edge) });
}
