// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { firstState, heard, isCovering, isSent, lookOf, outside, toggled } from "../../demo/room/state.js";
import { saidOf } from "./room-made-up.js";
/** @import { Place, State } from "../../demo/room/types.d.ts" */

/** @param {Partial<State>} [part] @returns {State} */
const phone = (part = {}) => ({ ...firstState("en"), role: "phone", code: "K7P3", ...part });
/** @type {readonly Place[]} */
const MARKS = [[0.1, 0.1], [0.5, 0.5], [0.9, 0.9]];

test("three places can be marked, and a tap near one takes it back", () => {
  const three = MARKS.reduce((marks, place) => toggled(marks, place), /** @type {readonly Place[]} */ ([]));
  assert.deepEqual(three, MARKS);
  assert.equal(toggled(three, [0.3, 0.3]), three);
  assert.deepEqual(toggled(three, [0.52, 0.49]), [MARKS[0], MARKS[2]]);
});

test("a phone that comes back has its marks", () => {
  const said = saidOf({ mine: { marks: MARKS, vote: null, verdicts: [] } });
  const state = { ...phone(), ...heard(phone(), said) };
  assert.deepEqual(state.draft, MARKS);
  assert.ok(isSent(state));
  assert.ok(!isSent({ ...state, isEditing: true }));
});

test("marks that were not sent stay while the room speaks, and go with a new question", () => {
  const state = phone({ said: saidOf(), draft: MARKS.slice(1) });
  assert.equal(heard(state, saidOf({ answered: 28 })).draft, undefined);
  assert.deepEqual(heard(state, saidOf({ number: 2 })).draft, []);
});

test("a question covers the page of a phone; a lesson does not", () => {
  assert.ok(isCovering(phone({ said: saidOf() })));
  assert.ok(!isCovering(phone({ said: saidOf({ step: "lesson" }) })));
  assert.ok(!isCovering(phone()));
  assert.ok(!isCovering(firstState("en")));
});

test("a question calls back who follows, and leaves who has let go", () => {
  const lesson = saidOf({ step: "lesson" });
  assert.equal(heard(phone({ said: lesson, isAside: true }), saidOf()).isAside, false);
  assert.equal(heard(phone({ said: lesson, isAside: true, follows: false }), saidOf()).isAside, undefined);
});

test("a lecturer who reloads the page in a lesson stays in it", () => {
  const screen = phone({ role: "screen" });
  assert.equal(heard(screen, saidOf({ step: "lesson" })).isAside, true);
  assert.equal(heard(screen, saidOf()).isAside, false);
});

test("marks are hidden until the curtain lifts, or the lecturer wants to see them", () => {
  assert.equal(lookOf(phone({ said: saidOf() })), "hide");
  assert.equal(lookOf(phone({ said: saidOf({ lifted: true }) })), "both");
  assert.equal(lookOf(phone({ said: saidOf(), look: "heat" })), "heat");
});

test("outside, nothing of the room is left but the problem", () => {
  const state = { ...phone({ said: saidOf(), draft: MARKS }), ...outside("room.closed") };
  assert.deepEqual([state.role, state.code, state.said, state.draft.length, state.problem], ["none", "", null, 0, "room.closed"]);
});
