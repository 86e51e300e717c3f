// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { layoutOf } from "../../demo/web/poster_layout.js";
import { flow } from "../../demo/web/poster_words.js";
import { posterFile, posterLine } from "../../demo/web/poster.js";

/** @import { Item, Poster } from "../../demo/web/poster_sheet.js" */

/** Every letter is ten pixels wide. @param {string} text */
const measure = (text) => 10 * text.length;
const words = (/** @type {string} */ text) => ({ text, colour: "--ink", weight: 400 });

/** @param {Partial<Poster>} parts @returns {Poster} */
const posterOf = (parts = {}) => ({
  file: "a.png", pictures: [pictureOf()], squares: [], legend: [], note: null, line: "Sheep", ...parts,
});
const pictureOf = (ratio = 1.5, text = "A caption") =>
  ({ ratio, draw: () => {}, caption: text ? [{ size: 22, runs: [words(text)] }] : [] });

/** @param {readonly Item[]} items @param {Item["kind"]} kind */
const boxes = (items, kind) => items.filter((item) => item.kind === kind);
/** @param {readonly Item[]} items */
const texts = (items) => items.flatMap((item) => (item.kind === "text" ? [item.text.trimEnd()] : []));

/** Whether an item lies on the sheet. @param {Item} item @param {{ width: number, height: number }} sheet */
const isInside = ({ x, y, ...item }, { width, height }) =>
  x >= 0 && y >= 0 && x + ("width" in item ? item.width : 0) <= width + 1e-6
  && y + ("height" in item ? item.height : 0) <= height + 1e-6;

// ---- Sheet -------------------------------------------------------------------------------------
test("several pictures share a slide's width, one may leave it narrower", () => {
  assert.equal(layoutOf(posterOf({ pictures: [pictureOf(), pictureOf()] }), measure).width, 1920);
  assert.equal(layoutOf(posterOf({ pictures: [pictureOf(0.5)] }), measure).width, 1600);
  assert.equal(layoutOf(posterOf({ pictures: [pictureOf(3)] }), measure).width, 1920);
});

for (const ratio of [0.05, 0.6, 1, 2.5, 20]) {
  test(`nothing leaves the sheet, and every picture keeps its ratio of ${ratio}`, () => {
    const square = { draw: () => {}, tag: "FCN-8s", here: "Sheep" };
    const legend = Array.from({ length: 30 }, (_, index) => ({ colours: [[index, 0, 0]], text: `class ${index}` }));
    const sheet = layoutOf(posterOf({
      pictures: [pictureOf(ratio), pictureOf(ratio, "word ".repeat(80)), pictureOf(ratio, "")],
      signs: ["+", "="], squares: [square, square], legend, note: "share of pixels", line: "last ".repeat(90),
    }), measure);
    assert.ok(sheet.items.every((item) => isInside(item, sheet)));
    const [one, two, three, ...squares] = boxes(sheet.items, "picture");
    for (const picture of [one, two, three]) {
      assert.ok("width" in picture && Math.abs(picture.width / picture.height - ratio) < 1e-6);
    }
    assert.ok(squares.every((picture) => "width" in picture && picture.width === picture.height));
    assert.equal(texts(sheet.items).filter((text) => text === "word").length, 80);
  });
}

test("a tall picture stands in the middle of its card", () => {
  const [picture] = boxes(layoutOf(posterOf({ pictures: [pictureOf(0.5)] }), measure).items, "picture");
  assert.ok("width" in picture);
  assert.deepEqual([picture.x + picture.width / 2, picture.height], [800, 1150]);
});

test("an entry of the legend has stripes, one colour or a hatch; the note has none", () => {
  const legend = [
    { colours: [[1, 2, 3], [4, 5, 6]], text: "two" }, { colours: [[7, 8, 9]], text: "one" }, { colours: [], text: "none" },
  ];
  const { items } = layoutOf(posterOf({ legend, note: "note" }), measure);
  const stripes = items.flatMap((item) => (item.kind === "fill" && item.colour.startsWith("rgb(") ? [item] : []));
  assert.deepEqual(stripes.map(({ colour, width }) => [colour, width]), [
    ["rgb(1,2,3)", 14], ["rgb(4,5,6)", 14], ["rgb(7,8,9)", 28],
  ]);
  assert.equal(boxes(items, "hatch").length, 1);
  assert.deepEqual(texts(items).slice(2), ["two", "one", "none", "note", "Sheep"]);
});

// ---- Words -------------------------------------------------------------------------------------
test("words flow into as many lines as they need", () => {
  const { items, end } = flow({ size: 20, runs: [words("aaa bbb ccc")] }, { x: 5, y: 100, wide: 75 }, measure);
  assert.deepEqual(items.map(({ x, y }) => [x, y]), [[5, 114], [45, 114], [5, 142]]);
  assert.equal(end, 156);
});

test("a word that is too long for a line stands alone, and is not lost", () => {
  const { items } = flow({ size: 20, runs: [words("a bbbbbbbbbbbb c")] }, { x: 0, y: 0, wide: 60 }, measure);
  assert.deepEqual(items.map(({ x, y }) => [x, y]), [[0, 14], [0, 42], [0, 70]]);
});

test("a square makes its line as tall as it needs", () => {
  const square = { side: 100, fill: "--wash", line: "--accent" };
  const { items, end } = flow({ size: 20, runs: [words("ab"), square, words("c")] }, { x: 0, y: 0, wide: 300 }, measure);
  assert.deepEqual(items.map(({ kind, x }) => [kind, x]), [["text", 0], ["fill", 32], ["frame", 32], ["text", 142]]);
  assert.equal(end, 104);
});

test("file and last line name a sample, and say of an upload only that it is one", () => {
  assert.equal(posterFile("sheep", "skips"), "skipscope-sheep-skips.png");
  assert.equal(posterFile("photo-0123456789ab", "skips"), "skipscope-photo-skips.png");
  const page = /** @type {const} */ ({ language: "ko", t: (/** @type {string} */ key) => key });
  assert.equal(posterLine(page, { title: { ko: "양" }, credit: { ko: "K" } }, ["A", "B"]), "양 · A, B · photo.credit · Skipscope");
  assert.equal(posterLine(page, { title: {}, credit: {} }, ["A"]), "picker.upload · A · Skipscope");
});
