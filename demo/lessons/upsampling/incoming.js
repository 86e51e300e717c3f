// @ts-check
// What comes from the server: a photo, or why there is none.
import { sceneOf } from "./scene.js";
/** @import { Store } from "../../web/store.js" */
/** @import { ClassesValue, UpsamplingValue } from "./value.d.ts" */
/** @import { State } from "./types.d.ts" */

/**
 * @param {Store<State>} store
 * @param {ClassesValue} classes
 * @param {(source: string) => void} announce tells the page which photo is shown
 * @returns {(value: UpsamplingValue | null) => void} takes each value once, however often it is given
 */
export function makeReceiver(store, classes, announce) {
  let queue = Promise.resolve();
  let seen = -1;
  return (value) => {
    if (!value || value.serial === undefined || value.serial === seen) return;
    seen = value.serial;
    const { photo, problem, source } = value;
    if (problem) store.set({ problem });
    if (!photo) return;
    announce(source);
    queue = queue.then(async () => {
      const scene = await sceneOf(source, photo, classes);
      store.set({ scene, problem: null, index: keptClass(scene, store.get()) });
    }).catch((error) => console.error(error));
  };
}
// A class stays chosen where the photo has it; what the address has asked for stays with the first photo.
/** @type {(scene: NonNullable<State["scene"]>, state: State) => number | null} */
export const keptClass = ({ present }, { index, scene: before }) => (
  index !== null && (!before || present.includes(index)) ? index : null);
