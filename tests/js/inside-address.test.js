// @ts-check
import assert from "node:assert/strict";
import test from "node:test";
import { readAddress } from "../../demo/web/address.js";
import { mappingOf } from "../../demo/lessons/inside/address.js";
import { choicesFor } from "../../demo/lessons/inside/state.js";
import { CLASSES, madeUpScene, madeUpState } from "./inside-made-up.js";
/** @import { State } from "../../demo/lessons/inside/types.d.ts" */

const MAPPING = mappingOf(CLASSES.rows);

/** @type {(state: State) => Record<string, string>} */
function written(state) {
  const rows = Object.entries(MAPPING).map(([name, { write }]) => [name, write(state)]);
  return Object.fromEntries(rows.filter(([, text]) => text !== null));
}
// The state of a page that opens with such an address, before and after its first photo.
/** @type {(address: Record<string, string>) => { early: State, late: State }} */
function opened(address) {
  const state = madeUpState();
  const early = { ...state, ...readAddress(MAPPING, (name) => address[name] ?? null, state) };
  const scene = madeUpScene();
  return { early, late: { ...early, scene, ...choicesFor(scene, early) } };
}

const EVERYTHING = {
  dial: "1,0.35,0", probe: "12,63", class: "sky", scale: "common", muted: "expand3,stem", note: "edge",
  loss: "off",
};

test("a page as it opens first leaves the address empty", () => {
  assert.deepEqual(written(madeUpState()), {});
  assert.deepEqual(written(opened({}).late), {});
});

test("everything that can be set comes back, before the photo has come and after", () => {
  const { early, late } = opened(EVERYTHING);
  assert.deepEqual(written(early), EVERYTHING);
  assert.deepEqual(written(late), EVERYTHING);
  assert.deepEqual(late.weights, [1, 0.35, 0]);
  assert.deepEqual(late.pixel, [12, 63]);
  assert.equal(late.index, 1);
  assert.deepEqual(late.muted, ["expand3", "stem"]);
});

test("what equals the default is left out", () => {
  const { late } = opened({ dial: "1,1,1", probe: "32,32", class: "grass", scale: "own", muted: "", note: "" });
  assert.deepEqual(written(late), {});
});

/** @type {Record<string, string>[]} */
const NONSENSE = [
  { dial: "a,b" }, { dial: "" }, { dial: ",," }, { dial: "1,1" }, { dial: "1,0,0,0" }, { dial: "NaN,0,0" },
  { dial: "1e3,0,0" }, { dial: "Infinity,0,0" }, { dial: "0x1,0,0" }, { dial: " 0,0,0" },
  { probe: "1" }, { probe: "1,2,3" }, { probe: "1,Infinity" }, { probe: "here" },
  { class: "unicorn" }, { class: "constructor" }, { class: "" }, { class: "0" },
  { scale: "toString" }, { muted: "pool9,,__proto__" }, { note: "yes" }, { loss: "maybe" },
];
for (const address of NONSENSE) {
  test(`nonsense changes nothing: ${JSON.stringify(address)}`, () => {
    assert.deepEqual(written(opened(address).late), {});
  });
}

test("numbers out of range are moved into it", () => {
  const { late } = opened({ dial: "7,-2,0.5", probe: "9999,-4" });
  assert.deepEqual(written(late), { dial: "1,0,0.5", probe: "63,0" });
});

test("another photo keeps the weights and a class that it has, and starts a new probe", () => {
  const { late } = opened({ ...EVERYTHING, class: "kite" });
  const scene = { ...madeUpScene(), source: "another" };
  const next = { ...late, scene, ...choicesFor(scene, late) };
  assert.deepEqual(next.weights, [1, 0.35, 0]);
  assert.equal(next.index, 2);
  assert.equal(next.pixel, null);
  assert.deepEqual(choicesFor({ ...scene, present: [0] }, late).index, null);
  const other = choicesFor({ ...scene, taps: scene.taps.slice(1), copies: [{ tap: "stem", stride: 2 }] }, late);
  assert.equal(other.weights, null);
  assert.deepEqual(other.muted, ["stem"]);
});
