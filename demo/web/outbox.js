// @ts-check
// Keeps every file until the server has it. Files go one after the other, in the order in which the
// visitor has handed them over. One that fails stays here until it is sent again or given up.
import { makeStore } from "./store.js";
import { UploadProblem } from "./upload.js";

/**
 * @typedef {object} Parcel
 * @property {number} id
 * @property {string} receiver whom the file is for: "photo", or the name of an inbox
 * @property {File} file
 * @property {"waiting" | "sending" | "failed"} stage
 * @property {number} share how much of it has been sent, 0 … 1
 * @property {import("./upload.js").Failure | null} failure
 */

/**
 * @typedef {object} OutboxState
 * @property {readonly Parcel[]} parcels in the order in which they came
 * @property {string | null} crowded the receiver who got several files at once
 */

/** @typedef {(path: string, file: File) => void} Receive */

/**
 * @typedef {object} Outbox
 * @property {import("./store.js").Store<OutboxState>} store
 * @property {(file: File, report: (share: number) => void) => Promise<string>} upload
 * @property {number} largest bytes that the server takes
 * @property {Map<string, Receive>} receivers
 * @property {{ parcel: Parcel, path: string }[]} arrived what the server has and nobody has taken
 * @property {number} count of all parcels
 */

/**
 * @param {Outbox["upload"]} upload
 * @param {number} largest
 * @returns {Outbox}
 */
export function openOutbox(upload, largest) {
  const store = makeStore(/** @type {OutboxState} */ ({ parcels: [], crowded: null }));
  return { store, upload, largest, receivers: new Map(), arrived: [], count: 0 };
}

/**
 * Sends files to a receiver.
 *
 * @param {Outbox} outbox
 * @param {string} receiver
 * @param {File[]} files
 */
export function post(outbox, receiver, files) {
  const { store } = outbox;
  if (!files.length) return;
  const { parcels } = store.get();
  const others = parcels.filter((parcel) => parcel.receiver === receiver && parcel.stage !== "failed");
  const more = files.map((file) => parcelOf(outbox, receiver, file));
  store.set({
    parcels: [...parcels, ...more],
    crowded: others.length + files.length > 1 ? receiver : null,
  });
  sendNext(outbox);
}

/**
 * @param {Outbox} outbox
 * @param {string} receiver
 * @param {File} file
 * @returns {Parcel}
 */
function parcelOf(outbox, receiver, file) {
  outbox.count += 1;
  const parcel = { id: outbox.count, receiver, file, share: 0 };
  return file.size > outbox.largest
    ? { ...parcel, stage: "failed", failure: "too_large" }
    : { ...parcel, stage: "waiting", failure: null };
}

/** @param {Outbox} outbox */
async function sendNext(outbox) {
  const { parcels } = outbox.store.get();
  const next = parcels.find(({ stage }) => stage === "waiting");
  if (!next || parcels.some(({ stage }) => stage === "sending")) return;
  change(outbox, next.id, { stage: "sending", share: 0 });
  try {
    const path = await outbox.upload(next.file, (share) => change(outbox, next.id, { share }));
    remove(outbox, next.id);
    deliver(outbox, next, path);
  } catch (error) {
    const failure = error instanceof UploadProblem ? error.kind : "unreachable";
    change(outbox, next.id, { stage: "failed", failure });
  }
  sendNext(outbox);
}

/**
 * @param {Outbox} outbox
 * @param {Parcel} parcel
 * @param {string} path
 */
function deliver(outbox, parcel, path) {
  const receive = outbox.receivers.get(parcel.receiver);
  if (receive) receive(path, parcel.file);
  else outbox.arrived.push({ parcel, path });
}

/**
 * Whoever takes the files for `receiver`; those that have arrived before come at once.
 *
 * @param {Outbox} outbox
 * @param {string} receiver
 * @param {Receive} receive
 */
export function addReceiver(outbox, receiver, receive) {
  outbox.receivers.set(receiver, receive);
  const { arrived } = outbox;
  outbox.arrived = [];
  for (const { parcel, path } of arrived) deliver(outbox, parcel, path);
}

/** @param {Outbox} outbox */
export function sendAgain(outbox) {
  for (const { id, stage, failure } of outbox.store.get().parcels) {
    if (stage === "failed" && failure !== "too_large") change(outbox, id, { stage: "waiting", failure: null });
  }
  sendNext(outbox);
}

/**
 * The visitor has read what did not work.
 *
 * @param {Outbox} outbox
 */
export function forgetFailures({ store }) {
  store.set({ parcels: store.get().parcels.filter(({ stage }) => stage !== "failed"), crowded: null });
}

/**
 * The visitor has gone on to another photo.
 *
 * @param {Outbox} outbox
 */
export const forgetCrowd = ({ store }) => store.set({ crowded: null });

/**
 * @param {Outbox} outbox
 * @param {number} id
 * @param {Partial<Parcel>} parts
 */
function change({ store }, id, parts) {
  const { parcels } = store.get();
  store.set({ parcels: parcels.map((parcel) => (parcel.id === id ? { ...parcel, ...parts } : parcel)) });
}

/**
 * @param {Outbox} outbox
 * @param {number} id
 */
function remove({ store }, id) {
  store.set({ parcels: store.get().parcels.filter((parcel) => parcel.id !== id) });
}
