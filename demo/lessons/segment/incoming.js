// @ts-check
// Takes the values that the server sends, one after the other: a photo must be decoded before the
// answers that belong to it.
/** @import { Board, FileValue, Page, SegmentValue, State } from "./types.d.ts" */
/** @import { Mapping } from "../../web/address.js" */
import { keepInAddress, readAddress } from "../../web/address.js";
import { canUnpack } from "../../web/board.js";
import { bytesOf } from "../../web/png.js";
import { saveFile } from "../../web/save_file.js";
import { placesOf, settingsOf } from "./address.js";
import { decode, receive } from "./arrivals.js";
import { wantedNames } from "./networks.js";

/** @param {Board} board @param {() => void} sayOldBrowser */
export function followValue(board, sayOldBrowser) {
  const placesFor = readerOfPlaces(board.page, placesOf(board.props.label_sets));
  let queue = Promise.resolve();
  let last = -1;
  const take = (isFirst = false) => {
    const { value } = board.props;
    if (!value || value.serial === last) return;
    if (!canUnpack()) { sayOldBrowser(); return; }
    if (last === -1) followAddress(board, value);
    last = value.serial;
    queue = queue.then(() => accept(board, value, placesFor)).catch((error) => console.error(error));
    if (value.file && !isFirst) download(value.file);
  };
  board.watch("value", () => take());
  take(true);
}

/** @param {Board} board @param {SegmentValue} value @param {ReturnType<typeof readerOfPlaces>} placesFor */
async function accept({ change, props, store, trigger }, value, placesFor) {
  const { scene } = store.get();
  const decoded = await decode(value, scene, props.label_sets);
  const isOther = decoded.scene !== null && decoded.scene !== scene;
  change((state) => {
    const part = receive(value, decoded)(state);
    return isOther ? { ...part, ...placesFor(value.source, { ...state, ...part }) } : part;
  });
  if (isOther) document.dispatchEvent(new CustomEvent("skipscope:shown", { detail: value.source }));
  if (!decoded.scene) trigger("ask", { names: wantedNames(store.get()), photo: true });
}

// ---- The address ------------------------------------------------------------------------------
/** It names networks, so it is read as soon as they are known. @param {Board} board @param {SegmentValue} value */
function followAddress({ change, page, props, store }, { networks }) {
  const settings = settingsOf(props);
  change(() => ({ networks }));
  const usual = store.get();
  change((state) => readAddress(settings, page.recall, state));
  keepInAddress(page, store, { ...settings, ...placesOf(props.label_sets) }, {
    usual, change: (asked) => change(() => asked),
  });
}
/**
 * Reads what the address says of one photo, once: when this photo is here. The page may show its
 * first photo before it. An address that names no photo means the first one.
 *
 * @param {Pick<Page, "recall" | "recalled">} page
 * @param {Mapping<State>} places
 * @returns {(source: string, state: Readonly<State>) => Partial<State>}
 */
export function readerOfPlaces(page, places) {
  const named = page.recall("photo");
  let [isFirst, isRead] = [true, false];
  return (source, state) => {
    const isMeant = named === null || named === source;
    const isComing = !isMeant && isFirst && named === page.recalled;
    isFirst = false;
    if (isRead || isComing) return {};
    isRead = true;
    const asked = readAddress(places, page.recall, state);
    return isMeant ? asked : {};
  };
}

// ---- Files ------------------------------------------------------------------------------------
/** @param {FileValue} file */
function download({ name, uri }) {
  const [head, data] = uri.split(",");
  const type = head.slice("data:".length, head.indexOf(";"));
  saveFile(URL.createObjectURL(new Blob([bytesOf(`,${data}`)], { type })), name);
}
