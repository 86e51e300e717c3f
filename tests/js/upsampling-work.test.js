// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { countsInside, counterpart, isEven } from "../../demo/lessons/upsampling/evenness.js";
import { filled, limitsOf, randomNumbers } from "../../demo/lessons/upsampling/state.js";
import { overlapOf, workOf } from "../../demo/lessons/upsampling/work.js";
import { madeUpState } from "./upsampling-made-up.js";

/** @type {(numbers: Iterable<number>) => number[]} */
const distinct = (numbers) => [...new Set(numbers)].sort((one, other) => one - other);

test("the first view: the eleventh cell's copy, and 12 where it meets an earlier one", () => {
  const { at, copy, output, terms } = workOf(madeUpState());
  assert.deepEqual(copy, { top: 4, left: 4, bottom: 7, right: 7 });
  assert.deepEqual(at, [4, 4]);
  assert.deepEqual(terms, [{ value: 2, weight: 2 }, { value: 4, weight: 2 }]);
  assert.equal(output.data[4 * 9 + 4], 12);
});
test("cells that come later have not written yet, unless all write at once", () => {
  assert.equal(workOf(madeUpState()).output.data[80], 0);
  assert.equal(workOf(madeUpState({ all: true })).output.data[80], 6);
});
test("the sum can be asked for every cell of the output", () => {
  const { at, reads, terms } = workOf(madeUpState({ at: [0, 2], all: true }));
  assert.deepEqual(at, [0, 2]);
  assert.deepEqual(terms, []); // 1 × 0 + 0 × 2
  assert.deepEqual(reads.flatMap((isRead, cell) => (isRead ? [cell] : [])), [0, 1]);
});
test("a resized map is read by a convolution, and the zeros beyond the border are not counted", () => {
  const { counts, middle, output } = workOf(madeUpState({ method: "nearest", all: true }));
  assert.deepEqual([middle?.rows, output.rows, counts.data[0], counts.data[9]], [8, 8, 4, 9]);
});
test("unpooling: every value stands where the largest of its window stood, and all else is 0", () => {
  const { before, output, places } = workOf(madeUpState({ method: "unpool", all: true }));
  assert.ok(before && places);
  assert.equal([...output.data].filter(Boolean).length, madeUpState().input.filter(Boolean).length);
  places.forEach((place, cell) => assert.equal(output.data[place], madeUpState().input[cell]));
});
test("the same seed brings the same numbers back", () => {
  assert.deepEqual(randomNumbers(7, 20, 9), randomNumbers(7, 20, 9));
  assert.notDeepEqual(randomNumbers(7, 20, 9), randomNumbers(8, 20, 9));
  assert.ok(randomNumbers(7, 200, 4).every((number) => Number.isInteger(number) && number >= 0 && number <= 4));
});
test("one spike stands in the chosen cell, a ramp grows to the right and downwards", () => {
  const spike = filled("spike", { cell: 5, seed: 1 }).input;
  assert.deepEqual(spike?.flatMap((value, cell) => (value ? [cell, value] : [])), [5, 1]);
  assert.deepEqual(filled("ramp", { cell: 5, seed: 1 }).input?.slice(0, 8), [0, 1, 2, 3, 1, 2, 3, 4]);
});

// ---- Evenness ------------------------------------------------------------------------------------
test("3 on 2 makes a checkerboard, 4 on 2 does not", () => {
  assert.deepEqual(countsInside({ kernel: 3, stride: 2 }), [1, 2, 4]);
  assert.deepEqual(countsInside({ kernel: 4, stride: 2 }), [4]);
  assert.deepEqual([isEven({ kernel: 3, stride: 2 }), isEven({ kernel: 4, stride: 2 })], [false, true]);
});
test("the counts that are said are those of the overlap map, inside", () => {
  for (const kernel of [2, 3, 4, 5]) {
    for (const stride of [1, 2, 3]) {
      const { columns, data } = overlapOf(madeUpState({ kernel, stride }));
      const edge = kernel - 1;
      const inside = [...data].filter((_, place) => [Math.floor(place / columns), place % columns].every(
        (side) => side >= edge && side < columns - edge));
      // Where the inside is small, not every count occurs in it.
      const missing = distinct(inside).filter((count) => !countsInside({ kernel, stride }).includes(count));
      assert.deepEqual(missing, [], `${kernel} / ${stride}`);
    }
  }
});
test("uneven is compared with even, and even with uneven", () => {
  for (const kernel of [2, 3, 4, 5]) {
    for (const stride of [2, 3]) {
      const state = madeUpState({ kernel, stride });
      const other = counterpart(state);
      assert.equal(other.stride, stride);
      assert.notEqual(isEven(other), isEven(state), `${kernel} / ${stride}`);
      const [low, high] = limitsOf("kernel", other);
      assert.ok(other.kernel >= low && other.kernel <= high && other.padding === Math.floor(other.padding));
    }
  }
});
