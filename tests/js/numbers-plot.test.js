// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { FRAME, labelsFor, plotOf } from "../../demo/lessons/numbers/plot.js";
import { ROWS, rowOf, SPEED } from "./numbers-made-up.js";

const SIZE = /** @type {const} */ ([400, 200]);

test("a network without an edge score or without a time has no mark", () => {
  assert.deepEqual(plotOf(ROWS, "work", null, SIZE)?.marks.map(({ row }) => row.name), ["coarse", "fine"]);
  assert.equal(plotOf(ROWS, "time", null, SIZE), null);
  assert.equal(plotOf(ROWS, "time", SPEED, SIZE)?.marks.length, 2);
  assert.equal(plotOf([ROWS[2]], "work", null, SIZE), null);
});

test("more edge score stands higher, and the same factor takes the same room", () => {
  const rows = [1e9, 10e9, 100e9].map((work, place) =>
    rowOf({ name: `n${place}`, edge: 0.3 + place / 20, cost: { multiply_adds: work, rows: 1, columns: 1 } }));
  const plot = plotOf(rows, "work", null, SIZE);
  assert.ok(plot);
  const [first, second, third] = plot.marks;
  assert.ok(first.y > second.y && second.y > third.y);
  assert.ok(Math.abs(second.x - first.x - (third.x - second.x)) < 1e-9);
  assert.ok(plot.marks.every(({ x, y }) => x >= FRAME.left && x <= SIZE[0] && y >= 0 && y <= SIZE[1] - FRAME.below));
  assert.deepEqual(plot.y.ticks, [30, 35, 40]);
  assert.deepEqual(plot.x.ticks.map((tick) => tick / 1e9), [1, 2, 5, 10, 20, 50, 100]);
});

test("in a low picture the lines keep apart", () => {
  const rows = [0.26, 0.54].map((edge, place) => rowOf({ name: `n${place}`, edge }));
  const ticks = plotOf(rows, "work", null, [400, 90])?.y.ticks ?? [];
  assert.ok(ticks.length >= 2 && ticks.length <= 4, String(ticks));
});

test("names cover neither marks nor each other", () => {
  const marks = [[50, 60], [50, 76], [50, 92], [385, 60]].map(([x, y], place) => ({ row: rowOf({ name: `n${place}` }), x, y }));
  const labels = labelsFor(marks, () => 50, SIZE);
  assert.equal(labels.length, 4);
  for (const [place, { x, y, mark }] of labels.entries()) {
    assert.ok(x >= FRAME.left && x + 50 <= SIZE[0]);
    for (const other of labels.slice(place + 1)) assert.ok(Math.abs(other.x - x) >= 50 || Math.abs(other.y - y) >= 15);
    for (const each of marks) assert.ok(each === mark || each.x + 6 <= x || each.x - 6 >= x + 50 || Math.abs(each.y - y) >= 13.5);
  }
});
