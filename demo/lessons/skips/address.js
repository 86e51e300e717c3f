// @ts-check
// What the address says of this lesson, and when it is read.
import { keepInAddress, movedState, readAddress } from "../../web/address.js";
import { bandInRange } from "./band.js";
import { gameFromLetters, gameInLetters, lensFromLetters, lensInLetters } from "./letters.js";
import { isPlayable } from "./predict.js";

/**
 * @import { Mapping } from "../../web/address.js"
 * @import { Mode, OpenState, Page, State, Store } from "./types.d.ts"
 * @typedef {Readonly<Record<string, {
 *   write: (state: OpenState) => string | null,
 *   read: (text: string, state: OpenState) => Partial<State>,
 *   usual?: (state: OpenState) => Partial<State>,
 * }>>} Rows
 */

const MODES = /** @type {readonly Mode[]} */ (["overlay", "mask", "outline", "difference"]);
export const USUAL_MODE = MODES[0];
export const USUAL_OPACITY = 0.6;

/** @param {boolean} is @param {boolean} usual */
const writeYesNo = (is, usual) => (is === usual ? null : is ? "1" : "0");
/** @param {string} text @param {"held" | "bandShown"} name @returns {Partial<State>} */
const readYesNo = (text, name) => (text === "1" || text === "0" ? { [name]: text === "1" } : {});
/** @param {OpenState} state whether somebody has moved the lens or changed its zoom */
const lensIsChanged = ({ centre, zoom }) => centre !== null || zoom !== null;

// ---- The mapping -------------------------------------------------------------------------------
/** What holds for every photo. @type {Rows} */
const SETTINGS = {
  show: {
    write: ({ mode }) => (mode === USUAL_MODE ? null : mode),
    read(text) {
      const mode = MODES.find((name) => name === text);
      return mode ? { mode } : {};
    },
  },
  cover: {
    write: ({ opacity }) => (opacity === USUAL_OPACITY ? null : String(Math.round(100 * opacity))),
    read: (text) => (/^\d{1,3}$/.test(text) && Number(text) <= 100 ? { opacity: Number(text) / 100 } : {}),
  },
  band: {
    write: ({ band, scene }) => (band === scene.value.radius ? null : String(band)),
    read: (text, { scene }) => (Number(text) >= 1 ? { band: bandInRange(Number(text), scene.value.radii) } : {}),
    usual: ({ scene }) => ({ band: scene.value.radius }),
  },
  bandshown: {
    write: ({ bandShown }) => writeYesNo(bandShown, false),
    read: (text) => readYesNo(text, "bandShown"),
  },
  explain: {
    write: ({ edgeExplained, ceilingExplained }) =>
      [edgeExplained && "edge", ceilingExplained && "ceiling"].filter(Boolean).join(".") || null,
    read: (text) => ({
      edgeExplained: text.split(".").includes("edge"),
      ceilingExplained: text.split(".").includes("ceiling"),
    }),
  },
};

/** What belongs to one photo. @type {Rows} */
const PLACES = {
  // A lens that an address places is held, unless `held` says that it is not.
  lens: {
    write: (state) => (lensIsChanged(state) ? lensInLetters(state) : null),
    read(text, { scene }) {
      const lens = lensFromLetters(text, scene);
      return lens ? { ...lens, held: true } : {};
    },
  },
  held: {
    write: (state) => writeYesNo(state.held, lensIsChanged(state)),
    read: (text) => readYesNo(text, "held"),
  },
  only: {
    write: ({ isolated }) => (isolated === null ? null : String(isolated)),
    read(text, { scene }) {
      const found = scene.value.legend.find(({ index }) => String(index) === text);
      return found ? { isolated: found.index } : {};
    },
  },
  predict: {
    write: (state) => (state.stage === "off" ? null : gameInLetters(state)),
    read: (text, { scene }) => (isPlayable(scene) && gameFromLetters(text, scene)) || {},
  },
};

/** Before there is a photo, nothing is written and nothing is read. @param {Rows} rows @returns {Mapping<State>} */
const onceOpen = (rows) => Object.fromEntries(Object.entries(rows).map(([name, { write, read, usual }]) => [name, {
  ...(usual && { usual: (/** @type {State} */ state) => (state.scene ? usual(/** @type {OpenState} */ (state)) : {}) }),
  write: (state) => (state.scene ? write(/** @type {OpenState} */ (state)) : null),
  read: (text, state) => (state.scene ? read(text, /** @type {OpenState} */ (state)) : {}),
}]));

/** @type {Mapping<State>} */
export const ADDRESS = onceOpen({ ...SETTINGS, ...PLACES });

// ---- When it is read ---------------------------------------------------------------------------
/**
 * Follows the address that opened the page: its settings at the first photo, its places at the photo
 * that it names. The page may show another photo first. Until its own photo comes, the address keeps
 * what it says.
 *
 * @param {Pick<Page, "recall" | "tell" | "addressChanged" | "recalled" | "whenMoved">} page
 * @param {Store} store
 * @returns {(state: OpenState) => Partial<State>} what it asks for, now that this photo is shown
 */
export function followAddress(page, store) {
  let named = page.recall("photo");
  const usual = store.get();
  /** @type {string | null} */
  let first = null;
  let isWaiting = true;
  const keepsWords = () => first === null || (isWaiting && named !== null && named === page.recalled);
  keepInAddress({
    tell: (name, write) => page.tell(name, () => {
      const asked = page.recall(name); // now it is read, and the page no longer keeps it for us
      return keepsWords() ? asked : write();
    }),
    addressChanged: () => page.addressChanged(),
  }, store, ADDRESS);
  // Another page's address: its settings hold at once, its places when its photo is here.
  page.whenMoved?.(() => {
    named = page.recall("photo");
    const { scene } = store.get();
    isWaiting = scene === null || (named !== null && named !== scene.value.source);
    store.set(movedState(isWaiting ? onceOpen(SETTINGS) : ADDRESS, page.recall, store.get(), usual));
  });
  return (state) => {
    const { source } = state.scene.value;
    const settings = first === null ? readAddress(onceOpen(SETTINGS), page.recall, state) : {};
    const isNamed = named === null || named === source;
    const places = isWaiting && isNamed ? readAddress(onceOpen(PLACES), page.recall, state) : {};
    isWaiting &&= !isNamed && (first ?? source) === source;
    first ??= source;
    return { ...settings, ...places };
  };
}
