// @ts-check
// What the visitor does: choose, tap and drag on pictures, press arrow keys, let the window slide.
import { clamp } from "../../web/elements.js";
import { cellUnder, COARSEST, moved, placeOf, THOUSAND } from "./grid.js";
import { filledIn, nextEmpty, NONE_FILLED, withFilled } from "./head.js";
import { shownIn } from "./state.js";
import { answeredIn } from "./head_view.js";
/** @import { Board } from "../../web/board.js" */
/** @import { Store } from "../../web/store.js" */
/** @import { Place } from "../../web/values.d.ts" */
/** @import { NetworkProps, State } from "./types.d.ts" */
/** @import { Shown } from "./state.js" */

const STEPS = /** @type {Readonly<Record<string, Place>>} */ ({
  ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1],
});
const PACE = 45; // milliseconds from one window to the next
const CALM = "(prefers-reduced-motion: reduce)";

/** @typedef {Pick<Board<NetworkProps>, "find" | "props">} Parts */

/** @type {(board: Parts, store: Store<State>) => void} */
export function listenToPictures({ find, props }, store) {
  const shown = () => shownIn(store.get(), props.classes);
  /** @type {(place: Place) => void} */
  const go = (place) => goTo(store, shown(), place);
  for (const name of [".window-view", ".grid-view", ".seen-view"]) {
    const view = find(name);
    drag(view, go);
    view.addEventListener("keydown", (event) => {
      const now = shown();
      const steps = Object.hasOwn(STEPS, event.key) ? STEPS[event.key] : null;
      if (!now || !steps) return;
      event.preventDefault();
      const [cell, stride] = name === ".seen-view" ? [now.stageCell, now.stage.stride] : [now.cell, COARSEST];
      go(moved(cell, steps, stride, now.input));
    });
  }
  find(".maps").addEventListener("click", (event) => {
    const map = event.target instanceof Element ? event.target.closest(".map") : null;
    if (map) go(placeAt(event, map));
  });
}

/** @type {(event: MouseEvent, view: Element) => Place} */
function placeAt({ clientX, clientY }, view) {
  const { left, top, width, height } = view.getBoundingClientRect();
  /** @type {(share: number) => number} */
  const thousandths = (share) => Math.round(THOUSAND * clamp(share, 0, 1));
  return [thousandths((clientX - left) / width), thousandths((clientY - top) / height)];
}
/** @type {(view: HTMLElement, go: (place: Place) => void) => void} */
function drag(view, go) {
  let isDown = false;
  view.addEventListener("pointerdown", (event) => {
    isDown = true;
    view.setPointerCapture(event.pointerId);
    go(placeAt(event, view));
  });
  view.addEventListener("pointermove", (event) => { if (isDown) go(placeAt(event, view)); });
  for (const end of ["pointerup", "pointercancel"]) view.addEventListener(end, () => { isDown = false; });
}

// The window answers wherever it comes, while the head is a classifier.
/** @type {(store: Store<State>, shown: Shown | null, place: Place) => void} */
function goTo(store, shown, place) {
  if (!shown) return;
  const { head, input, state } = shown;
  const [column, row] = cellUnder(place, COARSEST, input);
  const isAnswering = head && state.way === "classifier";
  const cells = isAnswering ? [...answeredIn(shown, head), row * head.columns + column] : [];
  store.set({ place, ...(isAnswering ? { filled: withFilled(state.filled, head, cells) } : {}) });
}

/** @type {(board: Parts, store: Store<State>) => void} */
export function listenToSlide({ find, props }, store) {
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let timer;
  const step = () => {
    const shown = shownIn(store.get(), props.classes);
    if (!shown?.head || !slideOn(store, shown)) store.set({ isSliding: false });
  };
  find(".slide").addEventListener("click", () => {
    const shown = shownIn(store.get(), props.classes);
    if (shown?.head) startOrStop(store, shown);
  });
  store.listen(({ isSliding }, changed) => {
    if (!changed.has("isSliding")) return;
    clearInterval(timer);
    if (isSliding) timer = setInterval(step, PACE);
  });
}

/** @type {(store: Store<State>, shown: Shown) => void} */
function startOrStop(store, shown) {
  const { state, head } = shown;
  if (!head) return;
  const cells = head.rows * head.columns;
  if (answeredIn(shown, head).size === cells) store.set({ filled: NONE_FILLED }); // again
  else if (matchMedia(CALM).matches) store.set({ filled: withFilled(state.filled, head, Array(cells).keys()) });
  else store.set({ isSliding: !state.isSliding, way: "classifier" });
}
// Whether there was another cell to go to.
/** @type {(store: Store<State>, shown: Shown) => boolean} */
function slideOn(store, shown) {
  const { head, state, input } = shown;
  if (!head || state.way !== "classifier") return false;
  const next = nextEmpty(answeredIn(shown, head), head.rows * head.columns);
  if (next === null) return false;
  const isFirst = filledIn(state.filled, head).size === 0;
  const from = isFirst ? { filled: withFilled(state.filled, head, answeredIn(shown, head)) } : {};
  store.set(from);
  goTo(store, { ...shown, state: store.get() }, placeOf([next % head.columns, Math.floor(next / head.columns)], COARSEST, input));
  return true;
}
