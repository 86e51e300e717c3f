// @ts-check
// What stands beside the pictures, for label sets with and without a background.
import assert from "node:assert/strict";
import { test } from "node:test";
import { captionOf } from "../../demo/lessons/segment/captions.js";
import { presentClasses, stripes } from "../../demo/lessons/segment/class_legend.js";
import { objectAt, shownObjects } from "../../demo/lessons/segment/object_masks.js";
import { thingAt } from "../../demo/lessons/segment/under_finger.js";
import { ANIMALS, byName, instancePanel, ROADS, SCENE, semanticPanel, stateWith } from "./segment-made-up.js";
/** @import { Arrangement, InstancePanel, State, Words } from "../../demo/lessons/segment/types.d.ts" */

const SEMANTIC = semanticPanel("fcn8s", ANIMALS, { 0: 0.2, 2: 0.5, 3: 0.3 });
const OBJECTS = instancePanel("maskrcnn", ANIMALS, [[0, 0.9], [1, 0.6], [0, 0.4]]);

/** @param {Partial<State>} part */
const namesIn = (part) => presentClasses(stateWith(part)).map(({ name }) => name);

// ---- Classes -----------------------------------------------------------------------------------
test("the largest class comes first and the background last", () => {
  assert.deepEqual(namesIn({ panels: byName(SEMANTIC) }), ["sea lion", "horse", "ground"]);
  const [sea, , ground] = presentClasses(stateWith({ panels: byName(SEMANTIC) }));
  assert.deepEqual([sea.share, sea.colours], [0.3, [[3, 0, 0]]]);
  assert.deepEqual([ground.share, ground.colours], [0.5, []]);
});
test("where nothing is background, index 0 is a class like any other", () => {
  const panels = byName(semanticPanel("fcn8s", ROADS, { 0: 0.7, 1: 0.3 }));
  assert.deepEqual(namesIn({ panels }), ["road", "sky"]);
  assert.deepEqual(presentClasses(stateWith({ panels }))[0].colours, [[0, 0, 0]]);
});
test("networks that speak of different label sets share the classes of one name", () => {
  const panels = byName(SEMANTIC, semanticPanel("unet", ROADS, { 0: 0.6, 2: 0.4 }));
  assert.deepEqual(namesIn({ panels, arrangement: "compare" }), ["road", "horse", "sea lion", "ground"]);
});
test("classes of objects are those that the score leaves, in the colours of the objects", () => {
  const part = { panels: byName(OBJECTS), mode: /** @type {const} */ ("instance") };
  assert.deepEqual(namesIn(part), ["horse", "sheep"]);
  assert.deepEqual(namesIn({ ...part, score: 0.8 }), ["horse"]);
  assert.deepEqual(presentClasses(stateWith(part))[0].colours, [[0, 0, 0], [0, 0, 2]]);
  const both = presentClasses(stateWith({ panels: byName(SEMANTIC, OBJECTS), arrangement: "four" }));
  assert.deepEqual(both.find(({ name }) => name === "horse")?.colours, [[0, 0, 0]]); // the class's own
});
test("one colour is plain and several are stripes", () => {
  assert.equal(stripes([]), "");
  assert.equal(stripes([[1, 2, 3]]), "rgb(1,2,3)");
  assert.equal(stripes([[1, 2, 3], [4, 5, 6]]), "linear-gradient(90deg, rgb(1,2,3) 0% 50%, rgb(4,5,6) 50% 100%)");
});

// ---- Objects -----------------------------------------------------------------------------------
const PANEL = /** @type {InstancePanel} */ (OBJECTS);
test("score, class and object leave their objects", () => {
  const places = (/** @type {Partial<State>} */ part) => shownObjects(PANEL, stateWith(part)).map(({ place }) => place);
  assert.deepEqual(places({}), [0, 1]);
  assert.deepEqual(places({ score: 0.2 }), [0, 1, 2]);
  assert.deepEqual(places({ score: 0.2, alone: { kind: "class", name: "horse" } }), [0, 2]);
  assert.deepEqual(places({ alone: { kind: "object", network: "maskrcnn", place: 1 } }), [1]);
  assert.deepEqual(places({ alone: { kind: "object", network: "other_objects", place: 1 } }), [0, 1]);
});
test("objects are numbered within their class and scaled to the picture", () => {
  assert.deepEqual(PANEL.objects.map(({ number }) => number), [1, 1, 2]);
  assert.deepEqual(PANEL.objects[1].box, [1, 0, 2, 2]);
});
test("a finger finds the nearest object within its reach", () => {
  const at = (/** @type {number} */ x, /** @type {number} */ reach) =>
    objectAt(PANEL, SCENE, stateWith(), { x, y: 0.5, reach })?.place;
  assert.equal(at(0.5, 0.1), 0);
  assert.equal(at(1.5, 0.1), 1);
  assert.equal(at(3.5, 1), undefined); // the third one is below the score
  assert.equal(at(3.5, 2), 1);
});
test("a tap on a label map finds its class, and the background nothing", () => {
  const at = (/** @type {number} */ x, /** @type {number} */ y) => thingAt(SEMANTIC, SCENE, stateWith(), { x, y, reach: 1 });
  assert.deepEqual(at(0.5, 0.5), { kind: "class", name: "horse" });
  assert.equal(at(0.5, 1.5), null); // ground
  assert.equal(at(2.5, 1.5), null); // void
  const roads = semanticPanel("fcn8s", ROADS, { 0: 1 });
  assert.deepEqual(thingAt(roads, SCENE, stateWith(), { x: 0.5, y: 1.5, reach: 1 }), { kind: "class", name: "horse" });
});

// ---- Captions ----------------------------------------------------------------------------------
/** @type {Words} */
const PAGE = {
  language: "en",
  t: (key, values = {}) => [key, ...Object.values(values)].join(" "),
  has: () => true,
  percent: String,
};
/** @param {Arrangement} arrangement @param {string} name */
const captioned = (arrangement, name) =>
  captionOf(stateWith({ arrangement, panels: byName(OBJECTS) }), { mode: "instance", name }, PAGE);

test("a caption says the network, its time and its size", () => {
  assert.equal(captioned("one", "maskrcnn"), null);
  assert.deepEqual(captioned("four", "maskrcnn"), {
    title: "caption.instance", isStrong: true, cost: "MASKRCNN · 1.50 s · network.parameters 1.0",
    question: "question.instance", shape: "shape.instance 4 8 4 2",
  });
  assert.deepEqual(captioned("compare", "unet"), { title: "UNET", isStrong: false, cost: "network.parameters 1.0" });
});
