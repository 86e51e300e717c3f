// @ts-check
// The page's language: words by key, the switch, and the choice that the browser keeps.

/** @typedef {"en" | "ko"} Language */

/** @typedef {Record<Language, Record<string, string>>} Words language → key → words */

const KEPT = "skipscope-language"; // in the browser's storage

/**
 * @param {import("./page.js").Page} page
 * @param {Words} words
 */
export function addWords(page, words) {
  const saved = kept(KEPT);
  page.language = firstLanguage(words, [page.recall("lang"), saved, navigator.language?.slice(0, 2)]);
  page.t = (key, values = {}) => filled(wordsOf(words, page.language, key), values);
  page.has = (key) => Object.hasOwn(words.en, key);
  page.percent = percent;
  page.apply = (root = document) => apply(page, root);
  page.choose = (code) => choose(page, code);
  page.tell("lang", () => page.language);
  document.addEventListener("click", ({ target }) => {
    const button = target instanceof Element && target.closest("[data-language]");
    const code = button && button.getAttribute("data-language");
    if (code && isLanguage(words, code)) page.choose(code);
  });
}

/**
 * Names that every object has, such as "constructor", are no languages.
 *
 * @param {Words} words
 * @param {string} code
 * @returns {code is Language}
 */
const isLanguage = (words, code) => Object.hasOwn(words, code);

/**
 * @param {Words} words
 * @param {(string | null | undefined)[]} wishes the first that is a language wins
 * @returns {Language}
 */
export function firstLanguage(words, wishes) {
  for (const code of wishes) {
    if (code && isLanguage(words, code)) return code;
  }
  return "en";
}

/**
 * @param {Words} words
 * @param {Language} language
 * @param {string} key
 */
export function wordsOf(words, language, key) {
  for (const known of [words[language], words.en]) {
    if (Object.hasOwn(known, key)) return known[key];
  }
  return key;
}

/**
 * @param {string} text
 * @param {import("./page.js").Values} values
 */
export const filled = (text, values) =>
  text.replace(/\{(\w+)\}/g, (whole, name) => (Object.hasOwn(values, name) ? String(values[name]) : whole));

/** @param {number} share */
export function percent(share) {
  if (share > 0 && share < 0.001) return "< 0.1 %";
  return `${(100 * share).toFixed(1)} %`;
}

/**
 * @param {import("./page.js").Page} page
 * @param {ParentNode} root
 */
function apply(page, root) {
  for (const node of root.querySelectorAll("[data-t]")) {
    const key = node.getAttribute("data-t") ?? "";
    if (!page.has(key)) continue; // it comes with the board's script
    const text = page.t(key);
    if (node.textContent !== text) node.textContent = text;
  }
  for (const node of root.querySelectorAll("[data-t-aria]")) {
    const key = node.getAttribute("data-t-aria") ?? "";
    if (!page.has(key)) continue;
    const name = page.t(key);
    node.setAttribute("aria-label", name);
    if (node.hasAttribute("title")) node.setAttribute("title", name); // a button that shows a sign alone
  }
}

/**
 * @param {import("./page.js").Page} page
 * @param {Language} code
 */
function choose(page, code) {
  page.language = code;
  keep(KEPT, code);
  document.dispatchEvent(new CustomEvent("skipscope:language"));
  page.addressChanged();
}

/**
 * What the browser keeps from one visit to the next; nothing in a private window.
 *
 * @param {string} name
 * @returns {string | null}
 */
export function kept(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/**
 * @param {string} name
 * @param {string} text
 */
export function keep(name, text) {
  try {
    localStorage.setItem(name, text);
  } catch { /* a private window keeps nothing */ }
}
