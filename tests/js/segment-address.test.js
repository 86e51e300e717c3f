// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { placesOf, settingsOf } from "../../demo/lessons/segment/address.js";
import { readerOfPlaces } from "../../demo/lessons/segment/incoming.js";
import { readAddress } from "../../demo/web/address.js";
import { ANIMALS, KNOWN, ROADS, SCENE, stateWith } from "./segment-made-up.js";
/** @import { State } from "../../demo/lessons/segment/types.d.ts" */

const MAPPING = { ...settingsOf(KNOWN), ...placesOf([ANIMALS, ROADS]) };

/** @param {State} state */
function written(state) {
  const entries = Object.entries(MAPPING).map(([name, { write }]) => [name, write(state)]);
  return Object.fromEntries(entries.filter(([, text]) => text !== null));
}
/** What a page that has just been opened is asked for. @param {Record<string, string>} address */
function read(address) {
  const link = new URLSearchParams(new URLSearchParams(address).toString());
  return readAddress(MAPPING, (name) => link.get(name), stateWith());
}

test("a page as it opens has nothing to say", () => {
  assert.deepEqual(written(stateWith()), {});
});

const CHANGED = /** @type {const} */ ({
  mode: "instance",
  arrangement: "compare",
  chosen: { semantic: "unet", instance: "other_objects" },
  compared: ["other_objects", "fcn32s", "unet"],
  opacity: 0.35,
  score: 0.07,
  parts: ["photo", "boxes"],
});
test("everything that a visitor can set comes back", () => {
  const address = written(stateWith(CHANGED));
  assert.deepEqual(address, {
    mode: "instance",
    pictures: "compare",
    network: "unet.other_objects",
    compare: "other_objects.fcn32s.unet",
    overlay: "35",
    score: "7",
    parts: "photo.boxes",
  });
  assert.deepEqual(read(address), CHANGED);
});
test("every percent of the two sliders comes back", () => {
  for (let percent = 5; percent < 100; percent++) {
    const share = percent / 100;
    const { opacity = 0.6, score = 0.5 } = read(written(stateWith({ opacity: share, score: share })));
    assert.deepEqual([opacity, score], [share, share]);
  }
});
test("each change is said alone", () => {
  for (const [name, value] of Object.entries(CHANGED)) {
    const address = written(stateWith({ [name]: value }));
    assert.equal(Object.keys(address).length, 1, name);
    assert.deepEqual(read(address), { [name]: value });
  }
  assert.deepEqual(written(stateWith({ chosen: { semantic: "fcn8s", instance: "other_objects" } })), { network: "other_objects" });
  assert.deepEqual(written(stateWith({ parts: [] })), { parts: "none" });
  assert.deepEqual(read({ parts: "none" }), { parts: [] });
});
test("in whichever order the parts were switched on, the usual ones are not said", () => {
  assert.deepEqual(written(stateWith({ parts: ["labels", "photo", "outlines"] })), {});
});

// ---- What stands alone -------------------------------------------------------------------------
test("a class and an object come back, for the photo of the address", () => {
  const sea = /** @type {const} */ ({ kind: "class", name: "sea lion" });
  assert.deepEqual(written(stateWith({ alone: sea })), { alone: "sea lion" });
  assert.deepEqual(read({ alone: "sea lion" }), { alone: sea });
  const object = /** @type {const} */ ({ kind: "object", network: "maskrcnn", place: 2 });
  assert.deepEqual(written(stateWith({ alone: object })), { object: "maskrcnn.3" });
  assert.deepEqual(read({ object: "maskrcnn.3" }), { alone: object });
});
test("that an object is explained comes back, and is said of an object alone", () => {
  const alone = /** @type {const} */ ({ kind: "object", network: "maskrcnn", place: 2 });
  assert.deepEqual(written(stateWith({ alone, isExplained: true })), { object: "maskrcnn.3", steps: "shown" });
  assert.deepEqual(read({ object: "maskrcnn.3", steps: "shown" }), { alone, isExplained: true });
  assert.deepEqual(written(stateWith({ isExplained: true })), {});
});
test("what stands alone in an upload, or in a photo that the page has left, is in no address", () => {
  const alone = /** @type {const} */ ({ kind: "class", name: "horse" });
  assert.deepEqual(written(stateWith({ alone, scene: { ...SCENE, title: {} } })), {});
  assert.deepEqual(written(stateWith({ alone, photoOfPage: "sheep" })), {});
  assert.deepEqual(written(stateWith({ alone, scene: null })), {});
});

/**
 * What stands alone in the photos, which come one after the other.
 *
 * @param {Record<string, string>} address
 * @param {string[]} photos
 * @param {string | null} recalled
 */
function readFor(address, photos, recalled = null) {
  const page = { recalled, recall: (/** @type {string} */ name) => address[name] ?? null };
  const placesFor = readerOfPlaces(page, placesOf([ANIMALS]));
  return photos.map((photo) => placesFor(photo, stateWith()).alone?.kind ?? null);
}
test("what stands alone waits for the photo of the address, and comes once", () => {
  assert.deepEqual(readFor({ photo: "horse", alone: "horse" }, ["horse", "sheep", "horse"]), ["class", null, null]);
  assert.deepEqual(readFor({ photo: "horse", alone: "horse" }, ["sheep", "horse"], "horse"), [null, "class"]);
  assert.deepEqual(readFor({ photo: "horse", object: "maskrcnn.1" }, ["sheep", "cow", "horse"], "horse"), [null, null, null]);
});
test("an address without a photo means the first one, and one of an unknown photo none", () => {
  assert.deepEqual(readFor({ alone: "horse" }, ["sheep", "horse"]), ["class", null]);
  assert.deepEqual(readFor({ photo: "unicorn", alone: "horse" }, ["sheep", "unicorn"]), [null, null]);
});

// ---- Nonsense ----------------------------------------------------------------------------------
const NONSENSE = {
  mode: ["", "Instance", "panoptic", "constructor"],
  pictures: ["", "two", "__proto__"],
  network: ["", ".", "yolo", "far", "toString", "fcn8s,unet", "UNET"],
  compare: ["", "...", "yolo.far", "hasOwnProperty"],
  overlay: ["", "-1", "101", "4.5", "1e1", "NaN", "0x10", " 5", "99999"],
  score: ["", "4", "100", "0.5", "half"],
  parts: ["", "everything", "Photo", "none.none"],
  alone: ["", "Horse", "unicorn", "0", "constructor"],
  object: [
    "", "1", "maskrcnn", "maskrcnn.", "maskrcnn.0", "maskrcnn.-1", "maskrcnn.x", "maskrcnn.1.2", "maskrcnn.99999",
    "fcn8s.1", "yolo.1",
  ],
  steps: ["", "1", "true", "Shown"],
};
test("nonsense is ignored", () => {
  assert.deepEqual(Object.keys(NONSENSE).sort(), Object.keys(MAPPING).sort());
  for (const [name, texts] of Object.entries(NONSENSE)) {
    for (const text of texts) assert.deepEqual(read({ [name]: text }), {}, `${name}=${text}`);
  }
});
test("of a list, what makes sense is taken", () => {
  assert.deepEqual(read({ compare: "yolo.unet.far.unet.fcn8s.maskrcnn.fcn32s" }).compared, ["unet", "fcn8s", "maskrcnn"]);
  assert.deepEqual(read({ network: "far.other_objects.yolo" }).chosen, { semantic: "fcn8s", instance: "other_objects" });
  assert.deepEqual(read({ parts: "labels.wings.photo" }).parts, ["photo", "labels"]);
});
