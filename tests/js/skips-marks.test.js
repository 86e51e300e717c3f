// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { isMarking, MARKS, toggled } from "../../demo/lessons/skips/marks.js";
import { openState } from "./skips-fixtures.js";

test("a tap marks the pixel", () => {
  assert.deepEqual(toggled([], 3.9, 2.2, 1), [{ x: 3, y: 2 }]);
});
test("a tap near a mark takes it back, and the others stay", () => {
  const marks = [{ x: 0, y: 0 }, { x: 50, y: 0 }];
  assert.deepEqual(toggled(marks, 52, 0.5, 2), [{ x: 0, y: 0 }]);
  assert.deepEqual(toggled(marks, 53, 0.5, 2).length, 3);
});
test("there are no more marks than three", () => {
  const marks = [1, 2, 3].map((x) => ({ x: 100 * x, y: 0 }));
  assert.equal(marks.length, MARKS);
  assert.equal(toggled(marks, 20, 20, 2), marks);
});
test("only the photo can be marked, and only while marking", () => {
  const { panels } = openState().scene;
  assert.ok(isMarking({ stage: "marking" }, panels[0]));
  assert.ok(!isMarking({ stage: "marking" }, panels[1]));
  assert.ok(!isMarking({ stage: "revealed" }, panels[0]));
});
