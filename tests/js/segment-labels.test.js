// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { freePlace, LABEL_HEIGHT } from "../../demo/lessons/segment/label_placement.js";
/** @import { Box, LabelPlace } from "../../demo/lessons/segment/types.d.ts" */

const PICTURE = { width: 300, height: 200 };
/** @type {Box} */
const BOX = [100, 60, 200, 160];

/** @param {Box} box @param {LabelPlace[]} [taken] @param {number} [wide] */
const placed = (box, taken = [], wide = 60) => freePlace(box, wide, taken, PICTURE);

test("a label stands over the middle of its box", () => {
  assert.deepEqual(placed(BOX), { x: 120, y: 60 - LABEL_HEIGHT - 3, wide: 60 });
});
test("where there is no room above, it stands inside", () => {
  assert.deepEqual(placed([100, 10, 200, 160]), { x: 120, y: 13, wide: 60 });
});
test("it stays within the picture at either side", () => {
  assert.equal(placed([0, 60, 20, 160])?.x, 2);
  assert.equal(placed([280, 60, 300, 160])?.x, 300 - 60 - 2);
});
test("labels of the same box take the places one after the other, then none is left", () => {
  /** @type {LabelPlace[]} */
  const taken = [];
  for (let label = 0; label < 5; label++) {
    const place = placed(BOX, taken);
    assert.ok(place, `label ${label}`);
    taken.push(place);
  }
  assert.deepEqual(taken.map(({ y }) => y), [35, 63, 99, 163, 135]);
  assert.equal(placed(BOX, taken), null);
});
test("a label beside another one is free, and one that touches it is not", () => {
  const [taken] = [{ x: 120, y: 35, wide: 60 }];
  assert.equal(placed([182, 60, 242, 160], [taken])?.y, 35); // begins at 182, two pixels apart
  assert.notEqual(placed([180, 60, 240, 160], [taken])?.y, 35);
});
test("in a picture that is lower than a label there is no place", () => {
  assert.equal(freePlace([0, 0, 50, 20], 40, [], { width: 50, height: 20 }), null);
});
