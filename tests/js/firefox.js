// @ts-check
// Drives Firefox for tests/other_browsers.py: one order a line in JSON, and one answer a line.
//
//     node tests/js/firefox.js FIREFOX
import { createInterface } from "node:readline";
import puppeteer from "puppeteer-core";

const PATIENCE = 60000; // milliseconds

const browser = await puppeteer.launch({ browser: "firefox", executablePath: process.argv[2] });
const page = await browser.newPage();
page.setDefaultTimeout(PATIENCE);

/** @type {Record<string, (...given: string[]) => unknown>} */
const orders = {
  open: async (address) => { await page.goto(address); },
  reload: async () => { await page.reload(); },
  run: (script) => page.evaluate(script),
  wait_for: async (condition) => { await page.waitForFunction(condition); },
  upload: async (selector, file) => {
    const input = /** @type {import("puppeteer-core").ElementHandle<HTMLInputElement> | null} */ (await page.$(selector));
    await input?.uploadFile(file);
  },
};
for await (const line of createInterface({ input: process.stdin })) {
  const [order, ...given] = JSON.parse(line);
  const answer = await Promise.resolve(orders[order](...given)).then(
    (value) => ({ value }), (error) => ({ error: `${order} ${given}: ${error}` }));
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
await browser.close();
