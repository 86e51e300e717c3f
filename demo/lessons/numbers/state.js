// @ts-check
// The state of the board: how it begins, what a tap makes of it, and what comes from the server.
import { nextOrder } from "./columns.js";
/** @import { ColumnKey, State } from "./types.d.ts" */
/** @import { NumbersValue, RowValue } from "./value.d.ts" */

const USUAL_THIRD = "work";

/** @type {(language: State["language"]) => State} */
export const firstState = (language) => ({
  table: null, speed: null, isMeasuring: false, problem: null,
  order: null, opened: null, pointed: null, part: "card", axis: "work", third: USUAL_THIRD,
  isNarrow: false, copied: null, language, size: [0, 0],
});

/** @type {(state: State) => RowValue | undefined} */
export const openedRow = ({ table, opened }) => table?.rows.find(({ name }) => name === opened);

/** @type {(state: State, name: string) => Partial<State>} */
export const toggled = ({ opened }, name) => ({ opened: opened === name ? null : name, copied: null });

/** A tap on the head of a column. @type {(state: State, key: ColumnKey) => Partial<State>} */
export const sortedBy = ({ order }, key) => ({ order: nextOrder(order, key) });

/** A phone's choice: the column to show is the column to sort by. @type {(state: State, key: ColumnKey) => Partial<State>} */
export const shownThird = (_, key) => ({ third: key, order: nextOrder(null, key) });

/** @type {State["speed"]} */
const NOTHING = null;
/** @type {() => Partial<State>} */
export const startedMeasuring = () => ({ isMeasuring: true, problem: null, axis: "time", speed: NOTHING });

/**
 * What an answer of the server changes.
 *
 * @param {State} state
 * @param {NumbersValue} value
 * @returns {Partial<State>}
 */
export function received(state, { table, speed, problem }) {
  if (problem) return { problem, isMeasuring: false };
  const isDone = speed !== null && speed.ended > 0;
  return {
    ...(table ? { table } : {}),
    ...(speed ? { speed } : {}),
    ...(isDone ? { isMeasuring: false } : {}),
  };
}
