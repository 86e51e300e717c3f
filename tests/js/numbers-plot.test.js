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
  assert.deepEqual(plot.x.ticks.map((tick) => tick / 1e9), [0.5, 1, 2, 5, 10, 20, 50, 100, 200]);
});

test("in a low picture the lines keep apart", () => {
  const rows = [0.26, 0.54].map((edge, place) => rowOf({ name: `n${place}`, edge }));
  const ticks = plotOf(rows, "work", null, [400, 90])?.y.ticks ?? [];
  assert.ok(ticks.length >= 2 && ticks.length <= 4, String(ticks));
});

test("names cover neither marks nor each other", () => {
  const marks = [[50, 60], [50, 76], [50, 92], [385, 60]].map(([x, y], place) => ({ row: rowOf({ name: `n${place}` }), x, y }));
  const labels = labelsFor(marks, () => false, () => 50, SIZE);
  assert.equal(labels.length, 4);
  for (const [place, { x, y, mark }] of labels.entries()) {
    assert.ok(x >= FRAME.left && x + 50 <= SIZE[0]);
    for (const other of labels.slice(place + 1)) assert.ok(Math.abs(other.x - x) >= 50 || Math.abs(other.y - y) >= 15);
    for (const each of marks) assert.ok(each === mark || each.x + 6 <= x || each.x - 6 >= x + 50 || Math.abs(each.y - y) >= 13.5);
  }
});

// Name, billion multiply-adds, edge score: as crowded as the shipped networks are.
const CROWD = /** @type {const} */ ([
  ["FCN-32s", 1.16, 37.5], ["FCN-16s", 1.16, 43], ["FCN-8s", 1.16, 44.5], ["U-Net", 4.47, 44.9],
  ["Hypercolumns", 1.69, 45.4], ["PSPNet", 1.42, 39.1], ["DeepLabV3", 2.42, 38.5],
  ["FCN-32s", 41.5, 28.4], ["FCN-16s", 41.5, 32.2], ["FCN-8s", 41.5, 33.6], ["DeconvNet", 52.7, 31.6],
]);
const WIDE = /** @type {const} */ ([390, 200]);
/** @param {import("../../demo/lessons/numbers/types.d.ts").Mark} mark */
const widthOf = ({ row }) => 7 * row.title.length;

/** @param {string} [first] */
function labelled(first) {
  const rows = CROWD.map(([title, work, edge], place) => rowOf({
    name: `n${place}`, title, edge: edge / 100, cost: { multiply_adds: 1e9 * work, rows: 1, columns: 1 },
  }));
  const { marks } = /** @type {NonNullable<ReturnType<typeof plotOf>>} */ (plotOf(rows, "work", null, WIDE));
  return { marks, labels: labelsFor(marks, ({ row }) => row.name === first, widthOf, WIDE) };
}

test("in a crowd all names but one have a place, nearest to their own marks", () => {
  const { marks, labels } = labelled();
  assert.ok(labels.length >= CROWD.length - 1);
  for (const { mark, x, y } of labels) {
    const right = x + widthOf(mark);
    const distances = marks.map((each) => Math.hypot(Math.max(x - each.x, each.x - right, 0), Math.max(Math.abs(each.y - y) - 7.5, 0)));
    assert.equal(marks[distances.indexOf(Math.min(...distances))], mark, mark.row.title);
  }
});

test("a name that comes first has its place, whatever becomes of the others", () => {
  for (const place of CROWD.keys()) assert.equal(labelled(`n${place}`).labels[0].mark.row.name, `n${place}`);
});
