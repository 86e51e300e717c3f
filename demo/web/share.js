// The dialog of the Share button: a link to what the page shows, its QR code, and for whom it opens.
import { openBoard } from "./board.js";
import { press } from "./elements.js";

const COMMAND = "python app.py --host 0.0.0.0";
const HELP = { standard: "share.standard_help", lecture: "share.lecture_help", student: "share.student_help" };
const QUIET_ZONE = 4; // light squares around the code, as its standard asks
// An address that means "this very computer" leads a phone to itself.
const THIS_COMPUTER = /^(localhost|.+\.localhost|127(\.\d+){3}|0\.0\.0\.0|\[::1?\])$/;

export function mount(host) {
  const board = openBoard(host, { view: "standard", opener: null });
  board.dialog = board.find("dialog");
  board.isLocal = THIS_COMPUTER.test(location.hostname);
  board.state.view = board.page.view;
  listen(board);
  board.watch("value", () => show(board, linkNow(board)));
}

function linkNow({ page, state }) {
  const link = new URL(page.link());
  if (state.view === "standard") link.searchParams.delete("view");
  else link.searchParams.set("view", state.view);
  return link.href;
}
function refresh(board) {
  const { find, page, state } = board;
  const link = linkNow(board);
  press(board.all(".views button"), (button) => button.value === state.view);
  find(".help").textContent = page.t(HELP[state.view]);
  find(".copy").textContent = page.t("share.copy");
  find(".upload").hidden = new URL(link).searchParams.has("photo");
  show(board, link);
  board.trigger("draw", { link, local: board.isLocal });
}

// ---- What the server answers: the code, and how the room reaches this computer ----------------
function show(board, link) {
  const { find, props } = board;
  const answer = props.value?.asked === link ? props.value : null;
  find(".link").value = find(".open").href = answer?.link || link;
  find(".code").hidden = !answer?.squares;
  if (answer?.squares) find(".code").replaceChildren(codeOf(answer.squares, board.page.t("share.code")));
  const why = answer && reason(board, answer);
  find(".note").hidden = !why;
  find(".why").textContent = why || "";
  find(".next").hidden = !answer?.later;
  const later = find(".next a");
  later.href = later.textContent = answer?.later || "";
  board.dialog.dataset.ready = answer ? link : "";
}
function reason({ isLocal, page }, answer) {
  const host = location.host;
  if (isLocal && answer.squares) return page.t("share.network", { host });
  if (isLocal) return page.t("share.local", { host, command: COMMAND });
  return answer.squares ? null : page.t("share.long");
}
function codeOf(rows, name) {
  const kind = "http://www.w3.org/2000/svg";
  const side = rows.length + 2 * QUIET_ZONE;
  const code = document.createElementNS(kind, "svg");
  const path = document.createElementNS(kind, "path");
  const dark = rows.flatMap((row, y) => [...row].map((square, x) => (square === "1" ? `M${x} ${y}h1v1h-1z` : "")));
  path.setAttribute("d", dark.join(""));
  path.setAttribute("shape-rendering", "crispEdges");
  // Whole pixels for each square: blurred sides are hard to read from the back of a room.
  const room = Math.min(280, 0.62 * innerWidth, 0.4 * innerHeight);
  code.style.width = `${side * Math.max(3, Math.floor(room / side))}px`;
  code.setAttribute("viewBox", `${-QUIET_ZONE} ${-QUIET_ZONE} ${side} ${side}`);
  code.setAttribute("role", "img");
  code.setAttribute("aria-label", name);
  code.append(path);
  return code;
}

// ---- Buttons ----------------------------------------------------------------------------------
async function copy({ find, page }) {
  const field = find(".link");
  field.select();
  // Pages that come over plain HTTP, as in a classroom, have no navigator.clipboard.
  if (navigator.clipboard) await navigator.clipboard.writeText(field.value).catch(() => document.execCommand("copy"));
  else document.execCommand("copy");
  find(".copy").textContent = page.t("share.copied");
}
function listen(board) {
  const { all, dialog, find, state } = board;
  document.addEventListener("click", (event) => {
    state.opener = event.target.closest?.("[data-share]") || state.opener;
    if (!event.target.closest?.("[data-share]") || dialog.open) return;
    state.view = board.page.view;
    refresh(board);
    dialog.showModal();
  });
  for (const button of all(".views button")) {
    button.addEventListener("click", () => { state.view = button.value; refresh(board); });
  }
  find(".copy").addEventListener("click", () => copy(board));
  find(".close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => { if (event.target === dialog && isOutside(dialog, event)) dialog.close(); });
  dialog.addEventListener("close", () => state.opener?.focus());
}
function isOutside(dialog, { clientX, clientY }) {
  const box = dialog.getBoundingClientRect();
  return clientX < box.left || clientX > box.right || clientY < box.top || clientY > box.bottom;
}
