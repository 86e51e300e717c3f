// @ts-check
// In a magnified square the wheel and two fingers zoom, one finger or the mouse drags.
import { clamp } from "../../web/elements.js";
import { distance, placeIn, TAP, turnWheel } from "./gestures.js";
import { lensOf } from "./lens.js";
import { isMarking, MARK_REACH } from "./marks.js";

/**
 * @import { Control } from "./gestures.js"
 * @import { OpenState, Panel, PanelElements, Place } from "./types.d.ts"
 */

const LEAST_WIDTH = 0.01; // of the square: fingers that are nearer would zoom without end

/** @param {PanelElements} elements @param {Panel} panel @param {Control} control */
export function listenToSquare({ lens }, panel, control) {
  /** @type {Map<number, Place>} pointer → where it is in the square */
  const fingers = new Map();
  /** @type {PointerEvent | null} as long as it may be a tap */
  let tap = null;
  lens.addEventListener("wheel", (event) => turnWheel(event, control, placeIn(lens, event)), { passive: false });
  lens.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    lens.setPointerCapture(event.pointerId);
    fingers.set(event.pointerId, placeIn(lens, event));
    tap = fingers.size === 1 ? event : null; // two fingers never tap
  });
  lens.addEventListener("pointermove", (event) => {
    if (!fingers.has(event.pointerId) || (tap && distance(event, tap) <= TAP)) return;
    tap = null;
    const before = spanOf(fingers);
    fingers.set(event.pointerId, placeIn(lens, event));
    moveFingers(before, spanOf(fingers), control);
  });
  const lift = (/** @type {PointerEvent} */ event) => {
    if (!fingers.delete(event.pointerId) || event.type === "pointercancel") return;
    if (tap) tapSquare(panel, placeIn(lens, event), control);
    else if (event.pointerType === "mouse") control.actions.hold(true); // else the lens would leave at the next move
    tap = null;
  };
  lens.addEventListener("pointerup", lift);
  lens.addEventListener("pointercancel", lift);
}

/**
 * The middle of one finger or of two, and how far these are apart; 0 for one.
 *
 * @param {ReadonlyMap<number, Place>} fingers
 * @returns {{ middle: Place, width: number }}
 */
export function spanOf(fingers) {
  const [a, b] = fingers.values();
  if (!b) return { middle: a, width: 0 };
  const width = Math.max(LEAST_WIDTH, Math.hypot(a[0] - b[0], a[1] - b[1]));
  return { middle: [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2], width };
}

/** @param {ReturnType<typeof spanOf>} before @param {ReturnType<typeof spanOf>} after @param {Control} control */
function moveFingers(before, after, { actions, state }) {
  actions.moveLens(...centreAfterDrag(state(), before.middle, after.middle));
  if (before.width && after.width) actions.zoomAbout((lensOf(state()).zoom * after.width) / before.width, after.middle);
}

/**
 * Where the middle of the lens is once what lay at one place of the square lies at another.
 *
 * @param {OpenState} state
 * @param {Place} before in shares of the square
 * @param {Place} after
 * @returns {Place}
 */
export function centreAfterDrag(state, before, after) {
  const { width, height } = state.scene;
  const { x, y, wide, high } = lensOf(state);
  return [
    clamp(x - (after[0] - before[0]) * wide, 0, width - wide) + wide / 2,
    clamp(y - (after[1] - before[1]) * high, 0, height - high) + high / 2,
  ];
}

/** A tap in the photo's square marks; elsewhere it does nothing. @param {Panel} panel @param {Place} place @param {Control} control */
function tapSquare(panel, [u, v], { actions, state }) {
  const { x, y, wide, high, zoom } = lensOf(state());
  if (isMarking(state(), panel)) actions.toggleMark(x + u * wide, y + v * high, MARK_REACH / zoom);
}
