// The three levels as weights of pool5, pool4 and pool3.
import { TAPS } from "./fusion.js";

export const LEVELS = {
  fcn32s: { title: "FCN-32s", weights: [1, 0, 0] },
  fcn16s: { title: "FCN-16s", weights: [1, 1, 0] },
  fcn8s: { title: "FCN-8s", weights: [1, 1, 1] },
};
export const weightsOf = (level) => Object.fromEntries(TAPS.map((tap, place) => [tap, LEVELS[level].weights[place]]));
export const inOrder = (weights) => TAPS.map((tap) => weights[tap]);
// The level that has exactly these weights; undefined if none has.
export const levelOf = (weights) => Object.keys(LEVELS).find((name) => String(LEVELS[name].weights) === String(inOrder(weights)));
