// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { captionOf, classUnder, panelName } from "../../demo/lessons/skips/captions.js";
import { legendNote, legendOf } from "../../demo/lessons/skips/legend.js";
import { lensOf } from "../../demo/lessons/skips/lens.js";
import { posterOf } from "../../demo/lessons/skips/poster.js";
import { bandRows, curveSentence, curveTitle, points, titleOfChange } from "../../demo/lessons/skips/scores.js";
import { GROUND, labelsOf, levelOf, openState, sceneOf, SKY, WORDS } from "./skips-fixtures.js";

/** @import { Line, OpenState, Value } from "../../demo/lessons/skips/types.d.ts" */

/** @param {readonly Line[]} lines */
const textOf = (lines) => lines.flatMap(({ runs }) => runs.map((run) =>
  ("score" in run ? run.before + run.score + run.after : run.text)));
/** @param {number} place @param {OpenState} state */
const caption = (place, state) => textOf(captionOf(state.scene.panels[place], state, WORDS));
const truth = labelsOf(SKY);

// ---- The photo --------------------------------------------------------------------------------
test("without truth the photo says that there is no score", () => {
  assert.deepEqual(caption(0, openState()), ["panel.photo", "panel.no_truth", "photo.credit credit=Somebody"]);
});
test("with truth the photo says what it is", () => {
  assert.deepEqual(caption(0, openState({}, sceneOf({ truth }))).slice(0, 2), ["panel.photo_truth", "A cow"]);
});
test("a truth that a visitor has sent is named as such, and an upload has neither title nor credit", () => {
  const own = sceneOf({ truth, value: { truth_given: true, title: {}, credit: {} } });
  assert.deepEqual(caption(0, openState({}, own)), ["panel.photo_truth", "truth.given"]);
  assert.deepEqual(caption(0, openState({}, sceneOf({ truth, value: { title: {} } })))[1], "picker.upload");
});
test("a sample says what it shows in place of its title, with truth and without", () => {
  const value = { caption: { en: "Thin legs." } };
  assert.deepEqual(caption(0, openState({}, sceneOf({ truth, value }))).slice(0, 2), ["panel.photo_truth", "Thin legs."]);
  assert.deepEqual(caption(0, openState({}, sceneOf({ value }))).slice(0, 3), ["panel.photo", "Thin legs.", "panel.no_score"]);
});
test("in the view Mask the photo is called truth, if there is one", () => {
  const name = (/** @type {OpenState} */ state) => panelName(state.scene.panels[0], state, WORDS);
  assert.equal(name(openState({ mode: "mask" }, sceneOf({ truth }))), "panel.truth");
  assert.equal(name(openState({ mode: "mask" })), "panel.photo");
});

// ---- A level -----------------------------------------------------------------------------------
test("a level says its score in the band, and names the radius unless it is the usual one", () => {
  const [title, edge, overall] = caption(2, openState());
  assert.equal(title, "FINE");
  assert.equal(edge, "40.0 at the edge");
  assert.equal(overall, "panel.overall score=71.0");
  assert.equal(caption(2, openState({ band: 3 }))[1], "50.0 within 3");
});
test("a radius without a score is a dash", () => {
  const scene = sceneOf({ value: { levels: [levelOf("coarse"), levelOf("fine", { curve: [null, null, null] })] } });
  assert.match(caption(2, openState({}, scene))[1], /–/);
});
test("while marking, a level says nothing of what it found", () => {
  assert.equal(caption(2, openState({ stage: "marking" })).length, 2);
  assert.equal(caption(2, openState({ stage: "revealed" })).length, 4);
});
test("without scores a level says how much it changes", () => {
  const [first, change] = [{ overall: null }, { changed: 8, share: 0.25, repaired: null, spoiled: null }];
  const levels = [levelOf("coarse", first), levelOf("fine", { ...first, change })];
  const state = openState({}, sceneOf({ value: { levels } }));
  assert.equal(caption(1, state)[1], "panel.start");
  assert.equal(caption(2, state)[1], "panel.differs share=25%");
  assert.equal(caption(2, { ...state, mode: "difference" })[1], "panel.changed count=8");
});
test("in the view Difference a level counts for better and for worse", () => {
  const differences = (/** @type {number} */ changed) => {
    const change = { changed, share: 0.5, repaired: 1200, spoiled: 30 };
    const levels = [levelOf("coarse"), levelOf("fine", { change })];
    return caption(2, openState({ mode: "difference" }, sceneOf({ value: { levels } }))).slice(1, -1);
  };
  assert.deepEqual(differences(1230), ["panel.repaired count=1 200", "panel.spoiled count=30"]);
  assert.deepEqual(differences(1240)[2], "panel.neither count=10");
});
test("the class under the lens, or a word for where nobody judges", () => {
  const { panels, ...scene } = openState().scene;
  const under = (/** @type {number} */ x) =>
    classUnder(panels[1], { panels, ...scene }, lensOf(openState({ centre: [x, 1] })), WORDS);
  assert.deepEqual([under(3.9), under(4)], ["Ground", "Sky"]);
  assert.equal(classUnder(panels[0], { panels, ...scene }, lensOf(openState()), WORDS), "");
});

// ---- Scores and classes ------------------------------------------------------------------------
/** @type {[number, number, string][]} what overall and edge gain */
const GAINS = [[1, 5, "title"], [3, 5, "more"], [2, 1, "even"], [1, -1, "loses"], [-1.5, 3, "loses"], [-0.5, 3, "title"]];
for (const [overall, edge, title] of GAINS) {
  test(`overall ${overall}, edge ${edge}: ${title}`, () => {
    assert.equal(titleOfChange({ overall: 50, edge: 50 }, { overall: 50 + overall, edge: 50 + edge }), `curve.${title}`);
  });
}
test("the sentence names the classes that only the finest level finds", () => {
  assert.equal(curveSentence(sceneOf().value, WORDS), "curve.sentence curve.absent names=Sea");
});
test("without scores the curve says so, and without a network too", () => {
  const silent = levelOf("coarse", { overall: null, curve: null, ceiling: null });
  for (const levels of [[silent], []]) {
    const { value } = sceneOf({ value: { levels } });
    assert.equal(curveTitle(value, WORDS), "nocurve.title");
    assert.match(curveSentence(value, WORDS), /nocurve\.sentence/);
  }
});
test("each level has a row with its score in the band", () => {
  assert.deepEqual(bandRows(openState({ band: 3 }), WORDS)[0],
    { name: "coarse", title: "COARSE", score: "50.0", ceiling: "curve.ceiling score=80.0" });
  assert.equal(points(null), "–");
});
test("the background has no colour in the legend, and a label set may have none", () => {
  const colours = [];
  colours[SKY] = /** @type {const} */ ([1, 2, 3]);
  colours[GROUND] = /** @type {const} */ ([4, 5, 6]);
  const rows = legendOf(openState({ colours }), WORDS);
  assert.deepEqual(rows.map(({ name, colour, share }) => [name, colour, share]),
    [["Sky", [1, 2, 3], "50%"], ["Sea", null, "25%"], ["Ground", null, "0%"]]);
  const without = openState({ colours }, sceneOf({ value: { background: null } }));
  assert.deepEqual(legendOf(without, WORDS)[2].colour, [4, 5, 6]);
  assert.equal(legendNote(openState({}, sceneOf({ value: { levels: [] } })), WORDS), "");
});

// ---- The saved picture -------------------------------------------------------------------------
test("the saved picture has the captions of the page, without the credit, which has its own line", () => {
  const state = openState({}, sceneOf({ truth }));
  const poster = posterOf(state, WORDS, "serif");
  const words = poster.pictures[0].caption.flatMap(({ runs }) => runs.map((run) => ("text" in run ? run.text : "□")));
  assert.deepEqual(words, ["panel.photo_truth", "A cow"]);
  assert.match(poster.line, /Somebody/);
  assert.deepEqual(poster.squares.map(({ tag, here }) => [tag, here]), [["panel.photo", "Sky"], ["COARSE", "Ground"], ["FINE", "Sky"]]);
});
test("a class that stands alone is alone in the legend of the saved picture", () => {
  assert.deepEqual(posterOf(openState({ isolated: SKY }), WORDS, "serif").legend.map(({ text }) => text), ["Sky  50%"]);
});
