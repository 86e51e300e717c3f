// @ts-check
// The state of the board: how it begins, and what its knobs may be.
/** @import { Choices, Filling, Knob, Method, State } from "./types.d.ts" */
/** @import { Colour } from "../../web/values.d.ts" */

export const SIDE = 4; // of the input
export const OWN_SIDE = 5; // of the own kernel
export const CELLS = SIDE * SIDE;
export const LARGEST = 9; // number that a cell may hold; −9 is the smallest
export const METHODS = /** @type {const} */ (["unpool", "transposed", "nearest", "bilinear"]);
export const WEIGHTS = /** @type {const} */ (["ones", "bilinear", "own"]);
export const REALS = /** @type {const} */ (["2", "4", "labels"]);

/** @type {Choices} */
export const USUAL = {
  method: "transposed", kernel: 3, stride: 2, padding: 0, extra: 0, window: 2, hop: 2,
  weights: "own",
  own: [2, 1, 0, 1, 1, 1, 3, 1, 0, 1, 0, 1, 2, 1, 0, 1, 0, 1, 2, 1, 1, 1, 0, 1, 2],
  input: [1, 0, 2, 1, 3, 2, 0, 1, 0, 1, 4, 2, 2, 0, 1, 3],
  seed: 1, cell: 10, all: false, at: null, weight: 0, pair: 0, real: "4", index: null,
};
/** @type {(language: string, colours: readonly Colour[]) => State} */
export const newState = (language, colours) => ({
  ...USUAL, playing: false, scene: null, problem: null, language, colours, resized: 0,
});

// ---- Knobs ---------------------------------------------------------------------------------------
const LIMITS = { kernel: [2, 5], stride: [1, 3], padding: [0, 2], window: [2, 3], hop: [2, 3] };

/** @type {(knob: Knob, state: Pick<Choices, "stride">) => readonly number[]} smallest and largest */
export const limitsOf = (knob, { stride }) => (knob === "extra" ? [0, stride - 1] : LIMITS[knob]);

/** @type {(method: Method) => readonly Knob[]} */
export function knobsOf(method) {
  if (method === "unpool") return ["window", "hop"];
  return method === "transposed" ? ["kernel", "stride", "padding", "extra"] : ["kernel", "stride"];
}

// What a change leads to: no setting lies outside its limits, and no explained cell outside the output.
/** @type {(state: Choices, change: Partial<Choices>) => Partial<Choices>} */
export function settled(state, change) {
  const { extra, stride } = { ...state, ...change };
  const moved = ["method", "kernel", "stride", "padding", "extra", "window", "hop"].some((name) => name in change);
  return { ...change, extra: Math.min(extra, stride - 1), ...(moved ? { at: null } : {}) };
}

// ---- Numbers -------------------------------------------------------------------------------------
// A small generator, so that the same seed brings the same numbers back.
/** @type {(seed: number) => () => number} 0 ≤ number < 1 */
export function randomOf(seed) {
  let state = (seed * 2654435761) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
/** @type {(seed: number, count: number, largest: number) => number[]} */
export function randomNumbers(seed, count, largest) {
  const random = randomOf(seed);
  return Array.from({ length: count }, () => Math.floor(random() * (largest + 1)));
}

/** @type {(filling: Filling, state: Pick<Choices, "cell" | "seed">) => Partial<Choices>} */
export function filled(filling, { cell, seed }) {
  const numbers = Array.from({ length: CELLS }, (_, place) => place);
  if (filling === "ramp") return { input: numbers.map((place) => (place % SIDE) + Math.floor(place / SIDE)) };
  if (filling === "spike") return { input: numbers.map((place) => (place === cell ? 1 : 0)) };
  return { seed: (seed % 999) + 1, input: randomNumbers(seed + 1000, CELLS, 4) };
}
