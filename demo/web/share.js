// @ts-check
// The dialog of the Share button: a link to what the page shows, its QR code, and for whom it opens.
import { openBoard } from "./board.js";
import { press } from "./elements.js";
import { codeOf } from "./qr_code.js";
import { makeStore } from "./store.js";

/** @typedef {import("./values.d.ts").ShareValue} ShareValue */

/** @typedef {import("./page.js").View} View for whom the link opens the page */

/** @typedef {{ view: View, opener: HTMLElement | null }} State `opener` has opened the dialog */

/** @typedef {import("./board.js").Board<{ value: ShareValue | null }>} Host */

/**
 * @typedef {object} Dialog
 * @property {Host} board
 * @property {HTMLDialogElement} node
 * @property {import("./store.js").Store<State>} store
 * @property {boolean} isLocal whether the page's address means this very computer
 */

/** @type {Record<View, string>} */
const HELP = { standard: "share.standard_help", lecture: "share.lecture_help", student: "share.student_help" };
const COMMAND = "python app.py --host 0.0.0.0";
// An address that means "this very computer" leads a phone to itself.
const THIS_COMPUTER = /^(localhost|.+\.localhost|127(\.\d+){3}|0\.0\.0\.0|\[::1?\])$/;

/** @param {import("./board.js").Host<{ value: ShareValue | null }>} host */
export function mount(host) {
  const board = openBoard(host);
  /** @type {Dialog} */
  const dialog = {
    board,
    node: board.find("dialog"),
    store: makeStore(/** @type {State} */ ({ view: board.page.view, opener: null })),
    isLocal: THIS_COMPUTER.test(location.hostname),
  };
  listen(dialog);
  board.watch("value", () => show(dialog, linkNow(dialog)));
}

/** @param {Dialog} dialog */
function linkNow({ board, store }) {
  const link = new URL(board.page.link());
  const { view } = store.get();
  if (view === "standard") link.searchParams.delete("view");
  else link.searchParams.set("view", view);
  return link.href;
}

/** @param {Dialog} dialog */
function refresh(dialog) {
  const { board, isLocal, store } = dialog;
  const { all, find, page, trigger } = board;
  const { view } = store.get();
  const link = linkNow(dialog);
  press(all(".views button"), (button) => button.getAttribute("value") === view);
  find(".help").textContent = page.t(HELP[view]);
  find(".copy").textContent = page.t("share.copy");
  find(".upload").hidden = new URL(link).searchParams.has("photo");
  show(dialog, link);
  trigger("draw", { link, local: isLocal });
}

// ---- What the server answers: the code, and how the room reaches this computer ----------------
/**
 * @param {Dialog} dialog
 * @param {string} link
 */
function show(dialog, link) {
  const { find, page, props } = dialog.board;
  const answer = props.value?.asked === link ? props.value : null;
  /** @type {HTMLInputElement} */ (find(".link")).value = answer?.link || link;
  /** @type {HTMLAnchorElement} */ (find(".open")).href = answer?.link || link;
  find(".code").hidden = !answer?.squares;
  if (answer?.squares) find(".code").replaceChildren(codeOf(answer.squares, page.t("share.code")));
  const why = answer && reasonOf(dialog, answer);
  find(".note").hidden = !why;
  find(".why").textContent = why || "";
  showLater(dialog, answer?.later ?? "");
  dialog.node.dataset.ready = answer ? link : "";
}

/**
 * @param {Dialog} dialog
 * @param {string} link that works after the next start
 */
function showLater({ board: { find } }, link) {
  const later = /** @type {HTMLAnchorElement} */ (find(".next a"));
  find(".next").hidden = !link;
  later.href = later.textContent = link;
}

/**
 * @param {Dialog} dialog
 * @param {ShareValue} answer
 */
function reasonOf({ board: { page }, isLocal }, { squares }) {
  const { host } = location;
  if (isLocal && squares) return page.t("share.network", { host });
  if (isLocal) return page.t("share.local", { host, command: COMMAND });
  return squares ? null : page.t("share.long");
}

// ---- Buttons ----------------------------------------------------------------------------------
/** @param {Dialog} dialog */
async function copyLink({ board: { find, page } }) {
  const field = /** @type {HTMLInputElement} */ (find(".link"));
  field.select();
  // Pages that come over plain HTTP, as in a classroom, have no navigator.clipboard.
  if (navigator.clipboard) await navigator.clipboard.writeText(field.value).catch(() => document.execCommand("copy"));
  else document.execCommand("copy");
  find(".copy").textContent = page.t("share.copied");
}

/** @param {Dialog} dialog */
function listen(dialog) {
  const { board: { all, find }, node, store } = dialog;
  document.addEventListener("click", ({ target }) => {
    const opener = target instanceof Element && target.closest("[data-share]");
    if (opener instanceof HTMLElement) openDialog(dialog, opener);
  });
  for (const button of all(".views button")) {
    button.addEventListener("click", () => {
      store.set({ view: /** @type {View} */ (button.getAttribute("value")) });
      refresh(dialog);
    });
  }
  find(".copy").addEventListener("click", () => copyLink(dialog));
  find(".close").addEventListener("click", () => node.close());
  node.addEventListener("click", (event) => { if (event.target === node && isOutside(node, event)) node.close(); });
  node.addEventListener("close", () => store.get().opener?.focus());
}

/**
 * @param {Dialog} dialog
 * @param {HTMLElement} opener
 */
function openDialog(dialog, opener) {
  if (dialog.node.open) return;
  dialog.store.set({ opener, view: dialog.board.page.view });
  refresh(dialog);
  dialog.node.showModal();
}

/**
 * @param {HTMLElement} node
 * @param {MouseEvent} event
 */
function isOutside(node, { clientX, clientY }) {
  const box = node.getBoundingClientRect();
  return clientX < box.left || clientX > box.right || clientY < box.top || clientY > box.bottom;
}
