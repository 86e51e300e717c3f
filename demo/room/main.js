// @ts-check
// The room in this browser: who is in it, what it has heard, and what a tap does. It comes when
// somebody goes in (`web/room_door.js`).
import { make } from "../web/elements.js";
import { makeStore } from "../web/store.js";
import { makeActions } from "./actions.js";
import { buildBar } from "./bar.js";
import { buildDoor } from "./door.js";
import { followLecturer } from "./follow.js";
import { buildPhone } from "./phone.js";
import { buildScreen } from "./screen.js";
import { firstState, isCovering } from "./state.js";
/** @import { Page, State } from "./types.d.ts" */
/** @import { Actions } from "./actions.js" */

/**
 * @param {Page} page
 * @param {string | null} asked the code of the room that the address names
 * @returns {import("../web/room_door.js").Room}
 */
export function mount(page, asked) {
  const store = makeStore(firstState(page.language));
  const room = { page, store };
  const actions = makeActions(room);
  const root = make("div", "sk-room");
  const draws = [buildDoor, buildScreen, buildPhone, buildBar].map((build) => build(room, actions, root));
  document.body.append(root);
  store.listen((state, changed) => {
    for (const draw of draws) draw(state, changed);
    cover(root, state);
    writeButton(state);
  });
  document.addEventListener("skipscope:language", () => store.set({ language: page.language }));
  document.addEventListener("skipscope:covered", () => actions.askNext());
  leaveByTab(store, actions);
  followLecturer(room, actions);
  if (asked) actions.enter(asked);
  return { press: () => press(store, actions) };
}

/** The button in the page's bar. @param {import("../web/store.js").Store<State>} store @param {Actions} actions */
function press(store, actions) {
  const { role, isAside } = store.get();
  if (role === "screen") (isAside ? actions.showQuestion : actions.showLesson)();
  else store.set({ isDoorOpen: true });
}

/** What a question covers can be neither seen nor reached. @param {HTMLElement} root @param {Readonly<State>} state */
function cover(root, state) {
  const isCovered = isCovering(state);
  root.dataset.role = state.role;
  document.documentElement.classList.toggle("sk-covered", isCovered);
  for (const part of document.querySelectorAll(state.role === "phone" ? ".gradio-container" : "#tabs .tabitem")) {
    part.toggleAttribute("inert", isCovered);
  }
  if (!isCovered) for (const part of document.querySelectorAll(".gradio-container[inert]")) part.removeAttribute("inert");
}

/** @param {Readonly<State>} state */
function writeButton({ code, role, isAside }) {
  const button = document.querySelector(".sk-enter");
  button?.classList.toggle("is-in", role !== "none");
  button?.setAttribute("aria-pressed", String(role === "screen" && !isAside));
  const sign = button?.querySelector("b");
  const shown = role === "none" ? "" : code;
  if (sign && sign.textContent !== shown) sign.textContent = shown;
}

/**
 * A lecturer who opens a lesson goes on with it.
 *
 * @param {import("../web/store.js").Store<State>} store
 * @param {Actions} actions
 */
function leaveByTab(store, actions) {
  document.addEventListener("click", ({ target, isTrusted }) => {
    const isTab = isTrusted && target instanceof Element && target.closest('.tab-container button[role="tab"]');
    if (isTab && store.get().role === "screen" && isCovering(store.get())) actions.showLesson();
  }, true);
}
