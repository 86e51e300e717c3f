// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { positionOf } from "../../demo/room/crop.js";
import { darkness, heatOf } from "../../demo/room/heat.js";
import { countOf, headline, keysOf, levelNote, subline, verdictLine, verdictTitle } from "../../demo/room/sentences.js";
import { ANSWER, saidOf, say } from "./room-made-up.js";

const lifted = saidOf({ lifted: true, answer: ANSWER });
const voted = saidOf({ question: "vote", step: "vote", lifted: true, answer: ANSWER, answered: 21 });

test("the title asks, and then says what came of it", () => {
  assert.equal(headline(saidOf(), say), "room.ask_mark");
  assert.equal(headline(lifted, say), "room.hits 54 81");
  assert.equal(subline(lifted, say), "room.repaired 31");
  assert.equal(headline(voted, say), "room.vote_late FCN-16s");
  assert.equal(subline(voted, say), "room.were_right 10 21");
});

test("without truth nobody is called right", () => {
  const open = saidOf({ answer: { ...ANSWER, has_truth: false } });
  assert.equal(headline(open, say), "room.hits_differ 54 81");
  assert.match(subline(open, say), /^room.open_question/);
  assert.deepEqual(keysOf(open).map(({ kind }) => kind), ["differs", "hit"]);
  assert.equal(levelNote(open, 2, say), "");
});

test("marks are counted until the title says more", () => {
  assert.equal(countOf(saidOf(), "hide", say), "room.count_hidden 81");
  assert.equal(countOf(saidOf(), "both", say), "room.count 81");
  assert.equal(countOf(lifted, "both", say), "");
  assert.equal(countOf(saidOf({ answered: 0 }), "both", say), "room.no_marks");
});

test("each level says what it does", () => {
  assert.deepEqual([0, 1, 2].map((level) => levelNote(lifted, level, say)),
    ["room.level_hits 54", "room.level_repaired 20 54", "room.level_repaired 31 54"]);
  assert.equal(levelNote(voted, 2, say), "room.level_votes 6 21");
  assert.equal(levelNote(saidOf(), 0, say), "");
});

test("a phone hears its own verdict", () => {
  const [hit, miss] = [{ hit: true, far: 0, repaired: [false, true] }, { hit: false, far: 78, repaired: [false, false] }];
  const mine = { marks: /** @type {const} */ ([[0, 0], [0, 0], [0, 0]]), vote: 2, verdicts: [hit, miss, miss] };
  assert.equal(verdictTitle({ ...lifted, mine }, say), "room.mine 1");
  assert.equal(verdictTitle(lifted, say), "room.too_late");
  assert.equal(verdictTitle({ ...voted, mine }, say), "room.vote_wrong FCN-16s FCN-8s");
  assert.equal(verdictTitle({ ...voted, mine: { ...mine, vote: 1 } }, say), "room.vote_right FCN-16s");
  assert.equal(verdictTitle(voted, say), "room.vote_late FCN-16s");
  assert.deepEqual([hit, miss, { ...miss, far: null }, { ...hit, repaired: [true, false] }].map((each) => verdictLine(each, true, say)),
    ["room.hit_repaired", "room.miss 78", "room.miss_none", "room.hit_stays"]);
  assert.equal(verdictLine(hit, false, say), "room.hit_differs");
});

test("heat is largest where marks lie, and adds up", () => {
  const heat = heatOf([[0.25, 0.5], [0.25, 0.5], [0.75, 0.5]], 40, 20);
  const at = (/** @type {number} */ column) => heat[10 * 40 + column];
  assert.ok(Math.abs(at(10) - 2) < 0.01);
  assert.ok(Math.abs(at(30) - 1) < 0.01);
  assert.ok(at(20) < 0.01);
  assert.ok(darkness(2, 9) < darkness(9, 9));
  assert.ok(darkness(1, 1) < 0.5, "one mark alone is no agreement");
});

test("a piece shows its mark in the middle, as far as the picture reaches", () => {
  assert.equal(positionOf(0.5, 4), 50);
  assert.equal(positionOf(0, 4), 0);
  assert.equal(positionOf(1, 4), 100);
  assert.equal(positionOf(0.3, 1), 50);
  // At zoom 4, three of four piece widths are left over; the mark stands half a piece from the left.
  assert.ok(Math.abs(positionOf(0.25, 4) - (100 * 0.5) / 3) < 1e-9);
});
