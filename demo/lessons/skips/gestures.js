// @ts-check
// Pointer, wheel and keys over a picture. The mouse moves the lens, a click holds it.
import { lensOf, zoomInRange } from "./lens.js";
import { isMarking, MARK_REACH } from "./marks.js";

/**
 * @import { Actions } from "./actions.js"
 * @import { OpenState, Panel, PanelElements, Place } from "./types.d.ts"
 * @typedef {object} Control
 * @property {Actions} actions
 * @property {() => OpenState} state
 */

export const TAP = 8; // CSS pixels that a finger may slip in a tap

/** @param {{ clientX: number, clientY: number }} a @param {{ clientX: number, clientY: number }} b CSS pixels between them */
export const distance = (a, b) => Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);

/**
 * Where an event lies in an element, in shares of its sides.
 *
 * @param {Element} element
 * @param {{ clientX: number, clientY: number }} event
 * @returns {Place}
 */
export function placeIn(element, { clientX, clientY }) {
  const box = element.getBoundingClientRect();
  return [(clientX - box.left) / box.width, (clientY - box.top) / box.height];
}

/** @param {PanelElements} elements @param {Panel} panel @param {Control} control */
export function listenToPicture({ canvas, stage }, panel, control) {
  listenToPointer({ canvas, stage }, panel, control);
  listenToKeys(stage, control);
  stage.addEventListener("wheel", (event) => { if (event.ctrlKey) turnWheel(event, control); }, { passive: false });
}

// ---- Pointer -----------------------------------------------------------------------------------
/** @param {Pick<PanelElements, "canvas" | "stage">} elements @param {Panel} panel @param {Control} control */
function listenToPointer({ canvas, stage }, panel, { actions, state }) {
  /** @type {PointerEvent | null} */
  let pressed = null;
  const follow = (/** @type {PointerEvent} */ event) => {
    const { width, height } = state().scene;
    const [u, v] = placeIn(canvas, event);
    actions.moveLens(u * width, v * height);
  };
  stage.addEventListener("pointermove", (event) => {
    const isMouse = event.pointerType === "mouse";
    if (isMouse ? !state().held || event.buttons : pressed?.pointerId === event.pointerId) follow(event);
  });
  stage.addEventListener("pointerdown", (event) => { pressed = event; });
  stage.addEventListener("pointerup", (event) => {
    if (pressed?.pointerId !== event.pointerId) return;
    const isTap = distance(event, pressed) <= TAP;
    pressed = null;
    follow(event);
    release(event, isTap);
  });
  stage.addEventListener("pointercancel", () => { pressed = null; });

  /** @param {PointerEvent} event @param {boolean} isTap */
  function release({ pointerType }, isTap) {
    const now = state();
    const reach = (MARK_REACH * now.scene.width) / canvas.clientWidth;
    if (isTap && isMarking(now, panel)) actions.toggleMark(...lensOf(now).centre, reach);
    else if (now.stage !== "marking" && pointerType === "mouse") actions.hold(!now.held);
  }
}

// ---- Keys --------------------------------------------------------------------------------------
/** @type {ReadonlyMap<string, Place>} */
const ARROWS = new Map([
  ["ArrowLeft", [-1, 0]], ["ArrowRight", [1, 0]], ["ArrowUp", [0, -1]], ["ArrowDown", [0, 1]],
]);

/** @param {HTMLElement} stage @param {Control} control */
function listenToKeys(stage, { actions, state }) {
  stage.addEventListener("keydown", (event) => {
    const { centre: [x, y], zoom } = lensOf(state());
    const [step, arrow] = [event.shiftKey ? 10 : 1, ARROWS.get(event.key)];
    if (arrow) actions.moveLens(x + step * arrow[0], y + step * arrow[1]);
    else if (event.key === "+" || event.key === "=") actions.setZoom(Math.floor(zoom) + 1);
    else if (event.key === "-") actions.setZoom(Math.ceil(zoom) - 1);
    else if (event.key === "Enter") actions.markUnderLens();
    else return;
    event.preventDefault();
  });
}

// ---- Wheel -------------------------------------------------------------------------------------
/**
 * The zoom after a turn of the wheel. A notch is about 100; a pinch on a trackpad comes as small
 * steps with ctrlKey set.
 *
 * @param {Pick<WheelEvent, "deltaY" | "deltaMode" | "ctrlKey">} event
 * @param {number} zoom
 */
export function zoomAfter({ deltaY, deltaMode, ctrlKey }, zoom) {
  const lines = deltaMode === 1 ? 33 : 1;
  return zoomInRange(zoom * Math.exp(-deltaY * lines * (ctrlKey ? 0.01 : 0.0015)));
}

/**
 * At the end of the range, a plain wheel scrolls the page again.
 *
 * @param {WheelEvent} event
 * @param {Control} control
 * @param {Place} [about] what stays where it is, in shares of the square
 */
export function turnWheel(event, { actions, state }, about) {
  const { zoom } = lensOf(state());
  const next = zoomAfter(event, zoom);
  if (next === zoom && !event.ctrlKey) return;
  event.preventDefault();
  if (about) actions.zoomAbout(next, about);
  else actions.setZoom(next);
}
