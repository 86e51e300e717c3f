// @ts-check
// The board of Segment. Nobody but this module changes its store; every other module of the lesson
// gets what it needs and returns, writes or draws.
/** @import { Board, Change, Host, OpenState, Page, SegmentProps, State } from "./types.d.ts" */
/** @import { Store } from "../../web/store.js" */
import { oncePerFrame, openBoard, sayOldBrowser } from "../../web/board.js";
import { coloursOf } from "../../web/elements.js";
import { makeStore } from "../../web/store.js";
import { missingNames } from "./arrivals.js";
import { showAll } from "./changes.js";
import { settled } from "./choices.js";
import { listenToControls } from "./controls_input.js";
import { Gallery } from "./gallery.js";
import { followValue } from "./incoming.js";
import { partOf } from "./parts.js";
import { initialState } from "./state.js";
import { stepsOf } from "./steps.js";
import { tapAt } from "./under_finger.js";
import { canWait, drawPictures, seenOf, write } from "./view.js";

/** @param {Host} host */
export function mount(host) {
  const opened = openBoard(host);
  const [node, page] = [opened.node, opened.page];
  const store = makeStore(firstState(host.props, page));
  const change = (/** @type {Change} */ next) => applyChange(host, store, next);
  const pictures = partOf(node, ".pictures");
  const gallery = new Gallery(pictures, (name, point) => change(tapAt(name, point)), () => redraw(board));
  /** @type {Board} */
  const board = { ...host, node, page, store, change, gallery };
  showChanges(board);
  listenToControls(board);
  listenToPage(board);
  page.apply(board.element);
  followValue(board, () => sayOldBrowser(opened));
}
/** @param {SegmentProps} props @param {Page} page @returns {State} */
const firstState = (props, page) => ({
  ...initialState(props.usual), language: page.language, photoOfPage: page.shown, colours: coloursNow(props, page),
});
/** The classes' colours in the palette that the visitor has chosen. @param {SegmentProps} props @param {Page} page */
const coloursNow = (props, page) =>
  new Map(props.label_sets.map(({ classes, name }) => [name, coloursOf(classes, page)]));

// ---- Changes ----------------------------------------------------------------------------------
/** @param {Host} host @param {Store<State>} store @param {Change} next */
function applyChange({ props, trigger }, store, next) {
  const part = next(store.get());
  const before = wantedSteps(store.get());
  store.set({ ...part, ...settled({ ...store.get(), ...part }, props.companions) });
  const steps = wantedSteps(store.get());
  if (steps && !isSame(steps, before)) trigger("explain", steps);
  const now = Date.now();
  const names = missingNames(store.get(), now);
  if (!names.length) return;
  const added = names.map((name) => /** @type {const} */ ([name, now]));
  store.set({ asked: new Map([...store.get().asked, ...added]) });
  trigger("ask", { names, photo: false });
}

/** The object whose steps are wanted and not here. @param {Readonly<State>} state */
function wantedSteps(state) {
  const { alone, isExplained, panels } = state;
  if (!isExplained || alone?.kind !== "object" || !panels.has(alone.network) || stepsOf(state)) return null;
  return { name: alone.network, place: alone.place };
}
/** @param {{ name: string, place: number }} one @param {{ name: string, place: number } | null} other */
const isSame = (one, other) => one.name === other?.name && one.place === other.place;

/** @param {Board} board */
function showChanges(board) {
  const { store, trigger } = board;
  const redrawSoon = oncePerFrame(() => redraw(board));
  store.listen((state, changed) => {
    if (changed.has("fetching") && state.fetching) trigger("fetch", { name: state.fetching.name });
    const seen = seenOf(changed);
    if (!state.scene || !seen.size) return;
    write(board, /** @type {OpenState} */ (state), seen);
    if (canWait(seen)) redrawSoon();
    else redraw(board);
  });
}
/** @param {Board} board */
function redraw({ gallery, node, store }) {
  const state = store.get();
  if (state.scene) drawPictures(node, gallery, /** @type {OpenState} */ (state));
}

// ---- The page ---------------------------------------------------------------------------------
/** @param {Board} board */
function listenToPage({ change, element, page, props }) {
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && element.offsetParent !== null) change(showAll);
  });
  document.addEventListener("skipscope:language", () => change(() => ({ language: page.language })));
  document.addEventListener("skipscope:palette", () => change(() => ({ colours: coloursNow(props, page) })));
  document.addEventListener("skipscope:shown", () => change(() => ({ photoOfPage: page.shown })));
}
