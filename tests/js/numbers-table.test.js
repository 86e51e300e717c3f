// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { readAddress } from "../../demo/web/address.js";
import { MAPPING } from "../../demo/lessons/numbers/address.js";
import { columnOf, inOrder, nextOrder, textOf } from "../../demo/lessons/numbers/columns.js";
import { csvOf } from "../../demo/lessons/numbers/csv.js";
import { rankedClasses } from "../../demo/lessons/numbers/class_parts.js";
import { openedRow, received, startedMeasuring, toggled } from "../../demo/lessons/numbers/state.js";
import { judgedWords, skipsWords, timedWords } from "../../demo/lessons/numbers/summary.js";
import { setName, usualRun } from "../../demo/lessons/numbers/sets.js";
import { ROWS, rowOf, SPEED, stateOf, TABLE, WORDS } from "./numbers-made-up.js";

/** @param {import("../../demo/lessons/numbers/types.d.ts").Order | null} order */
const sorted = (order) => inOrder(ROWS, order, SPEED).map(({ name }) => name);

// ---- The order of the rows ---------------------------------------------------------------------
test("a column sorts both ways, and what has no value comes last in either", () => {
  assert.deepEqual(sorted(null), ["coarse", "fine", "boxes"]);
  assert.deepEqual(sorted({ column: "edge", isFalling: true }), ["fine", "coarse", "boxes"]);
  assert.deepEqual(sorted({ column: "edge", isFalling: false }), ["coarse", "fine", "boxes"]);
  assert.deepEqual(sorted({ column: "time", isFalling: false }), ["fine", "coarse", "boxes"]);
});

test("taps on a head show the best first, then the worst, then the rows as they came", () => {
  const first = nextOrder(null, "edge");
  assert.deepEqual(first, { column: "edge", isFalling: true });
  const second = nextOrder(first, "edge");
  assert.deepEqual(second, { column: "edge", isFalling: false });
  assert.equal(nextOrder(second, "edge"), null);
  assert.deepEqual(nextOrder(second, "work"), { column: "work", isFalling: false }, "the least work is the best");
  assert.deepEqual(nextOrder(null, "name"), { column: "name", isFalling: false });
});

test("cells show what was measured, and a dash for what was not", () => {
  /** @param {string} key @param {import("./numbers-made-up.js").Row} row */
  const text = (key, row) => {
    const column = columnOf(key);
    assert.ok(column);
    return textOf(column, row, SPEED);
  };
  assert.equal(text("edge", ROWS[1]), "33.6");
  assert.equal(text("work", ROWS[1]), "10.0");
  assert.equal(text("time", ROWS[1]), "10");
  assert.equal(text("time", ROWS[2]), "–");
  assert.equal(text("published", ROWS[0]), "–");
  assert.equal(columnOf("constructor"), undefined);
});

// ---- The address --------------------------------------------------------------------------------
test("the address brings the view back, and nonsense changes nothing", () => {
  const read = (/** @type {string} */ query) => readAddress(MAPPING, (name) => new URLSearchParams(query).get(name), stateOf());
  assert.deepEqual(read("sort=-edge&row=fine&about=limits&against=time"), {
    order: { column: "edge", isFalling: true }, opened: "fine", part: "limits", axis: "time",
  });
  assert.deepEqual(read("sort=work"), { order: { column: "work", isFalling: false }, third: "work" });
  assert.deepEqual(read("sort=toString&row=<b>"), {});
  assert.deepEqual(read("about=toString&against=x"), { part: "card", axis: "work" });
  for (const query of ["sort=-edge&row=fine&about=limits&against=time", ""]) {
    const state = stateOf(read(query));
    const written = Object.entries(MAPPING).map(([name, { write }]) => [name, write(state)]).filter(([, text]) => text !== null);
    assert.equal(written.map((pair) => pair.join("=")).join("&"), query);
  }
  assert.equal(MAPPING.row.write(stateOf({ opened: "nobody" })), null);
});

// ---- The state ----------------------------------------------------------------------------------
test("a second tap closes the card, and an unknown network opens none", () => {
  assert.deepEqual(toggled(stateOf(), "fine").opened, "fine");
  assert.deepEqual(toggled(stateOf({ opened: "fine" }), "fine").opened, null);
  assert.equal(openedRow(stateOf({ opened: "fine" })), ROWS[1]);
  assert.equal(openedRow(stateOf({ opened: "nobody" })), undefined);
});

test("measuring ends with the last answer or with a problem", () => {
  const state = stateOf(startedMeasuring());
  assert.deepEqual(received(state, { serial: 1, table: null, speed: SPEED, problem: null }), { speed: SPEED });
  const done = { ...SPEED, ended: 7 };
  assert.deepEqual(received(state, { serial: 2, table: null, speed: done, problem: null }), { speed: done, isMeasuring: false });
  const problem = { en: "No weights." };
  assert.deepEqual(received(state, { serial: 3, table: null, speed: null, problem }), { problem, isMeasuring: false });
});

// ---- What is said -------------------------------------------------------------------------------
test("the sentences compute their figures from the rows", () => {
  assert.equal(skipsWords(ROWS, WORDS), "numbers.skips numbers.gain 5.2 VGG16");
  assert.equal(skipsWords([ROWS[0]], WORDS), "", "one level alone gains nothing");
  assert.match(judgedWords(stateOf(), WORDS), /^numbers\.judged 7 numbers\.set_voc numbers\.edge_note 5/);
  assert.equal(timedWords(stateOf({ isMeasuring: true, speed: SPEED }), WORDS), "numbers.measuring 2 3");
  assert.equal(timedWords(stateOf({ axis: "time" }), WORDS), "");
  assert.match(timedWords(stateOf({ axis: "time", speed: SPEED }), WORDS), /^numbers\.timed 5 4 3 a test/);
});

test("the usual set is the one that judged most networks", () => {
  const other = { ...ROWS[0].card, runs: [{ command: "", data: "coco", photos: 9 }] };
  assert.equal(usualRun([rowOf({ card: other }), ...ROWS])?.photos, 7);
  assert.equal(usualRun([]), undefined);
  assert.equal(setName("pets", WORDS), "pets");
});

test("classes are ranked, in the visitor's language", () => {
  const classes = { measure: "iou", scores: { cat: 0.2, dog: 0.7, cow: 0.5 } };
  assert.deepEqual(rankedClasses(classes, stateOf({ language: "ko" })).map(({ name }) => name), ["개", "cow", "고양이"]);
});

test("the file has every figure, and quotes what needs it", () => {
  const first = rowOf({ title: 'A "b", c', classes: { measure: "iou", scores: { cat: 0.25 } } });
  const lines = csvOf(TABLE, [first, ROWS[2]], SPEED).split("\r\n");
  assert.equal(lines.length, 4);
  assert.match(lines[0], /^id,task,name,trunk,miou,edge,.*,measured_on,class: cat,class: dog$/);
  assert.match(lines[1], /^one,semantic,"A ""b"", c",VGG16,0\.5,0\.3,.*,0\.25,$/);
  assert.match(lines[2], /^boxes,instance,Boxes,,,,/);
});
