// @ts-check
// The board of Numbers. Nobody but this module changes its store; all others return or draw.
import { keepInAddress, readAddress } from "../../web/address.js";
import { loadLate, oncePerFrame, openBoard, watchSizes } from "../../web/board.js";
import { copyText } from "../../web/copy_text.js";
import { clamp } from "../../web/elements.js";
import { makeStore } from "../../web/store.js";
import { MAPPING } from "./address.js";
import { inOrder } from "./columns.js";
import { nodesOf } from "./nodes.js";
import { firstState, received, shownThird, sortedBy, startedMeasuring, toggled } from "./state.js";
import { listenToArrows } from "./table.js";
import { drawChanges } from "./view.js";
/** @import { ColumnKey, NumbersProps, State } from "./types.d.ts" */
/** @import { RowValue } from "./value.d.ts" */
/** @import { Store } from "../../web/store.js" */
/** @import { Board, Host } from "../../web/board.js" */
/** @import { Nodes } from "./nodes.js" */
/** @import { Page } from "../../web/page.js" */

const NARROW = "(max-width: 820px)"; // as in board.css
const WIDE = "(min-width: 1121px)"; // likewise
const ROW = /** @type {const} */ ([26, 38]); // pixels
const FRAME = 12; // pixels between the table and what is around it
const SHOWN_IN = "segment"; // the lesson that shows any network on a photo

/** @param {Host<NumbersProps>} host */
export function mount(host) {
  const board = openBoard(host);
  const { node, page } = board;
  const nodes = nodesOf(node);
  const store = makeStore(firstState(page.language));
  const usual = store.get();
  store.set(readAddress(MAPPING, (name) => page.recall(name), usual));
  showChanges(board, store, nodes);
  keepInAddress(page, store, MAPPING, { usual });
  listenToControls(board, store, nodes);
  listenToPage(board, store);
  followSize(node, store, nodes);
  listenToServer(board, store);
}

// ---- What is drawn ------------------------------------------------------------------------------
/** @param {Board<NumbersProps>} board @param {Store<State>} store @param {Nodes} nodes */
function showChanges({ page }, store, nodes) {
  /** @param {Partial<State>} change */
  const set = (change) => store.set(change);
  const taps = {
    sort: (/** @type {ColumnKey} */ key) => set(sortedBy(store.get(), key)),
    open: (/** @type {string} */ name) => open(store, nodes, name),
    point: (/** @type {string | null} */ pointed) => set({ pointed }),
    close: () => { set({ opened: null }); nodes.details.focus(); },
    choose: (/** @type {State["part"]} */ part) => set({ part }),
    copy: async (/** @type {string} */ command) => { await copyText(command); set({ copied: "command" }); },
    linkTo: (/** @type {RowValue} */ row) => linkTo(page, row),
  };
  /** @type {Set<keyof State>} */
  let pending = new Set();
  const soon = oncePerFrame(() => {
    const changed = pending;
    pending = new Set();
    drawChanges(nodes, store.get(), changed, page, taps);
  });
  store.listen((_, changed) => {
    for (const part of changed) pending.add(part);
    soon();
  });
}
/** On a phone the card lies below the table, out of sight. @param {Store<State>} store @param {Nodes} nodes @param {string} name */
function open(store, nodes, name) {
  store.set(toggled(store.get(), name));
  const { opened, isNarrow } = store.get();
  if (opened && isNarrow) requestAnimationFrame(() => requestAnimationFrame(() => nodes.details.scrollIntoView({ block: "start" })));
}
/** The page's address, but in the lesson that shows this network on the photo. @param {Page} page @param {RowValue} row */
function linkTo(page, { name, task }) {
  const link = new URL(page.link());
  for (const parameter of ["sort", "row", "about", "against"]) link.searchParams.delete(parameter);
  const wanted = { tab: SHOWN_IN, mode: task, network: name, pictures: "single" };
  for (const [parameter, text] of Object.entries(wanted)) link.searchParams.set(parameter, text);
  return link.href;
}

// ---- What the visitor does ----------------------------------------------------------------------
/** @param {Board<NumbersProps>} board @param {Store<State>} store @param {Nodes} nodes */
function listenToControls({ node, page, trigger }, store, nodes) {
  const { axes, clock, copyTable, saveTable, third } = nodes;
  listenToArrows(nodes.table);
  for (const button of axes) button.addEventListener("click", () => store.set({ axis: button.value === "time" ? "time" : "work" }));
  third.addEventListener("change", () => store.set(shownThird(store.get(), /** @type {ColumnKey} */ (third.value))));
  clock.addEventListener("click", () => {
    if (store.get().isMeasuring) return;
    store.set(startedMeasuring());
    trigger("measure", {});
  });
  /** @param {(csv: string) => Promise<void> | void} use */
  const withCsv = async (use) => {
    const csv = await loadLate({ node, page }, () => import("./csv.js"));
    const { table, order, speed } = store.get();
    if (csv && table) await use(csv.csvOf(table, inOrder(table.rows, order, speed), speed));
  };
  copyTable.addEventListener("click", () => withCsv(async (csv) => { await copyText(csv); store.set({ copied: "table" }); }));
  saveTable.addEventListener("click", () => withCsv(async (csv) => {
    const { saveFile } = await import("../../web/save_file.js");
    // The mark at the beginning tells spreadsheets that this is UTF-8.
    saveFile(URL.createObjectURL(new Blob(["\uFEFF", csv], { type: "text/csv" })), "skipscope-numbers.csv");
  }));
  node.addEventListener("keydown", ({ key }) => { if (key === "Escape") store.set({ opened: null }); });
}

// ---- The page, the window and the server --------------------------------------------------------
/** @param {Board<NumbersProps>} board @param {Store<State>} store */
function listenToPage({ element, page }, store) {
  page.apply(element);
  document.addEventListener("skipscope:language", () => {
    page.apply(element);
    store.set({ language: page.language });
  });
}
/** @param {HTMLElement} node @param {Store<State>} store @param {Nodes} nodes */
function followSize(node, store, nodes) {
  const { picture } = nodes;
  const narrow = window.matchMedia(NARROW);
  const measure = () => {
    const { top } = node.getBoundingClientRect();
    node.style.setProperty("--top", `${Math.round(top + window.scrollY)}px`);
    const size = /** @type {const} */ ([picture.clientWidth, picture.clientHeight]);
    if (String(size) !== String(store.get().size)) store.set({ size });
    store.set({ isNarrow: narrow.matches });
    fitRows(nodes);
  };
  const observer = watchSizes(measure);
  for (const each of [node, picture, nodes.table]) observer.observe(each);
  window.addEventListener("resize", measure);
}
/** As high as all rows find room, within what one can tap and read. @param {Nodes} nodes */
function fitRows({ board, foot, measured, table }) {
  const count = table.tBodies[0].rows.length;
  if (!count || !table.tHead) return;
  const room = measured.clientHeight - foot.offsetHeight - table.tHead.offsetHeight - FRAME;
  if (window.matchMedia(WIDE).matches) board.style.setProperty("--row", `${clamp(Math.floor(room / count), ...ROW)}px`);
  else board.style.removeProperty("--row");
}
/** @param {Board<NumbersProps>} board @param {Store<State>} store */
function listenToServer({ page, props, trigger, watch }, store) {
  const take = () => { if (props.value) store.set(received(store.get(), props.value)); };
  watch("value", take);
  document.addEventListener("skipscope:answered", ({ detail }) => {
    if (detail.receiver === "speed") store.set({ isMeasuring: false });
    if (detail.receiver === "numbers" && !detail.worked) {
      store.set({ problem: { [page.language]: page.t("board.not_loaded") } });
    }
  });
  if (props.value) take();
  else trigger("ask", {});
}
