// @ts-check
// What a visitor can do, and what follows from it: the only changes of the board's state besides
// those of `incoming.js`.
import { clamp } from "../../web/elements.js";
import { agreement } from "./agreement.js";
import { fuse } from "./fusion.js";
import { labelsOf } from "./labels.js";
import { lossOf } from "./loss.js";
import { answerIn, clampPixel, copiesIn, keyOf, lossIn, pixelIn, weightsIn } from "./state.js";
/** @import { Store } from "../../web/store.js" */
/** @import { Actions, Scene, State } from "./types.d.ts" */
/** @import { ClassesValue } from "./value.d.ts" */

/** @type {(store: Store<State>) => Actions} */
export function makeActions(store) {
  /** @type {(change: (scene: Scene, state: State) => Partial<State>) => void} */
  const change = (to) => {
    const state = store.get();
    if (state.scene) store.set(to(state.scene, state));
  };
  return {
    setWeights: (weights) => store.set({ moves: false, weights: weights.map((weight) => clamp(weight, 0, 1)) }),
    setWeight: (place, weight, moves) => change((scene, state) => ({
      moves,
      weights: weightsIn(scene, state).map((old, other) => (other === place ? clamp(weight, 0, 1) : old)),
    })),
    chooseClass: (index) => store.set({ index }),
    chooseScale: (scale) => store.set({ scale }),
    probeAt: ([x, y]) => change((scene) => ({ pixel: clampPixel(scene, [x * scene.full[0], y * scene.full[1]]) })),
    probeBy: ([across, down]) => change((scene, state) => {
      const [x, y] = pixelIn(scene, state);
      return { pixel: clampPixel(scene, [x + across, y + down]) };
    }),
    switchCopy: (tap) => change((scene, { muted }) => ({
      muted: muted.includes(tap) ? muted.filter((other) => other !== tap) : [...muted, tap],
      problem: null,
    })),
    explain: (note) => store.set({ note: note === store.get().note ? "" : note }),
    switchLoss: () => change((scene, state) => ({ showsLoss: !lossIn(scene, state) })),
  };
}

// The sum of the score maps, if it is not the one of today's weights. While a weight moves, every
// second pixel gets a label; when it rests, all of them do.
/** @type {(store: Store<State>, classes: ClassesValue) => void} */
export function addUp(store, classes) {
  const { scene, sum, ...state } = store.get();
  if (!scene) return;
  const weights = weightsIn(scene, state);
  const known = sum?.scene === scene && String(sum.weights) === String(weights) ? sum : null;
  if (known && (state.moves || known.at === scene)) return;
  const at = state.moves ? scene.coarse : scene;
  const map = known?.map ?? fuse(scene.taps, weights);
  const labels = labelsOf(map, at.grid);
  const agreed = at.truth && agreement(labels, at.truth.labels, at.truth.band, classes.void);
  store.set({ sum: { scene, weights, map, labels, agreement: agreed, at } });
}

/**
 * The loss map of today's sum, if it is wanted and not there yet.
 *
 * @param {Store<State>} store
 * @param {number} every how many pixels apart the judged ones may lie at most
 * @returns {boolean} whether one was made
 */
export function addLoss(store, every) {
  const state = store.get();
  const { scene, sum, loss } = state;
  if (!scene?.truth || sum?.scene !== scene || !lossIn(scene, state)) return false;
  if (loss?.of === sum.map && loss.every <= every) return false;
  store.set({ loss: { ...lossOf(sum.map, scene.grid, scene.truth, every), of: sum.map } });
  return true;
}

// Asks the server for U-Net's labels, with all copies and without the muted ones. U-Net costs more
// than all the rest, so nobody asks before its card comes near.
/** @type {(store: Store<State>, trigger: (event: string, data: object) => void) => void} */
export function askForCopies(store, trigger) {
  const { scene, copiesNear } = store.get();
  if (!copiesNear || !scene?.copies.length) return;
  for (const muted of [[], store.get().muted]) {
    const copies = copiesIn(scene, muted).map(({ tap }) => tap);
    const { asked } = store.get();
    if (asked.has(keyOf(copies)) || answerIn(scene, store.get(), muted)) continue;
    store.set({ asked: new Set([...asked, keyOf(copies)]) });
    trigger("ask", { copies });
  }
}
