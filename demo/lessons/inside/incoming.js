// @ts-check
// What comes from the server: a photo, an answer of U-Net, or a problem.
import { followTrunk } from "../../web/trunk.js";
import { readLabelMap, sceneOf } from "./scene.js";
import { choicesFor, keyOf } from "./state.js";
/** @import { Store } from "../../web/store.js" */
/** @import { Page } from "../../web/page.js" */
/** @import { TrunkRow } from "../../web/values.d.ts" */
/** @import { ClassesValue, InsideValue, PhotoValue } from "./value.d.ts" */
/** @import { State } from "./types.d.ts" */

/**
 * Takes one value after the other: a photo must be decoded before the answers that belong to it.
 *
 * @param {Store<State>} store
 * @param {ClassesValue} classes
 * @param {object} trunks
 * @param {readonly TrunkRow[]} trunks.rows
 * @param {Pick<Page, "trunk">} trunks.page
 * @param {(trunk: string) => void} trunks.ask
 * @param {(source: string) => void} announce tells the page which photo is shown
 * @returns {(value: InsideValue | null) => void} takes each value once, however often it is given
 */
export function makeReceiver(store, classes, trunks, announce) {
  let queue = Promise.resolve();
  let seen = -1;
  /** @type {(work: () => Promise<void>) => void} */
  const enqueue = (work) => { queue = queue.then(work).catch((error) => console.error(error)); };
  const takePhoto = followTrunk({
    ...trunks,
    /** @param {{ source: string, photo: PhotoValue }} value */
    open: ({ source, photo }) => enqueue(() => openPhoto(store, classes, source, photo)),
  });
  return (value) => {
    if (!value || value.serial === undefined || value.serial === seen) return;
    seen = value.serial;
    const { source, photo } = value;
    if (photo) {
      announce(source);
      takePhoto({ source, trunk: photo.trunk, value: { source, photo } });
    } else enqueue(() => acceptAnswer(store, value));
  };
}

/** @type {(store: Store<State>, classes: ClassesValue, source: string, photo: PhotoValue) => Promise<void>} */
async function openPhoto(store, classes, source, photo) {
  const scene = await sceneOf(source, photo, classes);
  const fresh = { scene, sum: null, answers: new Map(), asked: new Set(), problem: null };
  store.set({ ...fresh, ...choicesFor(scene, store.get()) });
}

/** @type {(store: Store<State>, value: InsideValue) => Promise<void>} */
async function acceptAnswer(store, { source, unet, problem }) {
  const { scene } = store.get();
  if (scene && scene.source !== source) return; // of a photo that is no longer shown
  if (scene && unet) {
    const answer = await readLabelMap(unet.labels);
    store.set({ answers: new Map([...store.get().answers, [keyOf(unet.copies), answer]]) });
  }
  // What has failed may be asked for again.
  if (problem) store.set({ problem, asked: new Set() });
}
