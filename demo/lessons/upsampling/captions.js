// @ts-check
// The sentences that change with the numbers.
import { countsInside, isEven } from "./evenness.js";
import { shown } from "./format.js";
import { CELLS, SIDE } from "./state.js";
/** @import { Choices, Term, Words, Work } from "./types.d.ts" */
/** @import { Compared } from "./evenness.js" */

const MOST_TERMS = 9; // of a sum that is written out

/** @type {(method: Choices["method"]) => string} */
export const nameKey = (method) => ({
  unpool: "up.unpool", transposed: "up.transposed", nearest: "up.nearest", bilinear: "up.bilinear",
})[method];
/** @type {(method: Choices["method"]) => string} */
export const saysKey = (method) => ({
  unpool: "up.says_unpool", transposed: "up.says_transposed",
  nearest: "up.says_nearest", bilinear: "up.says_bilinear",
})[method];

// Such as "= (4 − 1) · 2 + 3 − 2 · 0".
/** @type {(state: Choices) => string} */
export function formulaOf({ method, kernel, stride, padding, extra, window, hop }) {
  if (method === "unpool") return `= (${SIDE} − 1) · ${hop} + ${window}`;
  if (method !== "transposed") return `= ${SIDE} · ${stride}`;
  const formula = `= (${SIDE} − 1) · ${stride} + ${kernel} − 2 · ${padding}`;
  return extra ? `${formula} + ${extra}` : formula;
}

// ---- The sum -------------------------------------------------------------------------------------
/** @type {(number: number) => string} */
const factor = (number) => (number < 0 ? `(${shown(number)})` : shown(number));
/** @type {(terms: readonly Term[], words: Words) => string} such as "4 × 2 + 1 × 3 = 11" */
export function sumOf(terms, { t }) {
  const total = shown(terms.reduce((sum, { value, weight }) => sum + value * weight, 0));
  const written = terms.slice(0, MOST_TERMS).map(({ value, weight }) => held(`${factor(value)} × ${factor(weight)}`));
  const count = terms.length - written.length;
  if (count) written.push(t("up.sum_rest", { count }));
  return written.length ? `${written.join(" + ")} ${held(`= ${total}`)}` : total;
}
// A line may break before a plus or an equals sign, and nowhere else.
/** @type {(text: string) => string} */
const held = (text) => text.replaceAll(" ", "\u00a0");
/** @type {(state: Choices, work: Work, words: Words) => string} */
export function sumSentence(state, work, words) {
  const [row, column] = work.at.map((place) => place + 1);
  if (state.method === "unpool") return placeSentence(state, work, words);
  const sum = sumOf(work.terms, words);
  if (state.method !== "transposed") return words.t("up.sum_reads", { row, column, count: readCount(work), sum });
  const count = work.painted.data[work.at[0] * work.painted.columns + work.at[1]];
  const key = count > 1 ? "up.sum_many" : "up.sum_one";
  return words.t(count ? key : "up.sum_none", { row, column, count, sum });
}
// How many cells lie under the kernel, whatever they hold: at a border some are missing.
/** @type {(work: Work) => number} */
const readCount = ({ counts, at }) => counts.data[at[0] * counts.columns + at[1]];
/** @type {(state: Choices, work: Work, words: Words) => string} */
function placeSentence({ cell, hop, input, window: size }, { before, at }, { t }) {
  if (!before) return "";
  const [top, left] = [Math.floor(cell / SIDE) * hop, (cell % SIDE) * hop];
  const numbers = Array.from({ length: size * size }, (_, inside) => (
    before.data[(top + Math.floor(inside / size)) * before.columns + left + (inside % size)]));
  const [row, column] = at.map((place) => place + 1);
  return t("up.sum_place", {
    numbers: numbers.join(", "), largest: Math.max(...numbers), row, column, value: shown(input[cell]),
  });
}

// ---- How often the cells of the output are written -----------------------------------------------
/** @type {(method: Choices["method"]) => string} */
export function overlapKey(method) {
  if (method === "unpool") return "up.values";
  return method === "transposed" ? "up.copies" : "up.products";
}
/** @type {(state: Choices, work: Work, words: Words) => string} */
export function noteOf(state, { counts }, { t }) {
  const { kernel, method, stride } = state;
  if (method === "unpool") return t(isShared(counts.data) ? "up.note_shared" : "up.note_unpool", fillOf(counts.data));
  if (method !== "transposed") return t("up.note_resized", { count: kernel * kernel });
  return t(noteKey(state), { kernel, stride, counts: countsInside(state).join(", ") });
}
/** @type {(state: Compared) => string} */
function noteKey({ kernel, stride }) {
  if (stride === 1) return "up.note_still";
  if (kernel < stride) return "up.note_gaps";
  if (kernel === stride) return "up.note_single";
  return isEven({ kernel, stride }) ? "up.note_even" : "up.note_uneven";
}
/** @type {(counts: ArrayLike<number>) => boolean} */
const isShared = (counts) => Array.from(counts).some((count) => count > 1);
/** @type {(counts: ArrayLike<number>) => { filled: number, total: number }} */
const fillOf = (counts) => ({ filled: Array.from(counts).filter(Boolean).length, total: counts.length });

/** @type {(knobs: Compared, words: Words) => string} */
export function verdictOf(knobs, { t }) {
  if (knobs.kernel < knobs.stride) return t("up.is_gaps");
  return t(isEven(knobs) ? "up.is_even" : "up.is_uneven");
}
/** @type {(state: Choices, words: Words) => string} */
export const whereOf = ({ cell }, { t }) => t("up.cell", { cell: cell + 1, cells: CELLS });
