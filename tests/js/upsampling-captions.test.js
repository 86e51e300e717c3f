// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { formulaOf, noteOf, overlapKey, sumOf, sumSentence, verdictOf, whereOf } from "../../demo/lessons/upsampling/captions.js";
import { inCell, shown } from "../../demo/lessons/upsampling/format.js";
import { workOf } from "../../demo/lessons/upsampling/work.js";
import { madeUpState, WORDS } from "./upsampling-made-up.js";
/** @import { State } from "../../demo/lessons/upsampling/types.d.ts" */

/** @type {(change: Partial<State>) => string} */
function noted(change) {
  const state = madeUpState(change);
  return noteOf(state, workOf(state), WORDS);
}
/** @type {(change: Partial<State>) => string} */
function summed(change) {
  const state = madeUpState(change);
  return sumSentence(state, workOf(state), WORDS).replaceAll("\u00a0", " ");
}

test("numbers have few digits and a true minus", () => {
  assert.deepEqual([shown(-1.005), shown(2), shown(1 / 3), shown(-0)], ["−1", "2", "0.33", "0"]);
  assert.deepEqual([inCell(0.25), inCell(-0.5), inCell(12.34), inCell(0)], [".25", "−.5", "12.3", "0"]);
  assert.deepEqual([inCell(36.89, 12), inCell(9.44, 12), inCell(36.89, 9)], ["37", "9.4", "36.9"]);
});
test("the formula is that of the method", () => {
  assert.equal(formulaOf(madeUpState()), "= (4 − 1) · 2 + 3 − 2 · 0");
  assert.equal(formulaOf(madeUpState({ extra: 1 })), "= (4 − 1) · 2 + 3 − 2 · 0 + 1");
  assert.equal(formulaOf(madeUpState({ method: "nearest" })), "= 4 · 2");
  assert.equal(formulaOf(madeUpState({ method: "unpool" })), "= (4 − 1) · 2 + 2");
});
test("the sentence about evenness follows kernel and stride", () => {
  const said = [[3, 2], [4, 2], [2, 2], [2, 3], [5, 1]].map(([kernel, stride]) => noted({ kernel, stride }).split(" ")[0]);
  assert.deepEqual(said, ["up.note_uneven", "up.note_even", "up.note_single", "up.note_gaps", "up.note_still"]);
  assert.match(noted({}), /"counts":"1, 2, 4"/);
  assert.match(noted({ method: "nearest" }), /note_resized {"count":9}/);
});
test("unpooling says how many cells have a value, and when windows share one", () => {
  assert.match(noted({ method: "unpool" }), /note_unpool {"filled":16,"total":64}/);
  assert.match(noted({ method: "unpool", window: 3, hop: 2 }), /note_(shared|unpool)/);
});
test("the verdict under a map is one of three", () => {
  const verdicts = [[3, 2], [4, 2], [2, 3]].map(([kernel, stride]) => verdictOf(madeUpState({ kernel, stride }), WORDS));
  assert.deepEqual(verdicts, ["up.is_uneven", "up.is_even", "up.is_gaps"]);
});
test("a sum is written out, with brackets around what is below zero", () => {
  const terms = [{ value: 2, weight: -1 }, { value: -3, weight: 2 }];
  assert.equal(sumOf(terms, WORDS).replaceAll("\u00a0", " "), "2 × (−1) + (−3) × 2 = −8");
  assert.equal(sumOf([], WORDS), "0");
  assert.match(sumOf(Array(12).fill({ value: 1, weight: 1 }), WORDS), /up\.sum_rest {"count":3}.*12$/);
});
test("what a sum says of its cell: how many copies, one, or none", () => {
  assert.match(summed({}), /sum_many .*"count":4,"sum":"2 × 2 \+ 4 × 2 = 12"/);
  assert.match(summed({ at: [6, 6] }), /sum_one .*"sum":"4 × 2 = 8"/);
  assert.match(summed({ kernel: 2, stride: 3, at: [2, 2] }), /sum_none/);
  assert.match(summed({ method: "nearest", at: [0, 0] }), /sum_reads .*"count":4/);
  assert.match(summed({ method: "unpool" }), /sum_place .*"value":"4"/);
});
test("every method names what its map counts, and the chosen cell is counted from 1", () => {
  assert.equal(overlapKey("unpool"), "up.values");
  assert.equal(overlapKey("transposed"), "up.copies");
  assert.equal(overlapKey("bilinear"), "up.products");
  assert.equal(whereOf(madeUpState(), WORDS), 'up.cell {"cell":11,"cells":16}');
});
