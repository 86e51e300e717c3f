// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { fitting, mappingOf } from "../../demo/lessons/upsampling/address.js";
import { readAddress } from "../../demo/web/address.js";
import { CLASSES } from "./inside-made-up.js";
import { madeUpState } from "./upsampling-made-up.js";
/** @import { State } from "../../demo/lessons/upsampling/types.d.ts" */

const MAPPING = mappingOf(CLASSES.rows);
/** @type {(state: State) => Record<string, string>} */
const written = (state) => Object.fromEntries(Object.entries(MAPPING).flatMap(([name, { write }]) => {
  const text = write(state);
  return text === null ? [] : [[name, text]];
}));
/** @type {(address: Record<string, string>) => State} */
function opened(address) {
  const state = madeUpState();
  return { ...state, ...fitting(readAddress(MAPPING, (name) => address[name] ?? null, state), state) };
}
const EVERYTHING = {
  "up-kernel": "5", "up-stride": "3", "up-padding": "1", "up-extra": "2", "up-window": "3",
  "up-hop": "3", "up-weights": "bilinear", "up-own": Array(25).fill("-4").join("."),
  "up-in": Array(16).fill("7").join("."), "up-seed": "12", "up-cell": "3", "up-all": "1",
  "up-at": "2.14", "up-pair": "4", "up-real": "labels", "up-class": "sky",
};

test("a page as it opens first leaves the address empty", () => {
  assert.deepEqual(written(madeUpState()), {});
  assert.deepEqual(written(opened({})), {});
});
test("everything that can be set comes back", () => {
  assert.deepEqual(written(opened(EVERYTHING)), EVERYTHING);
  assert.deepEqual(opened(EVERYTHING).at, [1, 13]);
  for (const method of ["unpool", "nearest", "bilinear"]) assert.deepEqual(written(opened({ up: method })), { up: method });
});
test("what makes no sense is left out", () => {
  const nonsense = {
    up: "bicubic", "up-kernel": "9", "up-stride": "0", "up-padding": "-1", "up-extra": "3", "up-cell": "17",
    "up-in": "1.2.3", "up-own": Array(25).fill("10").join("."), "up-at": "1.2.3", "up-pair": "5",
    "up-real": "64", "up-class": "unicorn", "up-seed": "1e3", "up-weights": "constructor", "up-window": "x",
  };
  assert.deepEqual(written(opened(nonsense)), {});
});
test("parts that do not fit together are put right", () => {
  assert.equal(opened({ "up-extra": "2" }).extra, 1); // the stride is 2
  assert.equal(opened({ "up-at": "10.1" }).at, null); // the output has 9 rows
  assert.equal(opened({ "up-at": "2.2", up: "unpool" }).at, null);
});
