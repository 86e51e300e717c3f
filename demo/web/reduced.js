// @ts-check
// A very large photo is read smaller, and the line under the row of photos says so.
import { folderOf } from "./upload.js";

/** @typedef {import("./photos.js").OwnPhoto} OwnPhoto */
/** @typedef {import("./photos.js").Photos["store"]} Own */

/**
 * Asks the server at which size it reads a photo. Its header says enough, so the answer comes at
 * once; where nobody answers there is worse to say.
 *
 * @param {Own} own
 * @param {string} source
 * @param {string} path
 */
export async function askReduced(own, source, path) {
  const address = new URL(`reading/${folderOf(path)}`, document.baseURI);
  setReduced(own, source, await fetch(address).then((answer) => answer.json()).catch(() => null));
}

/**
 * @param {Own} store
 * @param {string} source
 * @param {OwnPhoto["reduced"]} reduced
 */
export function setReduced(store, source, reduced) {
  const { own } = store.get();
  store.set({ own: own.map((photo) => (photo.source === source ? { ...photo, reduced } : photo)) });
}

/**
 * What the line says of the photo of the page; null if there is nothing to say.
 *
 * @param {OwnPhoto | undefined} photo
 * @returns {import("./sending.js").Line | null}
 */
export function reducedLine(photo) {
  if (!photo?.reduced) return null;
  const [width, height] = photo.reduced;
  return { key: "picker.reduced", values: { name: photo.file.name, width, height }, share: null, canTryAgain: false };
}
