// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { firstState, makeActions } from "../../demo/lessons/skips/actions.js";
import { ADDRESS, followAddress } from "../../demo/lessons/skips/address.js";
import { lensInLetters } from "../../demo/lessons/skips/letters.js";
import { readAddress } from "../../demo/web/address.js";
import { makeStore } from "../../demo/web/store.js";
import { levelOf, openState, sceneOf, SEA, SKY } from "./skips-fixtures.js";

/** @import { OpenState, Scene, State } from "../../demo/lessons/skips/types.d.ts" */

/** @param {OpenState} state @returns {Record<string, string>} */
const written = (state) => Object.fromEntries(Object.entries(ADDRESS).flatMap(([name, { write }]) => {
  const text = write(state);
  return text === null ? [] : [[name, text]];
}));
/** @param {string} query @param {Scene} [scene] */
function read(query, scene) {
  const asked = new URLSearchParams(query);
  return readAddress(ADDRESS, (name) => asked.get(name), openState({}, scene));
}
/** @param {OpenState} state as it comes back from its own address */
const again = (state) => openState(read(new URLSearchParams(written(state)).toString(), state.scene), state.scene);

// ---- There and back ----------------------------------------------------------------------------
/** @type {Record<string, Partial<State>>} */
const CHANGES = {
  view: { mode: "difference" },
  opacity: { opacity: 0.07 },
  "no opacity": { opacity: 0 },
  "lens, held": { centre: [2.25, 1.25], zoom: 7.53, held: true },
  "lens, free": { centre: [2.25, 1.25], zoom: 7.53, held: false },
  "held where it opened": { held: true },
  "class alone": { isolated: SEA },
  band: { band: 3, bandShown: true },
  explanations: { edgeExplained: true, ceilingExplained: true },
  "one explanation": { ceilingExplained: true },
  "game begun": { stage: "marking", marks: [] },
  marking: { stage: "marking", marks: [{ x: 0, y: 0 }, { x: 7, y: 3 }] },
  revealed: { stage: "revealed", marks: [{ x: 0, y: 0 }, { x: 7, y: 3 }, { x: 3, y: 1 }] },
};
for (const [name, change] of Object.entries({ ...CHANGES, everything: Object.assign({}, ...Object.values(CHANGES)) })) {
  test(`${name}: the address brings it back`, () => {
    const state = openState(change);
    assert.notDeepEqual(written(state), {});
    assert.deepEqual(again(state), state);
  });
}
test("what is as usual is not in the address", () => {
  assert.deepEqual(written(openState()), {});
  assert.deepEqual(written(openState({ bandMoving: true, squareSide: 99, pictureWidth: 99 })), {});
});
test("a lens with a changed place or zoom comes back where it was, on any screen", () => {
  for (const change of [{ zoom: 5 }, { centre: /** @type {const} */ ([6.3, 2.7]) }]) {
    const state = openState(change);
    assert.equal(lensInLetters({ ...again(state), squareSide: 100 }), lensInLetters(state));
  }
});
test("every place of the photo survives the address", () => {
  for (let x = 0; x < 8; x += 0.05) {
    const state = openState({ centre: [x, 2], zoom: 3 });
    assert.ok(Math.abs((again(state).centre?.[0] ?? NaN) - Math.max(x, 0.25)) <= 0.25 + 1e-6, String(x));
    assert.deepEqual(written(again(state)), written(state));
  }
});
test("a whole number means the middle of a pixel of the photo", () => {
  assert.deepEqual(read("lens=4,2,3").centre, [2.25, 1.25]);
});
test("an address of former times holds the lens that it places", () => {
  assert.equal(read("lens=4,2,3").held, true);
});

// ---- Nonsense ----------------------------------------------------------------------------------
for (const query of [
  "", "lens=", "lens=a,b,c", "lens=,,", "lens=1,2", "lens=1,2,3,4", "lens=NaN,1,2", "lens=1e9,0,3", "show=x", "show=constructor",
  "only=99", "only=", "only=07", "band=-3", "band=x", "band=", "cover=101", "cover=-1", "cover=", "cover=5.5", "held=2", "bandshown=yes",
  "predict=off", "predict=won.1.2", "predict=marking.1", "predict=marking.-1.2", "predict=marking.99.2", "predict=revealed",
  "predict=revealed.1.2", "predict=marking.1.1.2.2.3.3.4.4", "predict=",
]) {
  test(`"${query}" changes nothing`, () => assert.deepEqual(read(query), {}));
}
test("what is too much becomes the most that there is", () => {
  assert.deepEqual(read("band=99"), { band: 3 });
  const { centre, zoom } = read("lens=9999,-5,400");
  assert.deepEqual([centre, zoom], [[7.75, 0.25], 16]);
});
test("a class that this photo does not have cannot stand alone", () => {
  assert.deepEqual(read(`only=${SKY}`), { isolated: SKY });
  assert.deepEqual(read(`only=${SKY}`, sceneOf({ value: { legend: [] } })), {});
});
test("there is no game without two levels", () => {
  assert.deepEqual(read("predict=marking", sceneOf({ value: { levels: [levelOf("only")] } })), {});
});
test("before there is a photo, nothing is read or written", () => {
  const state = firstState("en");
  for (const parameter of Object.values(ADDRESS)) {
    assert.equal(parameter.write(state), null);
    assert.deepEqual(parameter.read("3", state), {});
  }
});

// ---- When it is read ---------------------------------------------------------------------------
/** @param {string} query @param {string | null} recalled the photo that the page has asked the server for */
function opened(query, recalled = null) {
  const asked = new URLSearchParams(query);
  /** @type {Map<string, () => string | null>} */
  const told = new Map();
  const store = makeStore(firstState("en"));
  const ask = followAddress({
    recall: (name) => asked.get(name), tell: (name, write) => told.set(name, write), addressChanged() {}, recalled,
  }, store);
  return {
    actions: makeActions(store),
    tells: (/** @type {string} */ name) => told.get(name)?.() ?? null,
    /** @param {string} source */
    show(source) {
      const state = openState({}, sceneOf({ value: { source } }));
      const found = ask(state);
      store.set({ ...state, ...found });
      return Object.keys(found).sort();
    },
  };
}
test("without a photo's name the first photo gets everything, and the next one nothing", () => {
  const page = opened("lens=4,2,3&show=mask");
  assert.equal(page.tells("lens"), "4,2,3"); // it keeps what it says until there is a photo
  assert.deepEqual(page.show("cow"), ["centre", "held", "mode", "zoom"]);
  assert.deepEqual(page.show("horse"), []);
  assert.equal(page.tells("lens"), null);
});
test("places wait for the photo that the address names", () => {
  const page = opened("photo=horse&lens=4,2,3&show=mask", "horse");
  assert.deepEqual(page.show("cow"), ["mode"]);
  assert.equal(page.tells("lens"), "4,2,3");
  assert.deepEqual(page.show("horse"), ["centre", "held", "zoom"]);
  assert.deepEqual(page.show("horse"), []);
});
test("whoever has chosen another photo meanwhile stays there", () => {
  const page = opened("photo=horse&lens=4,2,3", "horse");
  page.show("cow");
  page.show("sheep");
  assert.deepEqual(page.show("horse"), []);
  assert.equal(page.tells("lens"), null);
});
test("a photo that does not exist does not keep the address from changing", () => {
  const page = opened("photo=unicorn&lens=4,2,3");
  assert.deepEqual(page.show("cow"), []);
  assert.equal(page.tells("lens"), null);
  page.actions.moveLens(1, 1);
  assert.match(page.tells("lens") ?? "", /^1\.5,1\.5,/);
});
