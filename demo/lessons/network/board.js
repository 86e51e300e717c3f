// @ts-check
// The board of Network: one drawing for every network, its head both ways, any side, any stage.
import { keepInAddress, readAddress } from "../../web/address.js";
import { canUnpack, oncePerFrame, openBoard, sayOldBrowser } from "../../web/board.js";
import { coloursOf } from "../../web/elements.js";
import { makeStore } from "../../web/store.js";
import { mappingOf } from "./address.js";
import { makeAsking } from "./asks.js";
import { makeReceiver } from "./incoming.js";
import { newState } from "./state.js";
import { build, show } from "./view.js";
import { listenToPictures, listenToSlide } from "./visitor.js";
/** @import { Store } from "../../web/store.js" */
/** @import { Board, Host } from "../../web/board.js" */
/** @import { NetworkProps, State, Way } from "./types.d.ts" */

const FOOT = 10; // pixels below the board
const GONE = { isSliding: false, problem: "" }; // with every other network and side

/** @type {(host: Host<NetworkProps>) => void} */
export function mount(host) {
  const board = openBoard(host);
  const { page, props, trigger } = board;
  const store = makeStore(newState(page.language, coloursOf(props.classes.rows, page)));
  const [mapping, usual] = [mappingOf(props.classes), store.get()];
  store.set(readAddress(mapping, (name) => page.recall(name), store.get()));
  keepInAddress(page, store, mapping, { usual });
  build(board, { choose: (network) => store.set({ network, ...GONE }) });
  const nextFrame = oncePerFrame(() => show(board, store));
  const asking = makeAsking(store, props.classes, trigger);
  store.listen(nextFrame);
  store.listen(asking.soon);
  listenToSize(board, store);
  listenToControls(board, store);
  listenToPictures(board, store);
  listenToSlide(board, store);
  listenToPage(board, store);
  listenToServer(board, store, asking.answered);
}

// The board is as high as the window leaves room for: what is above it may take one line or two.
/** @type {(board: Board<NetworkProps>, store: Store<State>) => void} */
function listenToSize({ node, all }, store) {
  // In the next frame: a change of sizes while they are observed is an error in some browsers.
  const measure = oncePerFrame(() => {
    const top = node.getBoundingClientRect().top + window.scrollY;
    node.style.setProperty("--above", `${Math.round(top) + FOOT}px`);
    store.set({ resized: store.get().resized + 1 });
  });
  const sizes = new ResizeObserver(measure);
  for (const part of [node, ...all(".view, .map:first-child, .strip")]) sizes.observe(part); // words that wrap move pictures
  window.addEventListener("resize", measure);
}

/** @type {(board: Board<NetworkProps>, store: Store<State>) => void} */
function listenToControls({ find, all }, store) {
  const slider = /** @type {HTMLInputElement} */ (find("input.side"));
  slider.addEventListener("input", () => store.set({ side: Number(slider.value), ...GONE }));
  for (const button of all(".ways .modes button")) {
    const way = /** @type {Way} */ (button.getAttribute("value"));
    button.addEventListener("click", () => store.set({ way, isSliding: false }));
  }
  const select = /** @type {HTMLSelectElement} */ (/** @type {unknown} */ (find("select.scored")));
  select.addEventListener("change", () => store.set({ index: Number(select.value) }));
  find(".again").addEventListener("click", () => store.set({ problem: "" }));
}

/** @type {(board: Board<NetworkProps>, store: Store<State>) => void} */
function listenToPage({ element, page, props }, store) {
  page.apply(element);
  document.addEventListener("skipscope:language", () => {
    page.apply(element);
    store.set({ language: page.language });
  });
  document.addEventListener("skipscope:palette", () => store.set({ colours: coloursOf(props.classes.rows, page) }));
}

/** @type {(board: Board<NetworkProps>, store: Store<State>, answered: () => void) => void} */
function listenToServer(board, store, answered) {
  const { props, watch } = board;
  const receive = makeReceiver(store, (source) => {
    answered(); // what was asked of another photo
    document.dispatchEvent(new CustomEvent("skipscope:shown", { detail: source }));
  });
  store.listen(({ problem }, changed) => { if (changed.has("problem") && problem) answered(); });
  const take = () => {
    if (canUnpack()) receive(props.value);
    else if (props.value) sayOldBrowser(board);
  };
  watch("value", take);
  take();
}
