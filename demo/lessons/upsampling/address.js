// @ts-check
// What the address says of this board, one row for each parameter. The names begin with "up", for all
// lessons share one address. A list stands with dots between its numbers.
import { CELLS, LARGEST, limitsOf, METHODS, OWN_SIDE, REALS, USUAL, WEIGHTS } from "./state.js";
import { overlapOf } from "./work.js";
/** @import { ClassRow } from "../../web/values.d.ts" */
/** @import { Choices, Knob, State } from "./types.d.ts" */
/** @import { Mapping, Parameter } from "../../web/address.js" */

const MOST_SEEDS = 999;
const PAIRS = 4;

// The order matters: the output padding depends on the stride, and a cell of the output on them all.
/** @type {(classes: readonly ClassRow[]) => Mapping<State>} */
export const mappingOf = (classes) => ({
  up: oneOf("method", METHODS),
  "up-kernel": knob("kernel"),
  "up-stride": knob("stride"),
  "up-padding": knob("padding"),
  "up-extra": knob("extra"),
  "up-window": knob("window"),
  "up-hop": knob("hop"),
  "up-weights": oneOf("weights", WEIGHTS),
  "up-own": OWN,
  "up-in": INPUT,
  "up-seed": counted("seed", 1, MOST_SEEDS, 0),
  "up-cell": counted("cell", 1, CELLS, 1),
  "up-all": { write: ({ all }) => (all ? "1" : null), read: (text) => ({ all: text === "1" }) },
  "up-at": AT,
  "up-pair": counted("pair", 1, PAIRS, 1),
  "up-real": oneOf("real", REALS),
  "up-class": classParameter(classes),
});

/** @type {<Name extends "method" | "weights" | "real">(name: Name, values: readonly Choices[Name][]) => Parameter<State>} */
function oneOf(name, values) {
  return {
    write: (state) => (state[name] === USUAL[name] ? null : state[name]),
    read(text) {
      const value = values.find((known) => known === text);
      return value ? { [name]: value } : {};
    },
  };
}
/** @type {(text: string) => number | null} */
const wholeOf = (text) => (/^-?\d{1,3}$/.test(text) ? Number(text) : null);
/** @type {(text: string, low: number, high: number) => number | null} */
function between(text, low, high) {
  const number = wholeOf(text);
  return number !== null && number >= low && number <= high ? number : null;
}

/** @type {(name: Knob) => Parameter<State>} */
const knob = (name) => ({
  write: (state) => (state[name] === USUAL[name] ? null : String(state[name])),
  read(text) {
    // The stride of the address is not in the state yet; whoever reads it settles the rest.
    const [low, high] = limitsOf(name, { stride: 3 });
    const number = between(text, low, high);
    return number === null ? {} : { [name]: number };
  },
});
/** @type {(name: "seed" | "cell" | "pair", low: number, high: number, from: number) => Parameter<State>} */
const counted = (name, low, high, from) => ({
  write: (state) => (state[name] === USUAL[name] ? null : String(state[name] + from)),
  read(text) {
    const number = between(text, low, high);
    return number === null ? {} : { [name]: number - from };
  },
});

/** @type {(text: string, count: number) => number[] | null} */
function numbersOf(text, count) {
  const numbers = text.split(".").map((part) => between(part, -LARGEST, LARGEST));
  return numbers.length === count && !numbers.includes(null) ? /** @type {number[]} */ (numbers) : null;
}
/** @type {Parameter<State>} */
const INPUT = {
  write: ({ input }) => (String(input) === String(USUAL.input) ? null : input.join(".")),
  read(text) {
    const input = numbersOf(text, CELLS);
    return input ? { input } : {};
  },
};
/** @type {Parameter<State>} */
const OWN = {
  write: ({ own }) => (String(own) === String(USUAL.own) ? null : own.join(".")),
  read(text) {
    const own = numbersOf(text, OWN_SIDE * OWN_SIDE);
    return own ? { own } : {};
  },
};
/** @type {Parameter<State>} */
const AT = {
  write: ({ at }) => at && at.map((place) => place + 1).join("."),
  read(text) {
    const [row, column, ...rest] = text.split(".").map((part) => between(part, 1, 99));
    return row && column && !rest.length ? { at: [row - 1, column - 1] } : {};
  },
};
/** @type {(classes: readonly ClassRow[]) => Parameter<State>} */
const classParameter = (classes) => ({
  write: ({ index }) => (index === null ? null : englishName(classes[index])),
  read(text) {
    const known = classes.find((row) => englishName(row) === text);
    return known ? { index: known.index } : {};
  },
});
/** @type {(row: ClassRow) => string} */
const englishName = (row) => row.name.en.toLowerCase();

// What an address asks for, as far as its parts fit together.
/** @type {(asked: Partial<State>, state: State) => Partial<State>} */
export function fitting(asked, state) {
  const wanted = { ...state, ...asked };
  const extra = Math.min(wanted.extra, wanted.stride - 1);
  const { rows, columns } = overlapOf({ ...wanted, extra, at: null });
  const isInside = wanted.at && wanted.at[0] < rows && wanted.at[1] < columns && wanted.method !== "unpool";
  return { ...asked, extra, at: isInside ? wanted.at : null };
}
