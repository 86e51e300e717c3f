// @ts-check
// What the board says of an FCN on any trunk: no name of a tap, level or class stands in a script.
import assert from "node:assert/strict";
import test from "node:test";
import { remark, stepCaption, sumCaption, termCaption } from "../../demo/lessons/inside/captions.js";
import { resultLines } from "../../demo/lessons/inside/copies.js";
import { packedColours } from "../../demo/lessons/inside/label_picture.js";
import { cellBox, coversPhoto, fieldBox, fieldSide } from "../../demo/lessons/inside/fields.js";
import { centred, stepsIn, termsOf } from "../../demo/lessons/inside/score_picture.js";
import { keyOf } from "../../demo/lessons/inside/state.js";
import { CLASSES, COLOURS, labelMap, madeUpScene, madeUpState, tapOf, WORDS } from "./inside-made-up.js";
/** @import { Agreement, Sum } from "../../demo/lessons/inside/types.d.ts" */

const scene = madeUpScene();
const SETTING = { words: WORDS, classes: CLASSES };
/** @type {(agreement?: Agreement | null) => Sum} */
const sumOf = (agreement = null) => ({ scene, weights: [1, 1, 1], map: scene.levels[2].map, labels: scene.labels, agreement, at: scene });

test("a term says its tap, its grid and its reach", () => {
  const [coarsest, next] = termsOf(scene, madeUpState({ index: 2 }));
  assert.deepEqual(termCaption(coarsest, WORDS), { title: "block17", lines: ["2\u00a0×\u00a02", "map.reach 0.3"] });
  assert.deepEqual(termCaption(next, WORDS).lines, ["4\u00a0×\u00a04", "map.reach 3.3"]);
});

test("a step says what it is made of, and its grid", () => {
  const steps = stepsIn(scene, madeUpState({ index: 2 }));
  assert.deepEqual(steps.map((step, place) => stepCaption(scene, step, place, WORDS)), [
    { title: "step.doubled block17", lines: ["4\u00a0×\u00a04"] },
    { title: "step.sum block17", lines: ["4\u00a0×\u00a04"] },
    { title: "step.fused block17", lines: ["8\u00a0×\u00a08"] },
  ]);
});

test("a picture shows a class less the mean of all classes", () => {
  const { data } = centred(tapOf("any", 32, (index, column) => 3 * index + 7 * column));
  assert.deepEqual([...data], [-3, -3, -3, -3, 0, 0, 0, 0, 3, 3, 3, 3]);
});

test("maps that share a scale have the largest reach", () => {
  const reaches = termsOf(scene, madeUpState({ index: 2, scale: "common" })).map(({ reach }) => reach);
  assert.equal(new Set(reaches).size, 1);
  assert.ok(Math.abs(reaches[0] - 10 / 3) < 1e-6); // 5 less the mean of 0, 0 and 5
});

test("a sum has the title of its level, and without truth says how it differs", () => {
  assert.deepEqual(sumCaption(scene, madeUpState({ sum: sumOf() }), WORDS), {
    title: "FCN-8s", lines: ["sum.same", "sum.no_truth"],
  });
  const own = sumCaption(scene, madeUpState({ sum: sumOf(), weights: [1, 0.5, 0] }), WORDS);
  assert.deepEqual(own, { title: "sum.own", lines: ["sum.differs 0.0 % FCN-8s", "sum.no_truth"] });
});

test("with truth a sum has its scores", () => {
  const state = madeUpState({ sum: sumOf({ overall: null, edge: 54.32 }) });
  const [edge, overall] = sumCaption(scene, state, WORDS).lines;
  assert.deepEqual(edge, { before: "panel.edge ", score: "54.3", after: "" });
  assert.equal(overall, "panel.overall –");
});

test("remarks name the tap, the level and the class", () => {
  /** @type {(...weights: number[]) => string} */
  const of = (...weights) => remark(scene, madeUpState({ weights }), SETTING);
  assert.equal(of(0, 0, 0), "sum.empty grass");
  assert.equal(of(0, 1, 1), "sum.collapse block17");
  assert.equal(of(1, 0, 0), "sum.coarse FCN-32s");
  assert.equal(of(1, 1, 0.5), "");
});

test("the labels without a copy are compared with those of all copies", () => {
  const answers = new Map([
    [keyOf(["expand3", "stem"]), labelMap(2, 0, 0, 1, 1)],
    [keyOf(["stem"]), labelMap(2, 0, 0, 1, 2)],
  ]);
  /** @type {(...muted: string[]) => ReturnType<typeof resultLines>} */
  const of = (...muted) => resultLines(scene, madeUpState({ answers, muted }), SETTING);
  assert.deepEqual(of(), ["copies.complete 0.0 %"]);
  assert.deepEqual(of("expand3"), ["copies.differs 25.0 %"]);
  assert.deepEqual(of("stem"), []);
});

test("boxes of a cell and of what it sees", () => {
  const [coarsest, , finest] = scene.taps;
  assert.deepEqual(cellBox(coarsest, scene, [40, 10]), { from: [0.5, 0], to: [1, 0.5] });
  assert.deepEqual(fieldBox(coarsest, scene, [40, 10]), { from: [0, -0.5], to: [1.5, 1] });
  assert.ok(coversPhoto(fieldBox(coarsest, scene, [40, 10])));
  assert.ok(!coversPhoto(fieldBox(finest, scene, [40, 10])));
  assert.equal(fieldSide(finest, { ...scene, full: [128, 128] }), 48);
});

test("only the background is clear, and a label set without one has no clear class", () => {
  const clear = (/** @type {number | null} */ background) => (
    [0, 1, 2, 255].filter((label) => packedColours(COLOURS, background)[label] === 0));
  assert.deepEqual(clear(null), [255]);
  assert.deepEqual(clear(1), [1, 255]);
});
