// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { gameOf, isPlayable, summaryOf, verdictKind } from "../../demo/lessons/skips/predict.js";
import { GROUND, labelsOf, levelOf, NOBODY, openState, sceneOf, SEA, SKY, WORDS } from "./skips-fixtures.js";

/** @type {[number, number, number | null, string][]} coarse, fine, truth */
const CASES = [
  [SKY, SKY, null, "agree"], [SKY, SEA, null, "differ"], [SKY, SEA, NOBODY, "void"], [SKY, SKY, SKY, "right"],
  [SKY, SEA, SKY, "spoiled"], [SKY, SEA, SEA, "repaired"], [SKY, SEA, GROUND, "wrong"], [SKY, SKY, GROUND, "wrong"],
];
for (const [coarse, fine, truth, kind] of CASES) {
  test(`coarse ${coarse}, fine ${fine}, truth ${truth}: ${kind}`, () => {
    assert.equal(verdictKind(coarse, fine, truth, NOBODY), kind);
  });
}
test("0 and 255 are classes like any other, unless the label set says so", () => {
  assert.equal(verdictKind(0, 255, 255, NOBODY), "repaired");
});
test("the score counts what the coarse level missed, and what of it was repaired", () => {
  assert.equal(summaryOf(["repaired", "wrong", "right"], true, WORDS), "predict.sum marks=3 found=2 repaired=1");
  assert.equal(summaryOf(["void", "spoiled", "right"], true, WORDS), "predict.sum marks=3 found=0 repaired=0");
  assert.equal(summaryOf(["agree", "differ", "differ"], false, WORDS), "predict.sum_differ marks=3 found=2");
});

const marks = [{ x: 0, y: 0 }, { x: 3, y: 1 }, { x: 7, y: 3 }];
test("before the levels are shown, nothing is said of them", () => {
  const game = gameOf(openState({ stage: "marking", marks: marks.slice(1) }), WORDS);
  assert.deepEqual([game.title, game.verdicts, game.canReveal], ["predict.ask", [], false]);
  assert.ok(gameOf(openState({ stage: "marking", marks }), WORDS).canReveal);
});
test("without truth, each mark says whether the levels agree", () => {
  const game = gameOf(openState({ stage: "revealed", marks }), WORDS);
  assert.equal(game.title, "predict.sum_differ marks=3 found=1");
  assert.deepEqual(game.verdicts, [
    "predict.agree coarse=Ground fine=Ground truth=",
    "predict.differ coarse=Ground fine=Sky truth=",
    "predict.agree coarse=Sky fine=Sky truth=",
  ]);
});
test("with truth, each mark says who was right", () => {
  const scene = sceneOf({ truth: labelsOf((x) => (x === 0 ? NOBODY : SKY)) });
  const game = gameOf(openState({ stage: "revealed", marks }, scene), WORDS);
  assert.deepEqual(game.verdicts.map((sentence) => sentence.split(" ")[0]), ["predict.void", "predict.repaired", "predict.right"]);
  assert.match(game.verdicts[0], /legend\.void/);
});
test("one level alone is no game", () => {
  assert.ok(isPlayable(sceneOf()));
  assert.ok(!isPlayable(sceneOf({ value: { levels: [levelOf("only")] } })));
});
