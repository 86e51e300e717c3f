// @ts-check
// The photo of the page: every row of photos picks it here, and shows the visitor's own photos.
import { addReceiver, forgetCrowd, post } from "./outbox.js";
import { askReduced } from "./reduced.js";
import { makeStore } from "./store.js";
import { thumbnailOf } from "./thumbnail.js";
import { endWithAnswers, openTurns, take } from "./turns.js";
import { sourceOf } from "./upload.js";

/**
 * @typedef {object} OwnPhoto a photo that the visitor has sent
 * @property {string} source how boards name it
 * @property {string} path on the server
 * @property {File} file
 * @property {readonly [number, number] | null} reduced width and height at which the server reads it;
 *   null if those are its own, or until the server has said so
 */

/** @typedef {{ name: string } | { upload: string }} Choice a sample's name or an upload's path */

/**
 * @typedef {object} Row
 * @property {() => boolean} isVisible
 * @property {(choice: Choice) => void} pick asks the server
 * @property {() => void} follow asks the server for the photo of the page, which another tab may
 *   have chosen
 */

/**
 * @typedef {object} Photos
 * @property {import("./page.js").Page} page
 * @property {import("./store.js").Store<{ own: readonly OwnPhoto[] }>} store
 * @property {WeakMap<File, Promise<string | null>>} thumbnails
 * @property {Set<Row>} rows
 * @property {Set<string>} samples their names
 * @property {Choice | null} asked what the server was asked for last
 * @property {Choice | null} wanted what the visitor picked last, until the server has answered
 * @property {import("./turns.js").Turns} turns
 */

const PHOTO = "photo"; // the receiver of files, and the parameter of the address
const FOLLOW = "follow"; // whom the answer is for when a tab has been opened

/**
 * @param {import("./page.js").Page} page
 * @returns {Photos}
 */
export function openPhotos(page) {
  /** @type {Photos} */
  const photos = {
    page,
    store: makeStore({ own: /** @type {readonly OwnPhoto[]} */ ([]) }),
    turns: openTurns(),
    thumbnails: new WeakMap(), rows: new Set(), samples: new Set(),
    asked: null, wanted: null,
  };
  endWithAnswers(photos.turns, PHOTO, (worked) => answered(photos, worked));
  endWithAnswers(photos.turns, FOLLOW);
  listen(photos);
  page.tell(PHOTO, () => nameOf(photos));
  takeArrivals(page);
  return photos;
}

/** @param {Photos} photos */
function listen(photos) {
  const { page } = photos;
  document.addEventListener("skipscope:opened", () => followPhoto(photos));
  page.whenMoved(() => {
    if (photos.rows.size) recallPhoto(photos, sourceOfChoice(photos.wanted ?? { name: page.shown ?? "" }));
  });
  document.addEventListener("skipscope:shown", ({ detail }) => {
    // The board of a tab that is opened later begins with the photo with which the page has begun.
    if (photos.asked && sourceOfChoice(photos.asked) !== detail) return;
    page.shown = detail;
    page.addressChanged();
  });
}

/**
 * What the visitor has handed to the page, before its modules came and from now on.
 *
 * @param {import("./page.js").Page} page
 */
function takeArrivals({ outbox }) {
  const arrivals = window.skipscopeArrivals;
  arrivals.take = (files) => post(outbox, PHOTO, files);
  arrivals.take(arrivals.held.splice(0));
}

/**
 * A row of photos has come. The first one asks for the photo that the address names, the others for
 * the photo of the page.
 *
 * @param {Photos} photos
 * @param {Row} row
 * @param {string[]} samples
 * @param {string} shown the photo that the page opens with
 */
export function joinPhotos(photos, row, samples, shown) {
  const { page, rows } = photos;
  rows.add(row);
  if (rows.size > 1) {
    followPhoto(photos);
    return;
  }
  photos.samples = new Set(samples);
  recallPhoto(photos, shown);
  addReceiver(page.outbox, PHOTO, (path, file) => receive(photos, path, file));
}

/**
 * Asks for the photo that the address names.
 *
 * @param {Photos} photos
 * @param {string} shown the photo that the page has, or waits for
 */
function recallPhoto(photos, shown) {
  const name = photos.page.recall(PHOTO);
  if (name === null || name === shown || !photos.samples.has(name)) return;
  photos.page.recalled = name;
  pickPhoto(photos, { name });
}

/**
 * @param {Photos} photos
 * @param {string} path
 * @param {File} file
 */
function receive(photos, path, file) {
  const source = sourceOf(path);
  const others = photos.store.get().own.filter((photo) => photo.source !== source);
  photos.store.set({ own: [...others, { source, path, file, reduced: null }] });
  pickPhoto(photos, { upload: path });
  askReduced(photos.store, source, path);
}

/**
 * The visitor's photo that the page shows, or will show; none while it is a sample.
 *
 * @param {Photos} photos
 * @returns {OwnPhoto | undefined}
 */
export function ownPhoto({ asked, page, store }) {
  const source = asked ? sourceOfChoice(asked) : page.shown;
  return store.get().own.find((photo) => photo.source === source);
}

/** @param {Choice} choice */
const sourceOfChoice = (choice) => ("name" in choice ? choice.name : sourceOf(choice.upload));

/**
 * @param {Photos} photos
 * @param {File} file
 * @returns {Promise<string | null>} null if the browser cannot read the file
 */
export function smallPicture({ thumbnails }, file) {
  const made = thumbnails.get(file) ?? thumbnailOf(file);
  thumbnails.set(file, made);
  return made;
}

/**
 * Asks the server for a photo. While it works on another one, the latest choice waits.
 *
 * @param {Photos} photos
 * @param {Choice} choice
 */
function pickPhoto(photos, choice) {
  photos.wanted = choice;
  take(photos.turns, () => {
    photos.asked = choice;
    openRow(photos).pick(choice);
  });
  photos.page.addressChanged();
}

/**
 * The row of the open tab, or the first one if that tab has none.
 *
 * @param {Photos} photos
 */
function openRow({ rows }) {
  const all = [...rows];
  return all.find((row) => row.isVisible()) ?? all[0];
}

/**
 * A tab was opened: its board shows the photo of the page. The server must not be asked before it
 * has answered for that photo, for it would name the one before. A photo that waits itself will be
 * asked for by the row of the open tab.
 *
 * @param {Photos} photos
 */
function followPhoto(photos) {
  const { asked, rows, turns, wanted } = photos;
  const isHere = [...rows].some((row) => row.isVisible()); // else it asks when it comes
  const isWaiting = wanted !== null && wanted !== asked;
  if (isHere && !isWaiting) take(turns, () => openRow(photos).follow());
}

/**
 * A small picture was tapped.
 *
 * @param {Photos} photos
 * @param {Choice} choice
 */
export function tapPhoto(photos, choice) {
  forgetCrowd(photos.page.outbox);
  pickPhoto(photos, choice);
}

/**
 * @param {Photos} photos
 * @param {boolean} worked
 */
function answered(photos, worked) {
  const { asked, page, wanted } = photos;
  if (asked === wanted) photos.wanted = null;
  if (!worked && asked && "upload" in asked) forgetUnreadable(photos, asked.upload);
  page.addressChanged();
}

/**
 * A file that neither the server nor the browser can read is no photo to come back to.
 *
 * @param {Photos} photos
 * @param {string} path
 */
async function forgetUnreadable(photos, path) {
  const failed = photos.store.get().own.find((photo) => photo.path === path);
  if (!failed || await smallPicture(photos, failed.file)) return;
  photos.store.set({ own: photos.store.get().own.filter((photo) => photo !== failed) });
}

/**
 * The sample that the page shows, or will show; an upload is in no link.
 *
 * @param {Photos} photos
 * @returns {string | null}
 */
function nameOf({ page, samples, wanted }) {
  if (wanted) return "name" in wanted ? wanted.name : null;
  return page.shown !== null && samples.has(page.shown) ? page.shown : null;
}
