// @ts-check
// A row of photos: samples, what the visitor has sent, and ways to send more. All rows show the same.
import { openBoard } from "./board.js";
import { listenToCamera } from "./camera.js";
import { make, makeButton, press } from "./elements.js";
import { forgetFailures, post, sendAgain } from "./outbox.js";
import { joinPhotos, ownPhoto, smallPicture, tapPhoto } from "./photos.js";
import { reducedLine, setReduced } from "./reduced.js";
import { drawLine, lineOf } from "./sending.js";

/** @import { SampleRow } from "./values.d.ts" */
/** @typedef {{ value: SampleRow[] | null, selected: string }} Props */
/** @typedef {import("./board.js").Board<Props>} Picker */

/** @param {import("./board.js").Host<Props>} host */
export function mount(host) {
  const board = openBoard(host);
  const { element, page, props, trigger, watch } = board;
  listenToCamera(board, (file) => post(page.outbox, "photo", [file]));
  listen(board);
  watch("value", () => drawSamples(board));
  drawSamples(board);
  drawOwn(board);
  drawGoing(board);
  const samples = (props.value || []).map(({ name }) => name);
  const row = {
    isVisible: () => element.offsetParent !== null,
    /** @param {import("./photos.js").Choice} choice */
    // A sample needs no network, and so no place in the queue.
    pick: (choice) => trigger("upload" in choice ? "receive" : "pick", choice),
    follow: () => trigger("follow", {}),
  };
  joinPhotos(page.photos, row, samples, props.selected);
}

/** @param {Picker} board */
function listen(board) {
  const { photos, outbox } = board.page;
  photos.store.listen(() => { drawOwn(board); drawGoing(board); });
  outbox.store.listen(() => drawGoing(board));
  document.addEventListener("skipscope:shown", () => { mark(board); drawGoing(board); });
  document.addEventListener("skipscope:language", () => {
    drawSamples(board);
    drawOwn(board);
    drawGoing(board);
  });
}

/** @param {Picker} board */
function drawSamples(board) {
  const { find, page, props } = board;
  find(".samples").replaceChildren(...(props.value || []).map(({ name, title, caption, thumbnail }) => {
    const button = tile(title[page.language] || name, () => tapPhoto(page.photos, { name }));
    button.dataset.name = name;
    button.style.backgroundImage = `url(${thumbnail})`;
    // What differs from the label is read out after it, as the button's description.
    button.title = [title[page.language], caption[page.language]].filter(Boolean).join(". ") || name;
    return button;
  }));
  mark(board);
}

/**
 * @param {string} title
 * @param {() => void} tapped
 */
function tile(title, tapped) {
  const button = makeButton("sample", "", tapped);
  button.title = title;
  button.setAttribute("aria-label", title);
  return button;
}

/** @param {Picker} board */
function drawOwn(board) {
  const { find, page } = board;
  find(".own").replaceChildren(...page.photos.store.get().own.map(({ source, path, file }) => {
    const title = page.t("picker.own", { name: file.name });
    const button = tile(title, () => tapPhoto(page.photos, { upload: path }));
    button.dataset.name = source;
    showPicture(button, page.photos, file);
    return button;
  }));
  mark(board);
}

/**
 * @param {HTMLElement} node
 * @param {import("./photos.js").Photos} photos
 * @param {File} file
 */
async function showPicture(node, photos, file) {
  const picture = await smallPicture(photos, file);
  if (picture) node.style.backgroundImage = `url(${picture})`;
  else node.textContent = file.name;
}

/** @param {Picker} board */
function mark(board) {
  const shown = board.page.shown ?? board.props.selected;
  press(board.all(".sample"), (button) => button.dataset.name === shown);
}

// ---- What is on its way ------------------------------------------------------------------------
/** @param {Picker} board */
function drawGoing(board) {
  const { find, page } = board;
  const { outbox, photos } = page;
  const state = outbox.store.get();
  const photosOnTheWay = state.parcels.filter(({ receiver, stage }) => receiver === "photo" && stage !== "failed");
  find(".going").replaceChildren(...photosOnTheWay.map(({ file, share }) => {
    const node = make("span", "on-the-way");
    node.style.setProperty("--share", String(share));
    showPicture(node, photos, file);
    return node;
  }));
  const line = lineOf(state, outbox.largest);
  drawLine(find(".sending"), line ?? reducedLine(ownPhoto(photos)), page.t, {
    tryAgain: () => sendAgain(outbox),
    close: () => (line ? forgetFailures(outbox) : closeReduced(photos)),
  });
}

/** @param {import("./photos.js").Photos} photos */
function closeReduced(photos) {
  const photo = ownPhoto(photos);
  if (photo) setReduced(photos.store, photo.source, null);
}
