// @ts-check
// The dialog of the button "Room": open a room, join one, or leave.
import { make, makeButton } from "../web/elements.js";
/** @import { Room, State } from "./types.d.ts" */
/** @import { Actions } from "./actions.js" */

/**
 * @param {Room} room
 * @param {Actions} actions
 * @param {HTMLElement} root
 * @returns {(state: Readonly<State>) => void}
 */
export function buildDoor({ page: { t } }, actions, root) {
  const dialog = make("dialog", "door");
  const title = make("h2");
  title.id = "sk-room-title";
  dialog.setAttribute("aria-labelledby", title.id);
  const close = makeButton("x", "×", actions.closeDoor);
  const problem = make("p", "problem");
  problem.setAttribute("role", "alert");
  const [outside, inside] = [make("div", "ways"), make("div", "ways")];
  const parts = { ...openPart(actions), ...joinPart(actions) };
  outside.append(parts.openWay, parts.joinWay);
  const leave = makeButton("leave", "", actions.leave);
  inside.append(leave);
  const note = make("p", "note");
  dialog.append(headOf(title, close), problem, outside, inside, note);
  dialog.addEventListener("close", actions.closeDoor);
  root.append(dialog);
  return (state) => {
    const { code, role, isDoorOpen } = state;
    title.textContent = role === "none" ? t("room.title") : t("room.inside", { code });
    close.setAttribute("aria-label", t("room.close_door"));
    problem.textContent = state.problem ? t(state.problem, { code }) : "";
    problem.hidden = !state.problem;
    outside.hidden = role !== "none";
    inside.hidden = !outside.hidden;
    leave.textContent = t("room.leave");
    note.textContent = t("room.private");
    putFirst(outside, state.problem ? parts.joinWay : parts.openWay);
    writeWays(parts, t);
    if (isDoorOpen && !dialog.open && role === "none") parts.field.value = code;
    if (isDoorOpen && !dialog.open) dialog.showModal();
    if (!isDoorOpen && dialog.open) dialog.close();
  };
}

/** @param {HTMLElement[]} parts */
function headOf(...parts) {
  const header = make("header");
  header.append(...parts);
  return header;
}

/** Who has not come in tries the code again. @param {HTMLElement} ways @param {HTMLElement} way */
function putFirst(ways, way) {
  if (ways.firstChild !== way) ways.prepend(way);
}

/** @param {Actions} actions */
function openPart({ open }) {
  const [openWay, openTitle, openHelp] = [make("section"), make("h3"), make("p")];
  const openButton = makeButton("primary", "", open);
  openWay.append(openTitle, openHelp, openButton);
  return { openWay, openTitle, openHelp, openButton };
}

/** @param {Actions} actions */
function joinPart({ enter }) {
  const [joinWay, joinTitle, label, field] = [make("form"), make("h3"), make("label"), make("input", "signs")];
  Object.assign(field, { maxLength: 4, required: true, autocomplete: "off", spellcheck: false, name: "code" });
  field.setAttribute("autocapitalize", "characters");
  const joinButton = make("button", "primary");
  const name = make("span");
  label.append(name, field);
  const line = make("div", "line");
  line.append(label, joinButton);
  joinWay.append(joinTitle, line);
  joinWay.addEventListener("submit", (event) => { event.preventDefault(); enter(field.value); });
  return { joinWay, joinTitle, name, field, joinButton };
}

/** @param {ReturnType<typeof openPart> & ReturnType<typeof joinPart>} parts @param {Room["page"]["t"]} t */
function writeWays(parts, t) {
  parts.openTitle.textContent = t("room.open_title");
  parts.openHelp.textContent = t("room.open_help");
  parts.openButton.textContent = t("room.open");
  parts.joinTitle.textContent = t("room.join_title");
  parts.name.textContent = t("room.code");
  parts.joinButton.textContent = t("room.join");
}
