// @ts-check
import assert from "node:assert/strict";
import test from "node:test";
import { makeStore } from "../../demo/web/store.js";

test("a listener hears what has changed, and nothing else", () => {
  const store = makeStore({ zoom: 1, only: /** @type {number | null} */ (null) });
  /** @type {[number, string[]][]} */
  const heard = [];
  store.listen((state, changed) => heard.push([state.zoom, [...changed]]));
  store.set({ zoom: 2, only: null });
  store.set({ zoom: 2 });
  assert.deepEqual(heard, [[2, ["zoom"]]]);
});

test("only the store changes the state", () => {
  const initial = { zoom: 1 };
  const store = makeStore(initial);
  const before = store.get();
  initial.zoom = 5;
  store.set({ zoom: 2 });
  assert.equal(before.zoom, 1);
  assert.equal(store.get().zoom, 2);
  assert.throws(() => { /** @type {{ zoom: number }} */ (store.get()).zoom = 3; }, TypeError);
});

test("who stops listening hears nothing more", () => {
  const store = makeStore({ zoom: 1 });
  let heard = 0;
  const stop = store.listen(() => { heard += 1; });
  store.set({ zoom: 2 });
  stop();
  store.set({ zoom: 3 });
  assert.equal(heard, 1);
});
