// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { followLoading } from "../../demo/web/loading.js";

/** What is shown while the server gives these answers. @param {boolean[]} answers */
async function shownFor(answers) {
  /** @type {(boolean | "pause")[]} */
  const shown = [];
  await followLoading(
    async () => answers.shift() ?? false, (isShown) => shown.push(isShown), async () => { shown.push("pause"); });
  return shown;
}

test("the sentence stands as long as the networks load", async () => {
  assert.deepEqual(await shownFor([true, true, false]), [true, "pause", true, "pause", false]);
});
test("once they are here, nobody waits and nothing is asked again", async () => {
  assert.deepEqual(await shownFor([false, true]), [false]);
});
