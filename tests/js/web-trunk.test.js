// The chosen trunk: which value of a photo is opened, and what is asked for.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { followTrunk, restoreTrunk } from "../../demo/web/trunk.js";

const ROWS = [{ name: "light", title: "Light" }, { name: "heavy", title: "Heavy" }];

/** @type {EventTarget} */
let events;
beforeEach(() => {
  events = new EventTarget();
  Object.assign(globalThis, { document: events });
});

/** @param {string | null} chosen */
function lesson(chosen) {
  /** @type {{ trunk: string | null }} */
  const page = { trunk: chosen };
  /** @type {string[]} */
  const log = [];
  const take = followTrunk({
    rows: ROWS, page,
    ask: (trunk) => log.push(`ask ${trunk}`),
    open: (/** @type {string} */ value) => log.push(`open ${value}`),
  });
  /** @param {string | null} trunk */
  const choose = (trunk) => { page.trunk = trunk; events.dispatchEvent(new Event("skipscope:trunk")); };
  /** @param {string} source @param {string} trunk */
  const give = (source, trunk) => take({ source, trunk, value: `${source} on ${trunk}` });
  return { log, choose, give };
}

test("the usual trunk is opened and nothing is asked for", () => {
  const { log, give } = lesson(null);
  give("cat", "light");
  assert.deepEqual(log, ["open cat on light"]);
});

test("another trunk is asked for once, and going back costs nothing", () => {
  const { log, choose, give } = lesson(null);
  give("cat", "light");
  choose("heavy");
  give("cat", "heavy");
  choose(null);
  choose("heavy");
  assert.deepEqual(log, [
    "open cat on light", "ask heavy", "open cat on heavy", "open cat on light", "open cat on heavy",
  ]);
});

test("a new photo shows at once, and then on the chosen trunk", () => {
  const { log, give } = lesson("heavy");
  give("cat", "light");
  give("cat", "heavy");
  give("dog", "light");
  assert.deepEqual(log, ["open cat on light", "ask heavy", "open cat on heavy", "open dog on light", "ask heavy"]);
});

test("an answer for a photo that is gone is dropped", () => {
  const { log, give } = lesson("heavy");
  give("cat", "light");
  give("dog", "light");
  give("cat", "heavy");
  assert.deepEqual(log, ["open cat on light", "ask heavy", "open dog on light", "ask heavy"]);
});

test("a trunk that the address made up is the usual one", () => {
  const { log, give } = lesson("constructor");
  give("cat", "light");
  assert.deepEqual(log, ["open cat on light"]);
});

test("a lesson without a photo asks for nothing", () => {
  const { log, choose } = lesson(null);
  choose("heavy");
  assert.deepEqual(log, []);
});

test("the address is read once and says what is chosen", () => {
  /** @type {Map<string, () => string | null>} */
  const told = new Map();
  const page = {
    trunk: /** @type {string | null} */ (null),
    recall: () => "heavy",
    /** @param {string} name @param {() => string | null} write */
    tell: (name, write) => { told.set(name, write); },
  };
  restoreTrunk(page);
  assert.equal(page.trunk, "heavy");
  page.trunk = null;
  assert.equal(told.get("trunk")?.(), null);
});
