// @ts-check
// The way into a room: its button in the page's bar, and a link that names a room. The room's own
// scripts, words and styles come when somebody goes in.

/**
 * @typedef {object} RoomParts
 * @property {() => Promise<[module: any, words: any]>} bring
 * @property {string} sheet the address of the styles, relative to the page
 */

/** @typedef {{ press: () => void }} Room */

/**
 * @param {import("./page.js").Page} page
 * @param {RoomParts | undefined} parts
 */
export function openRoomDoor(page, parts) {
  const code = page.recall("room");
  let named = code; // until the room itself writes it
  /** @type {Promise<Room | null> | null} */
  let room = null;
  const enter = () => {
    if (!parts) return Promise.resolve(null);
    room ??= enterRoom(parts, page, code).catch((error) => {
      console.error(error);
      room = null; // the next tap tries again
      return null;
    });
    return room;
  };
  page.room = null;
  page.tell("room", () => page.room ?? named);
  page.leaveRoom = () => { page.room = named = null; page.addressChanged(); };
  document.addEventListener("click", async ({ target }) => {
    if (target instanceof Element && target.closest("[data-room]")) (await enter())?.press();
  });
  if (code !== null) enter();
}

/**
 * @param {RoomParts} parts
 * @param {import("./page.js").Page} page
 * @param {string | null} code of the room that the address names
 * @returns {Promise<Room>}
 */
async function enterRoom({ bring, sheet }, page, code) {
  const dress = fetch(new URL(sheet, document.baseURI)).then((answer) => answer.text());
  const [[{ mount }, late], styles] = await Promise.all([bring(), dress]);
  for (const [language, more] of Object.entries(late.words)) {
    Object.assign(window.skipscopeWords[/** @type {"en" | "ko"} */ (language)], more);
  }
  const style = document.createElement("style");
  style.textContent = styles;
  document.head.append(style);
  return mount(page, code);
}
