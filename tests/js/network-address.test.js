// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { readAddress } from "../../demo/web/address.js";
import { filledFromLetters, filledInLetters, mappingOf } from "../../demo/lessons/network/address.js";
import { NONE_FILLED } from "../../demo/lessons/network/head.js";
import { stateOf } from "./network-made-up.js";

/** @typedef {import("../../demo/lessons/network/types.d.ts").State} State */

const rows = [0, 17].map((index) => ({
  index, name: { en: "one", ko: "하나" }, colour: /** @type {const} */ ([0, 0, 0]), voc: /** @type {const} */ ([0, 0, 0]),
}));
const mapping = mappingOf({ rows, sides: [64, 96, 128] });

/** @param {State} state */
const written = (state) => Object.entries(mapping).flatMap(([name, { write }]) => {
  const text = write(state);
  return text === null ? [] : [[name, text]];
});
/** @param {Record<string, string>} link */
const read = (link) => readAddress(mapping, (name) => link[name] ?? null, stateOf());

test("the first view needs no words in the address", () => {
  assert.deepEqual(written(stateOf()), []);
});

test("what is chosen comes back", () => {
  const filled = { columns: 4, rows: 3, cells: new Set([0, 1, 6, 11]) };
  const chosen = /** @type {Partial<State>} */ ({
    network: "unet", side: 96, way: "labels", place: [120, 1000], index: 17, stage: "pool3", filled,
  });
  const link = Object.fromEntries(written(stateOf(chosen)));
  assert.deepEqual(link, { net: "unet", side: "96", way: "labels", place: "120.1000", filled: "4x3.3X", scored: "17", stage: "pool3" });
  assert.deepEqual(read(link), chosen);
});

test("nonsense in an address changes nothing", () => {
  const said = { net: "<b>", side: "100", place: "12.1001", filled: "4x3", scored: "3", stage: "a b" };
  assert.deepEqual(read(said), {});
  assert.deepEqual(read({ way: "constructor" }), { way: "classifier" });
});

test("six cells fit into a letter, whatever the grid", () => {
  for (const [columns, high] of [[2, 2], [13, 10], [20, 20]]) {
    const cells = new Set([...Array(columns * high).keys()].filter((cell) => cell % 7 < 3));
    const text = filledInLetters({ columns, rows: high, cells });
    assert.match(text, /^[\w.-]+$/);
    assert.ok(text.length <= 75);
    assert.deepEqual(filledFromLetters(text), { columns, rows: high, cells });
  }
  assert.equal(filledFromLetters("2x2._")?.cells.size, 4, "cells beyond the grid are left out");
  assert.equal(NONE_FILLED.cells.size, 0);
});
