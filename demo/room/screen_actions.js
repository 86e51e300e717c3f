// @ts-check
// What a tap does on the projector, which steers the room.
import { tapNext } from "../web/next_photo.js";
import { post } from "./wire.js";
/** @import { Look, Room, Said } from "./types.d.ts" */
/** @import { Context } from "./actions.js" */

// An address that means "this very computer" leads a phone to itself.
const THIS_COMPUTER = /^(localhost|.+\.localhost|127(\.\d+){3}|0\.0\.0\.0|\[::1?\])$/;

/** @param {Context} context */
export function screenActions(context) {
  const { store, say } = context;
  const steer = steering(context);
  return {
    ...questionActions(context, steer),
    /** @param {string} address */
    tellAddress: (address) => steer("steer", { address }).catch(() => {}), // the next one comes soon
    /** @param {Look} look */
    setLook(look) { store.set({ look }); },
    async close() {
      if (store.get().isClosing) await steer("close").catch(say);
      else store.set({ isClosing: true });
    },
    keepOpen() { store.set({ isClosing: false }); },
    async fetchLink() {
      const link = new URL(location.pathname, location.origin);
      link.searchParams.set("room", store.get().code);
      const asked = { link: link.href, local: THIS_COMPUTER.test(location.hostname) };
      store.set({ link: await steer("link", asked).catch(() => null) });
    },
  };
}

/** @typedef {(what: string, body?: object) => Promise<any>} Steer */

/** @param {Context} context @returns {Steer} */
const steering = ({ store }) => async (what, body = {}) => {
  const { code, secrets } = store.get();
  return secrets && post(`${code}/${what}`, body, secrets.key);
};

// ---- The question --------------------------------------------------------------------------------
/** @param {"down" | "up"} detail */
const moveCurtain = (detail) => document.dispatchEvent(new CustomEvent("skipscope:curtain", { detail }));

/** @param {Context} context @param {Steer} steer */
function questionActions({ page, store, say }, steer) {
  const ask = asking({ store, say, page }, steer);
  const turn = (/** @type {"lift" | "lesson" | "question"} */ step) => steer("steer", { step }).catch(say);
  return {
    askHere: () => ask("mark", photoOf(page)),
    /** About the sample that the page has just asked for. */
    askNext() { if (store.get().role === "screen") ask("mark", photoOf(page)); },
    nextPhoto: () => ask("mark", { photo: tapNext(page.photos) }),
    voteNow: () => ask("vote", photoOf(page)),
    lift() {
      turn("lift");
      moveCurtain("up");
    },
    showLesson() {
      store.set({ isAside: true });
      turn("lesson");
    },
    showQuestion() {
      store.set({ isAside: false });
      if (isOfPage(page, store.get().said)) turn("question");
      else ask("mark", photoOf(page));
    },
  };
}

/** @param {Pick<Context, "page" | "store" | "say">} context @param {Steer} steer */
const asking = ({ page, store, say }, steer) => async (/** @type {Said["question"]} */ question, /** @type {object} */ photo) => {
  moveCurtain("down");
  store.set({ isPreparing: true, isAside: false, problem: "" });
  await steer("ask", { question, ...photo, ...(page.trunk && { trunk: page.trunk }) }).catch(say);
  store.set({ isPreparing: false });
};

/** The photo of the page as the room asks for it. @param {Room["page"]} page */
function photoOf({ photos, shown }) {
  const choice = photos.wanted ?? photos.store.get().own.find(({ source }) => source === shown);
  if (!choice) return { photo: shown };
  if ("name" in choice) return { photo: choice.name };
  return { upload: "upload" in choice ? choice.upload : choice.path };
}

/** Whether a question is about the photo of the page. @param {Room["page"]} page @param {Said | null} said */
function isOfPage(page, said) {
  const asked = photoOf(page);
  if (!said?.photo) return false;
  return "photo" in asked ? asked.photo === said.photo.source : said.photo.source === "";
}
