// @ts-check
// The board of Inside: one photo's score maps, the weights that add them up, a pixel, U-Net's copies.
import { keepInAddress, readAddress } from "../../web/address.js";
import { afterRest, canUnpack, loadLate, oncePerFrame, openBoard, sayOldBrowser, watchSizes } from "../../web/board.js";
import { coloursOf } from "../../web/elements.js";
import { makeStore } from "../../web/store.js";
import { buildTrunks } from "../../web/trunk.js";
import { addLoss, addUp, askForCopies, makeActions } from "./actions.js";
import { mappingOf } from "./address.js";
import { makeReceiver } from "./incoming.js";
import { find } from "./nodes.js";
import { newState } from "./state.js";
import { buildView, drawPictures, writeAtOnce } from "./view.js";
/** @import { Store } from "../../web/store.js" */
/** @import { ClassesValue } from "./value.d.ts" */
/** @import { InsideProps, State } from "./types.d.ts" */
/** @import { View } from "./view.js" */

/**
 * What Gradio gives to the module of a component.
 *
 * @typedef {object} Host
 * @property {HTMLElement} element
 * @property {InsideProps} props
 * @property {(event: string, data: unknown) => void} trigger
 * @property {(name: string, changed: () => void) => void} watch
 */

const WIDE = "(min-width: 821px)"; // as in board.css
const PREVIEW = 8; // pixels between those whose loss is counted while a weight moves
const REST = 120; // milliseconds without a step of a weight, after which all pixels get their labels
const LOSS_REST = 200; // milliseconds after which the loss of all pixels is counted, which takes longer

/** @type {(host: Host) => void} */
export function mount(host) {
  const { element, props, trigger } = host;
  const { classes } = props;
  const board = openBoard(host);
  const { page } = board;
  const store = makeStore({ ...newState(page.language, coloursOf(classes.rows, page)), isWide: matchMedia(WIDE).matches });
  const [mapping, usual] = [mappingOf(classes.rows), store.get()];
  store.set(readAddress(mapping, (name) => page.recall(name), store.get()));
  const observer = watchSizes(() => store.set({ resized: store.get().resized + 1 }));
  const view = buildView(find(element, ".board", HTMLElement), {
    words: page, classes, radius: props.radius, actions: makeActions(store),
    observe: (canvas) => observer.observe(canvas),
  });
  const settle = showChanges(store, view);
  store.listen((_, changed) => {
    if (changed.has("scene") || changed.has("muted") || changed.has("copiesNear")) askForCopies(store, trigger);
  });
  buildTrunks(find(element, ".trunks", HTMLElement), props.trunks, page);
  keepInAddress(page, store, mapping, { usual });
  listenToVisitor(store, view, settle);
  listenToPage(store, element, page, classes);
  listenToServer(host, store, board, classes);
}

// Words change at once; pictures, and the sum that they show, once a frame. Returns what draws at
// once and exactly, even while a weight moves.
/** @type {(store: Store<State>, view: View) => () => void} */
function showChanges(store, view) {
  /** @type {Set<keyof State>} */
  let pending = new Set();
  const countAll = afterRest(LOSS_REST, () => addLoss(store, 1));
  const rest = afterRest(REST, () => store.set({ moves: false }));
  const draw = () => {
    addUp(store, view.classes);
    if (addLoss(store, PREVIEW)) countAll();
    const changed = pending;
    pending = new Set();
    if (changed.size) drawPictures(view, store.get(), changed);
  };
  const nextFrame = oncePerFrame(draw);
  store.listen((state, changed) => {
    writeAtOnce(view, state, changed);
    for (const part of changed) pending.add(part);
    nextFrame();
    if (state.moves && changed.has("weights")) rest();
  });
  writeAtOnce(view, store.get(), new Set(["language"]));
  return () => { store.set({ moves: false }); draw(); };
}

/** @type {(store: Store<State>, view: View, settle: () => void) => void} */
function listenToVisitor(store, view, settle) {
  const { actions, nodes } = view;
  const { all } = nodes.classes;
  all.addEventListener("change", () => actions.chooseClass(Number(all.value)));
  for (const button of nodes.scales) {
    button.addEventListener("click", () => actions.chooseScale(button.value === "common" ? "common" : "own"));
  }
  nodes.save.addEventListener("click", () => { settle(); savePicture(store, view); });
  const watcher = new IntersectionObserver((entries) => {
    store.set({ copiesNear: entries.some((entry) => entry.isIntersecting) });
  }, { rootMargin: "200px" });
  watcher.observe(nodes.copies.card);
  const wide = matchMedia(WIDE);
  wide.addEventListener("change", () => store.set({ isWide: wide.matches }));
}
/** @type {(store: Store<State>, view: View) => Promise<void>} */
async function savePicture(store, view) {
  const state = store.get();
  if (!state.scene) return;
  const poster = await loadLate({ node: view.node, page: view.words }, () => import("./poster.js"));
  poster?.savePicture(view.flow.sum.layer, state.scene, state, view);
}
/** @type {(store: Store<State>, element: HTMLElement, page: ReturnType<typeof openBoard>["page"], classes: ClassesValue) => void} */
function listenToPage(store, element, page, classes) {
  page.apply(element);
  document.addEventListener("skipscope:language", () => {
    page.apply(element);
    store.set({ language: page.language });
  });
  document.addEventListener("skipscope:palette", () => store.set({ colours: coloursOf(classes.rows, page) }));
}
/** @type {(host: Host, store: Store<State>, board: ReturnType<typeof openBoard>, classes: ClassesValue) => void} */
function listenToServer({ props, trigger, watch }, store, board, classes) {
  /** @type {(trunk: string) => void} */
  const ask = (trunk) => trigger("trunk", { trunk });
  const receive = makeReceiver(store, classes, { rows: props.trunks, page: board.page, ask }, (source) => {
    document.dispatchEvent(new CustomEvent("skipscope:shown", { detail: source }));
  });
  const show = () => {
    if (canUnpack()) receive(props.value);
    else if (props.value) sayOldBrowser(board);
  };
  watch("value", show);
  show();
}
