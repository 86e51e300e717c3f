// @ts-check
// What comes from the server: a photo, an answer of U-Net, or a problem.
import { readLabelMap, sceneOf } from "./scene.js";
import { choicesFor, keyOf } from "./state.js";
/** @import { Store } from "../../web/store.js" */
/** @import { ClassesValue, InsideValue, UnetValue } from "./value.d.ts" */
/** @import { State } from "./types.d.ts" */

/**
 * Takes one value after the other: a photo must be decoded before the answers that belong to it.
 *
 * @param {Store<State>} store
 * @param {ClassesValue} classes
 * @param {(source: string) => void} announce tells the page which photo is shown
 * @returns {(value: InsideValue | null) => void} takes each value once, however often it is given
 */
export function makeReceiver(store, classes, announce) {
  let queue = Promise.resolve();
  let seen = -1;
  return (value) => {
    if (!value || value.serial === undefined || value.serial === seen) return;
    seen = value.serial;
    queue = queue.then(() => accept(value)).catch((error) => console.error(error));
  };

  /** @type {(value: InsideValue) => Promise<void>} */
  async function accept(value) {
    if (value.photo) {
      announce(value.source);
      const scene = await sceneOf(value.source, value.photo, classes);
      const fresh = { scene, sum: null, answers: new Map(), asked: new Set(), problem: null };
      store.set({ ...fresh, ...choicesFor(scene, store.get()) });
    }
    const { scene } = store.get();
    if (scene && scene.source !== value.source) return; // of a photo that is no longer shown
    if (scene && value.unet) await addAnswer(value.unet);
    // What has failed may be asked for again.
    if (value.problem) store.set({ problem: value.problem, asked: new Set() });
  }
  /** @type {(unet: UnetValue) => Promise<void>} */
  async function addAnswer({ copies, labels }) {
    const answer = await readLabelMap(labels);
    store.set({ answers: new Map([...store.get().answers, [keyOf(copies), answer]]) });
  }
}
