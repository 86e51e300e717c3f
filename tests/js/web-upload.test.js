// @ts-check
import assert from "node:assert/strict";
import { before, mock, test } from "node:test";
import { UploadProblem, uploadFile } from "../../demo/web/upload.js";

/** As much of an XMLHttpRequest as an upload needs. */
class Request extends EventTarget {
  /** @type {{ onprogress: (event: { loaded: number, total: number }) => void }} */
  upload = { onprogress() {} };
  status = 0;
  responseText = "";
  /** @type {unknown[]} */
  sent = [];
  open(/** @type {string} */ method, /** @type {URL} */ address) { this.sent.push(method, address.href); }
  send(/** @type {FormData} */ form) { this.sent.push(form.get("files")); }
  abort() { this.end("abort"); }
  end(/** @type {string} */ kind) {
    this.dispatchEvent(new Event(kind));
    this.dispatchEvent(new Event("loadend"));
  }
  answer(/** @type {number} */ status, responseText = "") {
    Object.assign(this, { status, responseText });
    this.end("load");
  }
}

/** @param {(share: number) => void} [report] */
function begin(report = () => {}) {
  const request = new Request();
  const real = /** @type {XMLHttpRequest} */ (/** @type {unknown} */ (request));
  return { request, path: uploadFile(new File(["x"], "cat.png"), report, real) };
}
const problem = (/** @type {string} */ kind) => (/** @type {unknown} */ error) =>
  error instanceof UploadProblem && error.kind === kind;

before(() => { Object.assign(globalThis, { document: { baseURI: "https://example.org/root/path/" } }); });

test("a file goes to Gradio's address below the page's own, and its path comes back", async () => {
  /** @type {number[]} */
  const shares = [];
  const { request, path } = begin((share) => shares.push(share));
  assert.deepEqual(request.sent.slice(0, 2), ["POST", "https://example.org/root/path/gradio_api/upload"]);
  const [file] = request.sent.slice(2);
  assert.ok(file instanceof File && file.name === "cat.png");
  request.upload.onprogress({ loaded: 1, total: 4 });
  request.upload.onprogress({ loaded: 0, total: 0 });
  assert.deepEqual(shares, [0.25, 0]);
  request.answer(200, '["/tmp/gradio/5f/cat.png"]');
  assert.equal(await path, "/tmp/gradio/5f/cat.png");
});

/** @type {[status: number, text: string, kind: string][]} */
const ANSWERS = [
  [413, "", "too_large"], [429, "", "too_many"], [507, "", "full"], [500, "", "refused"],
  [200, "<html>", "refused"], [200, "[]", "refused"], [200, "[7]", "refused"],
];

for (const [status, text, kind] of ANSWERS) {
  test(`an answer of ${status} ${text} is ${kind}`, async () => {
    const { request, path } = begin();
    request.answer(status, text);
    await assert.rejects(path, problem(kind));
  });
}

test("a connection that breaks is told", async () => {
  const { request, path } = begin();
  request.end("error");
  await assert.rejects(path, problem("unreachable"));
});

test("a connection that stands still is given up, one that is only slow is not", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { request, path } = begin();
  mock.timers.tick(119_000);
  request.upload.onprogress({ loaded: 1, total: 4 });
  mock.timers.tick(119_000);
  assert.equal(request.status, 0);
  mock.timers.tick(1_000);
  await assert.rejects(path, problem("unreachable"));
  mock.timers.reset();
});
