// @ts-check
// The page: its words, its link, its look and its photo. Every part of the page stands on it.
import { addLink } from "./link.js";
import { sayLoading } from "./loading.js";
import { openOutbox } from "./outbox.js";
import { openPhotos } from "./photos.js";
import { restoreLook, restorePalette, restoreScheme } from "./restore.js";
import { nameTabs, restoreTab, tabs } from "./tabs.js";
import { openRoomDoor } from "./room_door.js";
import { restoreTrunk } from "./trunk.js";
import { uploadFile } from "./upload.js";
import { addWords } from "./words.js";

/** @import { ClassRow, Colour } from "./values.d.ts" */

/** @typedef {"standard" | "lecture" | "student"} View how the page is laid out, and for whom */

/** @typedef {Readonly<Record<string, string | number>>} Values that are filled in into words */

/**
 * What a lesson may use of the page.
 *
 * @typedef {object} Page
 * @property {import("./words.js").Language} language
 * @property {(key: string, values?: Values) => string} t the words under `key`
 * @property {(key: string) => boolean} has whether there are such words
 * @property {(share: number) => string} percent
 * @property {(root?: ParentNode) => void} apply writes the words into what says `data-t`
 * @property {(code: import("./words.js").Language) => void} choose switches the language
 * @property {(name: string) => string | null} recall a parameter of the address that opened the page
 * @property {(name: string, write: () => string | null) => void} tell who writes a parameter of the
 *   address; null leaves it out
 * @property {() => void} addressChanged writes the address anew, soon
 * @property {() => string} link the address of what the page shows now
 * @property {(search: string) => void} moveTo shows what another page's address says
 * @property {(moved: () => void) => void} whenMoved calls when there is another address to recall
 * @property {string | null} room the code of the room that this page is in
 * @property {() => void} leaveRoom takes it out of the address
 * @property {View} view
 * @property {"safe" | "voc"} palette
 * @property {(entry: Pick<ClassRow, "colour" | "voc">) => Colour} colour of a class, in the palette of the page
 * @property {() => void} pressPalette shows on every switch which palette the page has
 * @property {() => void} pressScheme shows on the switch whether the page is dark
 * @property {string | null} trunk the chosen trunk; null for the usual one
 * @property {() => import("./tabs.js").Tab[]} tabs
 * @property {string | null} shown the photo of the page; null before the first one is there
 * @property {string | null} recalled the sample that the address has asked for, if it is another
 * @property {import("./outbox.js").Outbox} outbox the files on their way to the server
 * @property {import("./photos.js").Photos} photos
 */

/**
 * The one page of this document; whoever asks first opens it.
 *
 * @returns {Page}
 */
export function openPage() {
  return window.skipscope ?? start(window.skipscopeWords, new URLSearchParams(location.search));
}

/**
 * @param {import("./words.js").Words} words
 * @param {URLSearchParams} asked what the address that opened the page says
 */
function start(words, asked) {
  const page = /** @type {Page} */ ({ tabs, shown: null, recalled: null });
  window.skipscope = page;
  addLink(page, asked);
  addWords(page, words);
  restoreLook(page);
  restorePalette(page);
  restoreScheme(page);
  restoreTrunk(page);
  page.outbox = openOutbox(uploadFile, window.skipscopeLargestUpload);
  restoreTab(page);
  page.photos = openPhotos(page);
  openRoomDoor(page, window.skipscopeRoom);
  listen(page);
  speak(page);
  sayLoading(document);
  return page;
}

/** @param {Page} page */
function speak(page) {
  document.cookie = `skipscope_language=${page.language}; path=/; SameSite=Lax; max-age=31536000`;
  refresh(page);
}

/** @param {Page} page */
function refresh(page) {
  const { documentElement: root } = document;
  // Even the same language makes the browser work out the styles of the whole page again.
  if (root.lang !== page.language) root.lang = page.language;
  for (const button of document.querySelectorAll("[data-language]")) {
    const isChosen = button.getAttribute("data-language") === page.language;
    button.setAttribute("aria-pressed", String(isChosen));
  }
  page.apply();
  page.pressScheme();
  nameTabs(page);
}

/** @param {Page} page */
function listen(page) {
  document.addEventListener("skipscope:language", () => speak(page));
  // Gradio builds the page late and rebuilds parts of it: translate whatever appears.
  let isPlanned = false;
  const soon = () => {
    if (isPlanned) return;
    isPlanned = true;
    requestAnimationFrame(() => { isPlanned = false; refresh(page); });
  };
  new MutationObserver(soon).observe(document.documentElement, { childList: true, subtree: true });
}
