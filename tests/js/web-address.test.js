// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { keepInAddress, movedState, readAddress } from "../../demo/web/address.js";
import { addWriter, moveParameters, searchOf } from "../../demo/web/link.js";
import { makeStore } from "../../demo/web/store.js";

/** @typedef {{ zoom: number, mode: string }} State */

/** @type {import("../../demo/web/address.js").Mapping<State>} */
const MAPPING = {
  zoom: {
    write: ({ zoom }) => (zoom === 3 ? null : String(zoom)),
    read: (text) => (Number(text) >= 1 ? { zoom: Number(text) } : {}),
  },
  mode: { write: ({ mode }) => mode, read: (text) => ({ mode: text }) },
};

/** A page of one board. @param {string} query */
function pageOf(query) {
  const asked = new URLSearchParams(query);
  const unread = new Set(asked.keys());
  /** @type {Map<string, import("../../demo/web/link.js").Write>} */
  const writers = new Map();
  return {
    recall: (/** @type {string} */ name) => { unread.delete(name); return asked.get(name); },
    tell: (/** @type {string} */ name, /** @type {() => string | null} */ write) => addWriter(writers, name, write),
    search: () => searchOf(writers, asked, unread),
    changes: 0,
    addressChanged() { this.changes += 1; },
  };
}

test("a board reads what the address asks for, and ignores nonsense", () => {
  const state = { zoom: 3, mode: "overlay" };
  const read = (/** @type {string} */ query) => readAddress(MAPPING, pageOf(query).recall, state);
  assert.deepEqual(read("zoom=5&other=1"), { zoom: 5 });
  assert.deepEqual(read("zoom=five"), {});
  assert.deepEqual(read("zoom=constructor&mode=mask"), { mode: "mask" });
});

test("the address follows the store and leaves out what is as it was", () => {
  const page = pageOf("");
  const store = makeStore({ zoom: 3, mode: "overlay" });
  keepInAddress(page, store, MAPPING);
  assert.equal(page.search(), "?mode=overlay");
  store.set({ zoom: 5 });
  assert.equal(page.search(), "?zoom=5&mode=overlay");
  assert.equal(page.changes, 1);
});

test("what nobody has read yet stays in the address", () => {
  const page = pageOf("zoom=5&dial=1,0.5&dial=0");
  page.tell("zoom", () => null);
  assert.equal(page.search(), "?zoom=5&dial=1%2C0.5");
  page.recall("zoom");
  assert.equal(page.search(), "?dial=1%2C0.5");
  page.tell("dial", () => "2");
  assert.equal(page.search(), "?dial=2");
});

test("two parts of the page cannot write the same parameter", () => {
  const page = pageOf("");
  page.tell("zoom", () => "1");
  assert.throws(() => page.tell("zoom", () => "2"), /parameter "zoom"/);
});

test("names that every object has are parameters like any other", () => {
  assert.equal(pageOf("constructor=1&toString=2").search(), "?constructor=1&toString=2");
});

// ---- Another page's address --------------------------------------------------------------------
const USUAL = { zoom: 3, mode: "overlay" };
/** @param {string} query @param {State} state */
const moved = (query, state) => movedState(MAPPING, (name) => new URLSearchParams(query).get(name), state, USUAL);

test("a board moves to another address, and what that leaves out is usual again", () => {
  assert.deepEqual(moved("zoom=5&mode=overlay", USUAL), { zoom: 5 });
  assert.deepEqual(moved("mode=mask", { zoom: 7, mode: "overlay" }), { zoom: 3, mode: "mask" });
  assert.deepEqual(moved("zoom=7&mode=mask", { zoom: 7, mode: "mask" }), {});
  assert.deepEqual(moved("zoom=five&mode=mask", { zoom: 7, mode: "mask" }), {});
});

test("a parameter may say itself what is usual", () => {
  const mapping = { zoom: { ...MAPPING.zoom, usual: () => ({ zoom: 4 }) } };
  assert.deepEqual(movedState(mapping, () => null, { zoom: 7, mode: "" }, USUAL), { zoom: 4 });
});

test("a store follows the page to another address", () => {
  const store = makeStore({ zoom: 7, mode: "overlay" });
  let move = () => {};
  const page = {
    tell: () => {}, addressChanged: () => {}, recall: (/** @type {string} */ name) => (name === "mode" ? "mask" : null),
    whenMoved: (/** @type {() => void} */ heard) => { move = heard; },
  };
  keepInAddress(page, store, MAPPING, { usual: USUAL });
  move();
  assert.deepEqual(store.get(), { zoom: 3, mode: "mask" });
});

test("an address that the page moves to keeps language, look and room of the page", () => {
  const asked = new URLSearchParams("lang=ko&room=K7P3&zoom=5&band=2");
  const unread = new Set(["band"]);
  const other = new URLSearchParams("lang=en&view=lecture&room=AAAA&zoom=9&dial=1");
  moveParameters(asked, unread, other, new Map([["zoom", () => null]]));
  assert.equal(String(asked), "lang=ko&room=K7P3&zoom=9&dial=1");
  assert.deepEqual([...unread], ["dial"]);
});
