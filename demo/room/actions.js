// @ts-check
// Everything that changes the state of the room in this browser, or asks its server for something.
import { ownSecrets, phoneName, rememberSecrets } from "./memory.js";
import { phoneActions } from "./phone_actions.js";
import { screenActions } from "./screen_actions.js";
import { heard, outside } from "./state.js";
import { listen, post, Refusal } from "./wire.js";
/** @import { Room, Said, Secrets } from "./types.d.ts" */
/** @typedef {ReturnType<typeof makeActions>} Actions */

/** Each problem in words. @type {Readonly<Record<string, string>>} */
const PROBLEMS = {
  unknown: "room.unknown", closed: "room.closed", full: "room.full", crowded: "room.crowded",
  not_yours: "room.not_yours", over: "room.over", wrong: "room.wrong", no_answer: "room.no_answer",
  unreachable: "room.unreachable",
};
/** After these there is no room any more. */
const ENDS = ["unknown", "closed", "full", "not_yours"];

/** @param {Room} room */
export function makeActions(room) {
  const line = { name: "", stop: () => {} };
  const context = { ...room, line, say: (/** @type {unknown} */ problem) => sayProblem(room, line, problem) };
  const [door, screen] = [doorActions(context), screenActions(context)];
  const open = async () => { if (await door.open()) await screen.askHere(); };
  return { ...door, ...phoneActions(context), ...screen, open };
}

/** @typedef {Room & { line: { name: string, stop: () => void }, say: (problem: unknown) => void }} Context */

/** @param {Room} room @param {Context["line"]} line @param {unknown} problem */
function sayProblem({ page, store }, line, problem) {
  if (!(problem instanceof Refusal)) throw problem;
  const key = PROBLEMS[problem.kind] ?? PROBLEMS.wrong;
  if (!ENDS.includes(problem.kind)) {
    store.set({ problem: key, isSending: false, isPreparing: false });
    return;
  }
  const { code } = store.get();
  line.stop();
  if (store.get().role === "screen") rememberSecrets(null);
  store.set({ ...outside(key), code, isDoorOpen: true });
  page.leaveRoom();
}

// ---- In and out --------------------------------------------------------------------------------
/** @param {Context} context */
function doorActions(context) {
  const { page, store, line, say } = context;
  const { steer, join } = entering(context);
  return {
    closeDoor() { store.set({ isDoorOpen: false, problem: "" }); },
    /** @param {string} text what somebody has typed, or an address says */
    async enter(text) {
      const code = text.trim().toUpperCase();
      const secrets = ownSecrets(code);
      store.set({ code, problem: "" });
      if (secrets) { steer(secrets); return; }
      await join(code).catch((problem) => {
        store.set({ isDoorOpen: true }); // where one can try again
        say(problem);
      });
    },
    async open() {
      try {
        const secrets = /** @type {Secrets} */ (await post("open"));
        rememberSecrets(secrets);
        steer(secrets);
        return true;
      } catch (problem) {
        say(problem);
        return false;
      }
    },
    leave() {
      line.stop();
      store.set({ ...outside(""), isDoorOpen: false });
      page.leaveRoom();
    },
  };
}

/** As the one who steers, or as a phone. @param {Context} context */
function entering({ page, store, line, say }) {
  const hear = {
    said: (/** @type {Said} */ said) => store.set(heard(store.get(), said)),
    lost: () => store.set({ isLost: true }),
    gone: (/** @type {string} */ kind) => say(new Refusal(kind)),
  };
  /** @param {string} code @param {string} who */
  const begin = (code, who) => {
    page.room = code;
    page.addressChanged();
    line.stop = listen(`${code}/events?${who}`, hear);
  };
  return {
    /** @param {Secrets} secrets */
    steer(secrets) {
      store.set({ ...outside(""), role: "screen", code: secrets.code, secrets, isDoorOpen: false });
      begin(secrets.code, `ticket=${secrets.ticket}`);
    },
    /** @param {string} code */
    async join(code) {
      line.name = phoneName(code);
      const said = await post(`${encodeURIComponent(code)}/join`, { phone: line.name });
      store.set({ ...outside(""), role: "phone", code, isDoorOpen: false });
      store.set(heard(store.get(), said));
      begin(code, `phone=${line.name}`);
    },
  };
}
