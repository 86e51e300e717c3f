// @ts-check
// The sample behind the one that the page shows.
import { tapPhoto } from "./photos.js";

/**
 * Shows it; after the last one comes the first again.
 *
 * @param {import("./photos.js").Photos} photos
 * @returns {string} its name
 */
export function tapNext(photos) {
  const names = [...photos.samples];
  const name = names[(names.indexOf(photos.page.shown ?? "") + 1) % names.length];
  tapPhoto(photos, { name });
  return name;
}
