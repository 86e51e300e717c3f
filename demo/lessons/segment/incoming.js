// @ts-check
// Takes the values that the server sends, one after the other: a photo must be decoded before the
// answers that belong to it.
/** @import { Board, FileValue, SegmentValue } from "./types.d.ts" */
import { keepInAddress, readAddress } from "../../web/address.js";
import { canUnpack, sayOldBrowser } from "../../web/board.js";
import { bytesOf } from "../../web/png.js";
import { saveFile } from "../../web/save_file.js";
import { mappingOf } from "./address.js";
import { decode, receive } from "./arrivals.js";
import { wantedNames } from "./networks.js";

/** @param {Board} board */
export function followValue(board) {
  let queue = Promise.resolve();
  let last = -1;
  const take = (isFirst = false) => {
    const { value } = board.props;
    if (!value || value.serial === last) return;
    if (!canUnpack()) { sayOldBrowser(board); return; }
    const isOpening = last === -1;
    last = value.serial;
    if (isOpening) followAddress(board, value);
    queue = queue.then(() => accept(board, value, isFirst)).catch((error) => console.error(error));
  };
  board.watch("value", () => take());
  take(true);
}

/** The address names networks, so it is read as soon as they are known. @param {Board} board @param {SegmentValue} value */
function followAddress({ change, page, props, store }, { networks }) {
  const mapping = mappingOf(props);
  change(() => ({ networks }));
  change((state) => readAddress(mapping, page.recall, state));
  keepInAddress(page, store, mapping);
}

/** @param {Board} board @param {SegmentValue} value @param {boolean} isFirst it came with the page */
async function accept({ change, page, props, store, trigger }, value, isFirst) {
  const { scene } = store.get();
  const decoded = await decode(value, scene, props.label_sets);
  change(receive(value, decoded, page.recall("photo")));
  if (!decoded.scene) trigger("ask", { names: wantedNames(store.get()), photo: true });
  else if (decoded.scene !== scene) {
    document.dispatchEvent(new CustomEvent("skipscope:shown", { detail: value.source }));
  }
  if (value.file && !isFirst) download(value.file);
}
/** @param {FileValue} file */
function download({ name, uri }) {
  const [head, data] = uri.split(",");
  const type = head.slice("data:".length, head.indexOf(";"));
  saveFile(URL.createObjectURL(new Blob([bytesOf(`,${data}`)], { type })), name);
}
