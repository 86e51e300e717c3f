// The dialog of the Share button: a link to what the page shows, its QR code, and for whom it opens.
const page = window.skipscope;
const find = (selector) => element.querySelector(selector);
const dialog = find("dialog");
const COMMAND = "python app.py --host 0.0.0.0";
const HELP = { standard: "share.standard_help", lecture: "share.lecture_help", student: "share.student_help" };
const QUIET_ZONE = 4; // light squares around the code, as its standard asks

// An address that means "this very computer" leads a phone to itself.
const local = /^(localhost|.+\.localhost|127(\.\d+){3}|0\.0\.0\.0|\[::1?\])$/.test(location.hostname);
let view = page.view;
let opener = null;

function linkNow() {
  const link = new URL(page.link());
  if (view === "standard") link.searchParams.delete("view");
  else link.searchParams.set("view", view);
  return link.href;
}
function refresh() {
  const link = linkNow();
  for (const button of dialog.querySelectorAll(".views button")) {
    button.setAttribute("aria-pressed", String(button.value === view));
  }
  find(".help").textContent = page.t(HELP[view]);
  find(".copy").textContent = page.t("share.copy");
  find(".upload").hidden = new URL(link).searchParams.has("photo");
  show(link);
  trigger("draw", { link, local });
}

// ---- What the server answers: the code, and how the room reaches this computer ----------------
function show(link) {
  const answer = props.value?.asked === link ? props.value : null;
  find(".link").value = find(".open").href = answer?.link || link;
  find(".code").hidden = !answer?.squares;
  if (answer?.squares) find(".code").replaceChildren(drawing(answer.squares));
  const why = answer && reason(answer);
  find(".note").hidden = !why;
  find(".why").textContent = why || "";
  find(".next").hidden = !answer?.later;
  const later = find(".next a");
  later.href = later.textContent = answer?.later || "";
  dialog.dataset.ready = answer ? link : "";
}
function reason(answer) {
  const host = location.host;
  if (local && answer.squares) return page.t("share.network", { host });
  if (local) return page.t("share.local", { host, command: COMMAND });
  return answer.squares ? null : page.t("share.long");
}
function drawing(rows) {
  const name = "http://www.w3.org/2000/svg";
  const side = rows.length + 2 * QUIET_ZONE;
  const code = document.createElementNS(name, "svg");
  const path = document.createElementNS(name, "path");
  const dark = rows.flatMap((row, y) => [...row].map((square, x) => (square === "1" ? `M${x} ${y}h1v1h-1z` : "")));
  path.setAttribute("d", dark.join(""));
  path.setAttribute("shape-rendering", "crispEdges");
  // Whole pixels for each square: blurred sides are hard to read from the back of a room.
  const room = Math.min(280, 0.62 * innerWidth, 0.4 * innerHeight);
  code.style.width = `${side * Math.max(3, Math.floor(room / side))}px`;
  code.setAttribute("viewBox", `${-QUIET_ZONE} ${-QUIET_ZONE} ${side} ${side}`);
  code.setAttribute("role", "img");
  code.setAttribute("aria-label", page.t("share.code"));
  code.append(path);
  return code;
}

// ---- Buttons ----------------------------------------------------------------------------------
async function copy() {
  const field = find(".link");
  field.select();
  // Pages that come over plain HTTP, as in a classroom, have no navigator.clipboard.
  if (navigator.clipboard) await navigator.clipboard.writeText(field.value).catch(() => document.execCommand("copy"));
  else document.execCommand("copy");
  find(".copy").textContent = page.t("share.copied");
}
document.addEventListener("click", (event) => {
  opener = event.target.closest?.("[data-share]") || opener;
  if (!event.target.closest?.("[data-share]") || dialog.open) return;
  view = page.view;
  refresh();
  dialog.showModal();
});
for (const button of dialog.querySelectorAll(".views button")) {
  button.addEventListener("click", () => { view = button.value; refresh(); });
}
find(".copy").addEventListener("click", copy);
find(".close").addEventListener("click", () => dialog.close());
dialog.addEventListener("click", (event) => { if (event.target === dialog && outside(event)) dialog.close(); });
dialog.addEventListener("close", () => opener?.focus());
function outside({ clientX, clientY }) {
  const box = dialog.getBoundingClientRect();
  return clientX < box.left || clientX > box.right || clientY < box.top || clientY > box.bottom;
}
watch("value", () => show(linkNow()));
