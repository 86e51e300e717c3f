// @ts-check
// The board of Network: one drawing for every network, and the photo at any input side.
import { keepInAddress, readAddress } from "../../web/address.js";
import { oncePerFrame, openBoard } from "../../web/board.js";
import { coloursOf, fillTrack } from "../../web/elements.js";
import { readLabels } from "../../web/png.js";
import { makeStore } from "../../web/store.js";
import { mappingOf } from "./address.js";
import { keyOf, networkIn, newState, sideIn } from "./state.js";
import { show } from "./view.js";
/** @import { Store } from "../../web/store.js" */
/** @import { Board, Host } from "../../web/board.js" */
/** @import { NetworkLessonValue } from "./value.d.ts" */
/** @import { NetworkProps, State } from "./types.d.ts" */

const REST = 350; // milliseconds after which a side that was set is asked for

/** @type {(host: Host<NetworkProps>) => void} */
export function mount(host) {
  const board = openBoard(host);
  const { page, props } = board;
  const store = makeStore(newState(page.language, coloursOf(props.classes.rows, page)));
  const mapping = mappingOf(props.classes.sides);
  store.set(readAddress(mapping, (name) => page.recall(name), store.get()));
  keepInAddress(page, store, mapping);
  const nextFrame = oncePerFrame(() => show(board, store));
  store.listen(nextFrame);
  store.listen(asking(board, store));
  new ResizeObserver(() => store.set({ resized: store.get().resized + 1 })).observe(board.node);
  listenToVisitor(board, store);
  listenToServer(board, store);
}

/** @type {(board: Board<NetworkProps>, store: Store<State>) => void} */
function listenToVisitor({ element, find, page, props }, store) {
  const slider = /** @type {HTMLInputElement} */ (find("input.side"));
  const { sides } = props.classes;
  Object.assign(slider, { min: String(sides[0]), max: String(sides[sides.length - 1]), step: String(sides[1] - sides[0]) });
  slider.addEventListener("input", () => { fillTrack(slider); store.set({ side: Number(slider.value), problem: "" }); });
  page.apply(element);
  document.addEventListener("skipscope:language", () => {
    page.apply(element);
    store.set({ language: page.language });
  });
  document.addEventListener("skipscope:palette", () => store.set({ colours: coloursOf(props.classes.rows, page) }));
}

// Asks for what is shown and not known yet, once the slider rests.
/** @type {(board: Board<NetworkProps>, store: Store<State>) => () => void} */
function asking({ trigger }, store) {
  /** @type {ReturnType<typeof setTimeout>} */
  let timer;
  let asked = "";
  const ask = () => {
    const state = store.get();
    const [network, side, key] = [networkIn(state), sideIn(state), `${state.scene?.source} ${keyOf(state)}`];
    if (!network?.ready || state.answers.has(keyOf(state)) || (asked === key && !state.problem)) return;
    asked = key;
    trigger("ask", { network: network.name, side });
  };
  return () => {
    if (store.get().problem) return;
    clearTimeout(timer);
    timer = setTimeout(ask, REST);
  };
}

/** @type {(board: Board<NetworkProps>, store: Store<State>) => void} */
function listenToServer({ page, props, watch }, store) {
  let seen = -1;
  const take = () => {
    const { value } = props;
    if (!value || value.serial === undefined || value.serial === seen) return;
    seen = value.serial;
    receive(store, value, page).catch((error) => console.error(error));
  };
  watch("value", take);
  take();
}

/** @type {(store: Store<State>, value: NetworkLessonValue, page: Board<NetworkProps>["page"]) => Promise<void>} */
async function receive(store, { source, photo, answer, problem }, page) {
  if (photo) {
    document.dispatchEvent(new CustomEvent("skipscope:shown", { detail: source }));
    const picture = new Image();
    picture.src = photo.uri;
    await picture.decode();
    store.set({ scene: { ...photo, source, picture }, answers: new Map(), problem: "" });
  }
  if (store.get().scene?.source !== source) return; // of a photo that is no longer shown
  if (answer) {
    const labels = await readLabels(answer.labels);
    store.set({ answers: new Map([...store.get().answers, [`${answer.network} ${answer.side}`, labels]]), problem: "" });
  }
  if (problem) store.set({ problem: problem[page.language] ?? "" });
}
