// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { addReceiver, forgetCrowd, forgetFailures, openOutbox, post, sendAgain } from "../../demo/web/outbox.js";
import { lineOf } from "../../demo/web/sending.js";
import { UploadProblem } from "../../demo/web/upload.js";

const LIMIT = 1 << 20;
const fileOf = (/** @type {string} */ name, size = 10) => new File([new Uint8Array(size)], name);
const settle = () => new Promise((done) => { setTimeout(done); });

/** An outbox whose uploads the test ends by hand. */
function begin() {
  /** @type {{ name: string, report: (share: number) => void, arrive: (path: string) => void, fail: (error: Error) => void }[]} */
  const uploads = [];
  const outbox = openOutbox((file, report) => new Promise((arrive, fail) => {
    uploads.push({ name: file.name, report, arrive, fail });
  }), LIMIT);
  /** @type {string[]} */
  const received = [];
  const line = () => lineOf(outbox.store.get(), LIMIT);
  const listen = (receiver = "photo") => addReceiver(outbox, receiver, (path, file) => received.push(`${path} ${file.name}`));
  return { outbox, uploads, received, line, listen };
}

test("a file stays until the server has it, and its share is told", async () => {
  const { outbox, uploads, received, line, listen } = begin();
  listen();
  post(outbox, "photo", [fileOf("cat.png")]);
  assert.deepEqual(line(), { key: "picker.sending", values: { name: "cat.png", count: 0 }, share: 0, canTryAgain: false });
  uploads[0].report(0.4);
  assert.equal(line()?.share, 0.4);
  assert.deepEqual(received, []);
  uploads[0].arrive("/a");
  await settle();
  assert.deepEqual(received, ["/a cat.png"]);
  assert.equal(line(), null);
});

test("files go one after the other, in the order in which they came", async () => {
  const { outbox, uploads, received, line, listen } = begin();
  listen();
  post(outbox, "photo", [fileOf("one"), fileOf("two")]);
  post(outbox, "photo", [fileOf("three")]);
  assert.equal(line()?.key, "picker.sending_more");
  for (const place of [0, 1, 2]) {
    assert.equal(uploads.length, place + 1);
    uploads[place].arrive(`/${place}`);
    await settle();
  }
  assert.deepEqual(received, ["/0 one", "/1 two", "/2 three"]);
  assert.equal(line()?.key, "picker.several");
  forgetCrowd(outbox);
  assert.equal(line(), null);
});

test("files for different receivers do not crowd each other", async () => {
  const { outbox, uploads, line, listen } = begin();
  listen();
  listen("truth");
  post(outbox, "photo", [fileOf("photo.png")]);
  post(outbox, "truth", [fileOf("truth.png")]);
  uploads[0].arrive("/a");
  await settle();
  uploads[1].arrive("/b");
  await settle();
  assert.equal(line(), null);
  post(outbox, "truth", [fileOf("a"), fileOf("b")]);
  uploads[2].arrive("/c");
  await settle();
  uploads[3].arrive("/d");
  await settle();
  assert.equal(line()?.key, "picker.replaced");
});

test("what arrives before anybody takes it waits", async () => {
  const { outbox, uploads, received, listen } = begin();
  post(outbox, "photo", [fileOf("early.png")]);
  uploads[0].arrive("/a");
  await settle();
  listen("truth");
  assert.deepEqual(received, []);
  listen("photo");
  assert.deepEqual(received, ["/a early.png"]);
});

test("a file that was not sent stays until it is sent again", async () => {
  const { outbox, uploads, received, line, listen } = begin();
  listen();
  post(outbox, "photo", [fileOf("one"), fileOf("two")]);
  uploads[0].fail(new UploadProblem("unreachable"));
  await settle();
  uploads[1].arrive("/two"); // the others go on
  await settle();
  assert.equal(line()?.key, "picker.unreachable");
  assert.deepEqual([line()?.values.name, line()?.canTryAgain], ["one", true]);
  sendAgain(outbox);
  uploads[2].arrive("/one");
  await settle();
  assert.deepEqual(received, ["/two two", "/one one"]);
});

test("a file that is given up is gone", async () => {
  const { outbox, uploads, line } = begin();
  post(outbox, "photo", [fileOf("one")]);
  uploads[0].fail(new Error("anything"));
  await settle();
  assert.equal(line()?.key, "picker.unreachable");
  forgetFailures(outbox);
  assert.equal(line(), null);
  sendAgain(outbox);
  assert.equal(uploads.length, 1);
});

test("a file above the limit is not sent, nor sent again", () => {
  const { outbox, uploads, line } = begin();
  post(outbox, "photo", [fileOf("huge.jpg", LIMIT + 1)]);
  assert.deepEqual(line(), {
    key: "picker.too_large", values: { name: "huge.jpg", size: 2, limit: 1 }, share: null, canTryAgain: false,
  });
  sendAgain(outbox);
  assert.equal(uploads.length, 0);
});
