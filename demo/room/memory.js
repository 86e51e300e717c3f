// @ts-check
// What this browser remembers of a room: a random name for each room, and the key of its own one.
import { keep, kept } from "../web/words.js";
/** @import { Secrets } from "./types.d.ts" */

const OWN = "skipscope-room"; // in the browser's storage
const PHONE = "skipscope-phone";

/** A name that says nothing of anybody: 128 random bits. */
function randomName() {
  // Not randomUUID, which pages over plain HTTP, as in a classroom, do not have.
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The name of this browser in a room; another room knows another one. @param {string} code */
export function phoneName(code) {
  const [known, name] = (kept(PHONE) ?? "").split(" ");
  if (known === code && /^[0-9a-f]{32}$/.test(name ?? "")) return name;
  const made = randomName();
  keep(PHONE, `${code} ${made}`);
  return made;
}

/** The secrets of the room that this browser has opened. @param {string} code @returns {Secrets | null} */
export function ownSecrets(code) {
  const [known, key, ticket] = (kept(OWN) ?? "").split(" ");
  return known === code && ticket ? { code, key, ticket } : null;
}

/** @param {Secrets | null} secrets null forgets them */
export const rememberSecrets = (secrets) =>
  keep(OWN, secrets ? [secrets.code, secrets.key, secrets.ticket].join(" ") : "");
