// @ts-check
// Speaks with the server: posts, and a stream of what the room says.
/** @import { Said } from "./types.d.ts" */

const AGAIN = 2000; // milliseconds until a stream that has ended is opened again

export class Refusal extends Error {
  /** @param {string} kind such as "full" */
  constructor(kind) {
    super(kind);
    this.kind = kind;
  }
}

/** Relative to the page, so that it works behind any root path. @param {string} path */
export const addressOf = (path) => new URL(path, document.baseURI).href;

/**
 * @param {string} path such as "K7P3/marks"
 * @param {object} [body]
 * @param {string} [key] of the room, for whoever steers it
 * @returns {Promise<any>}
 * @throws {Refusal} "unreachable" if nobody answers
 */
export async function post(path, body = {}, key = "") {
  const headers = { "Content-Type": "application/json", ...(key && { "X-Room-Key": key }) };
  const asked = { method: "POST", headers, body: JSON.stringify(body) };
  const answer = await fetch(addressOf(`room/${path}`), asked).catch(() => null);
  const said = await answer?.json().catch(() => null);
  if (!answer || !said) throw new Refusal("unreachable");
  if (!answer.ok) throw new Refusal(said.error ?? "wrong");
  return said;
}

/**
 * Hears a room until it is gone. The browser comes back by itself after a short loss; where it gives
 * up, the stream is opened anew.
 *
 * @param {string} query who listens
 * @param {{ said: (said: Said) => void, lost: () => void, gone: (kind: string) => void }} tell
 * @returns {() => void} stops
 */
export function listen(query, { said, lost, gone }) {
  /** @type {EventSource} */
  let stream;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const stop = () => { clearTimeout(timer); stream.close(); window.removeEventListener("online", open); };
  function open() {
    clearTimeout(timer);
    stream?.close();
    stream = new EventSource(addressOf(`room/${query}`));
    stream.addEventListener("message", ({ data }) => said(JSON.parse(data)));
    stream.addEventListener("problem", ({ data }) => { stop(); gone(JSON.parse(data).error); });
    stream.addEventListener("error", () => {
      lost();
      if (stream.readyState === EventSource.CLOSED) timer = setTimeout(open, AGAIN);
    });
  }
  window.addEventListener("online", open);
  open();
  return stop;
}
