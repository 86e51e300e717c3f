// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { filled, firstLanguage, percent, wordsOf } from "../../demo/web/words.js";

const WORDS = { en: { "share.copy": "Copy", "only.english": "Word" }, ko: { "share.copy": "복사" } };

test("the first wish that is a language wins", () => {
  assert.equal(firstLanguage(WORDS, [null, "xx", "ko", "en"]), "ko");
  assert.equal(firstLanguage(WORDS, [undefined, ""]), "en");
});

for (const name of ["constructor", "toString", "__proto__", "hasOwnProperty"]) {
  test(`${name} is no language, no word and no value`, () => {
    assert.equal(firstLanguage(WORDS, [name]), "en");
    assert.equal(wordsOf(WORDS, "ko", name), name);
    assert.equal(filled(`a {${name}}`, {}), `a {${name}}`);
  });
}

test("words that a language lacks come in English", () => {
  assert.equal(wordsOf(WORDS, "ko", "share.copy"), "복사");
  assert.equal(wordsOf(WORDS, "ko", "only.english"), "Word");
});

test("values are filled in, and a value is text, not a pattern", () => {
  assert.equal(filled("{name} has {size} MB", { name: "$& {size}", size: 3 }), "$& {size} has 3 MB");
});

test("a share that is not quite nothing is not called 0 %", () => {
  assert.deepEqual([0, 0.0004, 0.001, 0.256, 1].map(percent), ["0.0 %", "< 0.1 %", "0.1 %", "25.6 %", "100.0 %"]);
});
