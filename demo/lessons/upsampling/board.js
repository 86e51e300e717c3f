// @ts-check
// The board of Upsampling: a small map of numbers made large in four ways, and a real one likewise.
import { keepInAddress, readAddress } from "../../web/address.js";
import { oncePerFrame, openBoard, watchSizes } from "../../web/board.js";
import { coloursOf } from "../../web/elements.js";
import { makeStore } from "../../web/store.js";
import { makeActions } from "./actions.js";
import { fitting, mappingOf } from "./address.js";
import { find } from "./find.js";
import { makeReceiver } from "./incoming.js";
import { newState } from "./state.js";
import { buildView, showNumbers, showReal } from "./view.js";
/** @import { Host } from "../../web/board.js" */
/** @import { Store } from "../../web/store.js" */
/** @import { State, UpsamplingProps } from "./types.d.ts" */
/** @import { View } from "./view.js" */

/** @type {(host: Host<UpsamplingProps>) => void} */
export function mount(host) {
  const { element, props } = host;
  const { classes } = props;
  const { page } = openBoard(host);
  const store = makeStore(newState(page.language, coloursOf(classes.rows, page)));
  const [mapping, usual] = [mappingOf(classes.rows), store.get()];
  store.set(fitting(readAddress(mapping, (name) => page.recall(name), store.get()), store.get()));
  // Not within the browser's own round of layout, which a change there would begin anew.
  const observer = watchSizes(() => store.set({ resized: store.get().resized + 1 }));
  const view = buildView(find(element, ".board", HTMLElement), {
    words: page, rows: classes.rows, background: classes.background, actions: makeActions(store),
    observe: (canvas) => observer.observe(canvas), sentence: sentenceAbove(element),
  }, () => store.get());
  page.apply(element);
  showChanges(store, view);
  keepInAddress(page, store, mapping, {
    usual, change: (asked) => store.set(fitting(asked, store.get())),
  });
  listenToPage(store, element, page, props);
  listenToServer(host, store);
}

/** @type {(element: HTMLElement) => HTMLElement | null} */
const sentenceAbove = (element) => (
  element.closest('[role="tabpanel"]')?.querySelector(".sk-heading p") ?? null);

const OF_PICTURES_ALONE = /** @type {(keyof State)[]} */ (["scene", "problem", "index", "real", "colours", "resized"]);

// Numbers change at once; the pictures of the real map once a frame.
/** @type {(store: Store<State>, view: View) => void} */
function showChanges(store, view) {
  /** @type {Set<keyof State>} */
  let pending = new Set();
  const nextFrame = oncePerFrame(() => {
    const changed = pending;
    pending = new Set();
    if (showReal(view, store.get(), changed)) return;
    pending.add("scene");
    nextFrame();
  });
  store.listen((state, changed) => {
    if ([...changed].some((part) => !OF_PICTURES_ALONE.includes(part))) showNumbers(view, state);
    for (const part of changed) pending.add(part);
    nextFrame();
  });
  showNumbers(view, store.get());
  showReal(view, store.get(), new Set());
}
/** @type {(store: Store<State>, element: HTMLElement, page: ReturnType<typeof openBoard>["page"], props: UpsamplingProps) => void} */
function listenToPage(store, element, page, { classes }) {
  document.addEventListener("skipscope:language", () => {
    page.apply(element);
    store.set({ language: page.language });
  });
  document.addEventListener("skipscope:palette", () => store.set({ colours: coloursOf(classes.rows, page) }));
}
/** @type {(host: Host<UpsamplingProps>, store: Store<State>) => void} */
function listenToServer({ props, watch }, store) {
  const receive = makeReceiver(store, props.classes, (source) => {
    document.dispatchEvent(new CustomEvent("skipscope:shown", { detail: source }));
  });
  watch("value", () => receive(props.value));
  receive(props.value);
}
