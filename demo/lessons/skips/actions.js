// @ts-check
// Everything that changes the state of the lesson. Nothing else does.
import { USUAL_MODE, USUAL_OPACITY } from "./address.js";
import { bandInRange } from "./band.js";
import { lensOf, placeInside, zoomInRange } from "./lens.js";
import { toggled } from "./marks.js";

/**
 * @import { Colours, Labels, Language, Mode, OpenState, Place, Scene, State, Store } from "./types.d.ts"
 * @typedef {ReturnType<typeof lensActions>} LensActions
 * @typedef {ReturnType<typeof gameActions>} GameActions
 * @typedef {ReturnType<typeof viewActions>} ViewActions
 * @typedef {LensActions & GameActions & ViewActions} Actions
 */

const BAND_STAYS = 1500; // milliseconds that the band is still drawn after its radius has changed
const ENTER_REACH = 1.5; // pixels of the scene: Enter this near to a mark takes it back

/** What every photo begins with. */
const UNTOUCHED = Object.freeze({
  centre: null, zoom: null, held: false, stage: /** @type {const} */ ("off"), marks: Object.freeze([]),
});

const MARKING = Object.freeze({ stage: /** @type {const} */ ("marking"), marks: Object.freeze([]) });

/** @param {Language} language @returns {State} */
export const firstState = (language) => ({
  ...UNTOUCHED,
  scene: null,
  mode: USUAL_MODE,
  opacity: USUAL_OPACITY,
  isolated: null,
  band: 0,
  bandShown: false,
  bandMoving: false,
  rings: null,
  edgeExplained: false,
  ceilingExplained: false,
  language,
  isCurtainDown: false,
  colours: [],
  squareSide: 0,
  squareRatio: 1,
  pictureWidth: 0,
  pixelRatio: 1,
});

/**
 * The state with a new photo: what belonged to the old one is gone. A class that both have still stands alone.
 * The same photo on another trunk keeps lens and marks, so that one can compare.
 *
 * @param {Readonly<State>} state
 * @param {Scene} scene
 * @param {Partial<State>} rest what else changes with it
 * @returns {OpenState}
 */
export function withScene(state, scene, rest) {
  const isSamePhoto = state.scene?.value.source === scene.value.source; // on another trunk
  const hasClass = scene.value.legend.some(({ index }) => index === state.isolated);
  const band = state.scene ? state.band : scene.value.radius;
  const kept = isSamePhoto ? {} : { ...UNTOUCHED, ...(state.isCurtainDown ? MARKING : {}) };
  const isolated = hasClass ? state.isolated : null;
  return { ...state, ...kept, isCurtainDown: false, isolated, band, rings: null, ...rest, scene };
}

/**
 * @param {Store} store
 * @returns {Actions}
 */
export function makeActions(store) {
  return { ...lensActions(store), ...gameActions(store), ...viewActions(store) };
}

/** A function that gives the state, or nothing before there is a photo. @param {Store} store */
const opened = (store) => () => {
  const state = store.get();
  return state.scene ? /** @type {OpenState} */ (state) : null;
};

// ---- The lens ----------------------------------------------------------------------------------
/** @param {Store} store */
function lensActions(store) {
  const open = opened(store);
  return {
    /** @param {number} x @param {number} y */
    moveLens(x, y) {
      const state = open();
      if (state) store.set({ centre: placeInside(state.scene, x, y) });
    },
    /** @param {number} zoom */
    setZoom(zoom) { store.set({ zoom: zoomInRange(zoom) }); },
    /** Zoom while a place, in shares of the square, stays where it is. @param {number} zoom @param {Place} about */
    zoomAbout(zoom, [u, v]) {
      const state = open();
      if (!state) return;
      const before = lensOf(state);
      const { wide, high } = lensOf({ ...state, zoom: zoomInRange(zoom) });
      const [x, y] = [before.x + u * before.wide - (u - 0.5) * wide, before.y + v * before.high - (v - 0.5) * high];
      store.set({ zoom: zoomInRange(zoom), centre: placeInside(state.scene, x, y) });
    },
    /** @param {boolean} held */
    hold(held) { store.set({ held }); },
  };
}

// ---- Predict, then reveal ----------------------------------------------------------------------
/** @param {Store} store */
function gameActions(store) {
  const open = opened(store);
  /** @param {number} x @param {number} y @param {number} reach */
  const toggleMark = (x, y, reach) => store.set({ marks: toggled(store.get().marks, x, y, reach) });
  return {
    toggleMark,
    startGame() { store.set(MARKING); },
    /** Hide the answers, also those of the photo that comes next. */
    lowerCurtain() { store.set({ ...MARKING, isolated: null, isCurtainDown: true }); },
    revealLevels() { store.set({ stage: "revealed" }); },
    leaveGame() { store.set({ stage: "off", marks: [], isCurtainDown: false }); },
    /** Mark the pixel under the circle of the lens. */
    markUnderLens() {
      const state = open();
      if (state?.stage === "marking") toggleMark(...lensOf(state).centre, ENTER_REACH);
    },
    /** @param {number} place of the mark in the list */
    showMark(place) {
      const { x, y } = store.get().marks[place];
      store.set({ held: true, centre: [x + 0.5, y + 0.5] });
    },
  };
}

// ---- What is drawn, and how --------------------------------------------------------------------
/** @param {Store} store */
function viewActions(store) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let bandRests;
  return {
    /** @param {Mode} mode */
    setMode(mode) { store.set({ mode }); },
    /** @param {number} percent */
    setOpacity(percent) { store.set({ opacity: percent / 100 }); },
    /** @param {number} radius */
    setBand(radius) {
      const { scene } = store.get();
      if (!scene) return;
      store.set({ band: bandInRange(radius, scene.value.radii), bandMoving: true });
      clearTimeout(bandRests);
      bandRests = setTimeout(() => store.set({ bandMoving: false }), BAND_STAYS);
    },
    showOrHideBand() { store.set({ bandShown: !store.get().bandShown, bandMoving: false }); },
    /** The bands of a photo have come. @param {Scene} scene @param {Labels} rings */
    takeRings(scene, rings) { if (store.get().scene === scene) store.set({ rings }); },
    /** @param {number} index of a class; a second tap shows all classes again */
    isolate(index) { store.set({ isolated: store.get().isolated === index ? null : index }); },
    explainEdge() { store.set({ edgeExplained: !store.get().edgeExplained }); },
    explainCeiling() { store.set({ ceilingExplained: !store.get().ceilingExplained }); },
    /** @param {Pick<State, "squareSide" | "squareRatio" | "pictureWidth" | "pixelRatio">} sizes */
    measure(sizes) { store.set(sizes); },
    /** @param {Language} language */
    speak(language) { store.set({ language }); },
    /** @param {Colours} colours */
    recolour(colours) { store.set({ colours }); },
  };
}
