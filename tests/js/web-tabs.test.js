// The tab of the address: it opens even if Gradio does not listen to the first click.
import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { restoreTab } from "../../demo/web/tabs.js";

/** @typedef {Parameters<typeof restoreTab>[0]} Page */

/** @type {EventTarget} */
let events;
beforeEach(() => {
  events = new EventTarget();
  Object.assign(globalThis, { document: events });
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
});

/** @param {number} lost how many clicks Gradio does not hear */
function opened(lost) {
  const button = {
    ariaSelected: "false",
    clicks: 0,
    click() {
      this.clicks += 1;
      if (this.clicks > lost) this.ariaSelected = "true";
    },
  };
  const page = /** @type {Page} */ (/** @type {unknown} */ ({
    recall: () => "segment", has: () => true, tell: () => {}, addressChanged: () => {}, whenMoved: () => {},
    tabs: () => [{ name: "segment", button }], recalled: null, shown: "cow",
  }));
  restoreTab(page);
  return { button, page };
}

/** Timers that timers have set come in a later tick. @param {number} milliseconds */
function wait(milliseconds) {
  for (let passed = 0; passed < milliseconds; passed += 50) mock.timers.tick(50);
}
const show = () => { events.dispatchEvent(new Event("skipscope:shown")); };

test("one click opens the tab of the address", () => {
  const { button } = opened(0);
  show();
  wait(1000);
  assert.deepEqual([button.ariaSelected, button.clicks], ["true", 1]);
});

test("a click that is lost is repeated until the tab is open", () => {
  const { button } = opened(3);
  show();
  wait(2000);
  assert.deepEqual([button.ariaSelected, button.clicks], ["true", 4]);
});

test("the tab waits for the photo of the address", () => {
  const { button, page } = opened(0);
  page.recalled = "dog";
  show();
  wait(1000);
  assert.equal(button.clicks, 0);
  page.shown = "dog";
  show();
  wait(1000);
  assert.equal(button.clicks, 1);
});

test("an open tab is closed by nobody later", () => {
  const { button } = opened(0);
  show();
  wait(1000);
  button.ariaSelected = "false"; // the visitor has gone to another one
  show();
  wait(1000);
  assert.equal(button.clicks, 1);
});
