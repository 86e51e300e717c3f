// @ts-check
// What a visitor can do: the only changes of the board's state besides those of `incoming.js`.
import { clamp } from "../../web/elements.js";
import { CELLS, filled, LARGEST, limitsOf, OWN_SIDE, settled } from "./state.js";
import { workOf } from "./work.js";
/** @import { Store } from "../../web/store.js" */
/** @import { Actions, State } from "./types.d.ts" */

const BEAT = 700; // milliseconds from one cell to the next while it plays

/** @type {(number: number) => number} */
const allowed = (number) => clamp(number, -LARGEST, LARGEST);
/** @type {(numbers: readonly number[], place: number, number: number) => number[]} */
const replaced = (numbers, place, number) => numbers.map((old, other) => (other === place ? number : old));

/** @type {(store: Store<State>) => Actions} */
export function makeActions(store) {
  const { get } = store;
  /** @type {Actions["set"]} */
  const set = (change) => store.set(settled(get(), change));
  /** @type {(cell: number, change?: Partial<State>) => void} */
  const goTo = (cell, change = {}) => store.set({ cell, at: null, ...change });
  /** @type {(value: number) => void} */
  const write = (value) => store.set({ input: replaced(get().input, get().cell, allowed(value)) });
  /** @type {(value: number) => void} */
  const writeWeight = (value) => get().weights === "own" && store.set({ own: replaced(get().own, get().weight, allowed(value)) });
  return {
    set, write, writeWeight,
    turn: (knob, by) => {
      const [low, high] = limitsOf(knob, get());
      set({ [knob]: clamp(get()[knob] + by, low, high) });
    },
    choose: (cell) => {
      if (cell === get().cell) write(get().input[cell] < LARGEST ? get().input[cell] + 1 : 0);
      else goTo(cell, { playing: false });
    },
    chooseOutput: (place) => store.set(chosenOutput(place, get())),
    showAll: () => store.set({ all: !get().all, playing: false }),
    move: (by) => goTo((get().cell + by + CELLS) % CELLS, { all: false, playing: false }),
    add: (by) => write(get().input[get().cell] + by),
    fill: (filling) => store.set(filled(filling, get())),
    play: makePlayer(store, goTo),
    pickWeight: (place) => {
      const { own, weight, weights } = get();
      if (weights !== "own") return;
      if (place === weight) writeWeight(own[place] < LARGEST ? own[place] + 1 : -1);
      else store.set({ weight: place });
    },
    addWeight: (by) => writeWeight(get().own[get().weight] + by),
  };
}

// The cell of the output whose sum is written out. Unpooling writes none; there, the cell of the input
// that has put its value here is chosen.
/** @type {(place: number, state: State) => Partial<State>} */
function chosenOutput(place, state) {
  const { output, places } = workOf(state);
  if (!places) return { at: [Math.floor(place / output.columns), place % output.columns] };
  const cell = places.lastIndexOf(place);
  return cell < 0 ? {} : { cell, playing: false };
}

// From the first cell on, or from the chosen one if some are left; a second press stops.
/** @type {(store: Store<State>, goTo: (cell: number, change?: Partial<State>) => void) => () => void} */
function makePlayer(store, goTo) {
  let timer = 0;
  const stop = () => {
    clearInterval(timer);
    store.set({ playing: false });
  };
  const beat = () => {
    const { cell, playing } = store.get();
    if (playing && cell < CELLS - 1) goTo(cell + 1);
    if (!playing || cell + 1 >= CELLS - 1) stop();
  };
  return () => {
    const { all, cell, playing } = store.get();
    stop();
    if (playing) return;
    goTo(all || cell === CELLS - 1 ? 0 : cell, { playing: true, all: false });
    timer = window.setInterval(beat, BEAT);
  };
}

// The place in the own 5 × 5 numbers of a place in a kernel of this size.
/** @type {(place: number, size: number) => number} */
export const ownPlace = (place, size) => Math.floor(place / size) * OWN_SIDE + (place % size);
/** @type {(place: number, size: number) => number | null} */
export function kernelPlace(place, size) {
  const [row, column] = [Math.floor(place / OWN_SIDE), place % OWN_SIDE];
  return row < size && column < size ? row * size + column : null;
}
