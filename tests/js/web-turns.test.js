// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { sourceOf } from "../../demo/web/upload.js";
import { end, openTurns, take } from "../../demo/web/turns.js";

test("while the server works, only the latest question waits", () => {
  /** @type {string[]} */
  const asked = [];
  const turns = openTurns();
  for (const name of ["one", "two", "three"]) take(turns, () => asked.push(name));
  assert.deepEqual(asked, ["one"]);
  end(turns);
  assert.deepEqual(asked, ["one", "three"]);
  take(turns, () => asked.push("four"));
  assert.deepEqual(asked, ["one", "three"]);
  end(turns);
  end(turns);
  take(turns, () => asked.push("five"));
  assert.deepEqual(asked, ["one", "three", "four", "five"]);
});

test("an upload is named for the folder that it lies in", () => {
  assert.equal(sourceOf("/tmp/gradio/0123456789abcdef/cat.png"), "photo-0123456789ab");
  assert.equal(sourceOf("C:\\Temp\\gradio\\0123456789abcdef\\cat.png"), "photo-0123456789ab");
  assert.equal(sourceOf("cat.png"), "photo-");
});
