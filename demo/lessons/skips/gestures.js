// Pointer, wheel and keys. Over a picture the mouse moves the lens; in the magnified squares the wheel
// and two fingers zoom, and one finger or the mouse drags.
import { clamp } from "../../web/elements.js";
import { lensFrame } from "./lens.js";
import { isMarking, MARK_REACH } from "./marks.js";

const TAP = 8; // CSS pixels that a finger may slip in a tap
export const [LEAST_ZOOM, MOST_ZOOM] = [2, 16];

// ---- Over a picture --------------------------------------------------------------------------
export function followPointer({ actions, state }, panel) {
  const { canvas, stage } = panel;
  const place = (event) => {
    const box = canvas.getBoundingClientRect();
    actions.moveLens(((event.clientX - box.left) / box.width) * state.scene.width,
      ((event.clientY - box.top) / box.height) * state.scene.height);
  };
  let dragged = null;
  let start = null;
  stage.addEventListener("pointermove", (event) => {
    if (event.pointerType === "mouse" ? !state.held || event.buttons : dragged === event.pointerId) place(event);
  });
  stage.addEventListener("pointerdown", (event) => {
    dragged = event.pointerId;
    start = [event.clientX, event.clientY];
  });
  stage.addEventListener("pointerup", (event) => {
    if (dragged !== event.pointerId) return;
    dragged = null;
    place(event);
    const tapped = Math.hypot(event.clientX - start[0], event.clientY - start[1]) <= TAP;
    if (state.game.stage !== "marking") { if (event.pointerType === "mouse") actions.hold(!state.held); return; }
    const reach = (MARK_REACH * state.scene.width) / canvas.clientWidth;
    if (tapped && isMarking(state, panel)) actions.toggleMark(...state.centre, reach);
  });
  stage.addEventListener("pointercancel", () => { dragged = null; });
}
export function followKeys({ actions, state }, stage) {
  stage.addEventListener("keydown", (event) => {
    const step = event.shiftKey ? 10 : 1;
    const move = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[event.key];
    if (move) actions.moveLens(state.centre[0] + move[0], state.centre[1] + move[1]);
    else if (event.key === "+" || event.key === "=") actions.setZoom(Math.floor(state.zoom) + 1);
    else if (event.key === "-") actions.setZoom(Math.ceil(state.zoom) - 1);
    else if (event.key === "Enter") actions.markHere();
    else return;
    event.preventDefault();
  });
}

// ---- Zoom ------------------------------------------------------------------------------------
// A notch of a wheel is about 100; a pinch on a trackpad comes as small steps with ctrlKey set.
function zoomAfter(event, zoom) {
  const lines = event.deltaMode === 1 ? 33 : 1;
  return clamp(zoom * Math.exp(-event.deltaY * lines * (event.ctrlKey ? 0.01 : 0.0015)), LEAST_ZOOM, MOST_ZOOM);
}
// Zoom while the place at (u, v), in shares of the square, stays where it is.
function zoomAbout({ actions, state }, zoom, [u, v]) {
  const before = lensFrame(state.scene, state);
  actions.setZoom(zoom);
  const { side } = lensFrame(state.scene, state);
  actions.moveLens(before.x + u * before.side - (u - 0.5) * side, before.y + v * before.side - (v - 0.5) * side);
}
// At the end of its range a plain wheel scrolls the page again.
function turnWheel(board, event, about) {
  const { actions, state } = board;
  const zoom = zoomAfter(event, state.zoom);
  if (!state.scene || (zoom === state.zoom && !event.ctrlKey)) return;
  event.preventDefault();
  if (about) zoomAbout(board, zoom, about);
  else actions.setZoom(zoom);
}
export function zoomOverPicture(board, stage) {
  stage.addEventListener("wheel", (event) => { if (event.ctrlKey) turnWheel(board, event); }, { passive: false });
}

// ---- In a magnified square -------------------------------------------------------------------
function placeIn(square, { clientX, clientY }) {
  const box = square.getBoundingClientRect();
  return [(clientX - box.left) / box.width, (clientY - box.top) / box.height];
}
const between = ([a, b]) => ({
  centre: [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2],
  distance: Math.max(0.01, Math.hypot(a[0] - b[0], a[1] - b[1])),
});
function drag({ actions, state }, before, after) {
  const { width, height } = state.scene;
  const { x, y, side } = lensFrame(state.scene, state);
  const to = (start, step, length) => clamp(start - step * side, 0, length - side) + side / 2;
  actions.moveLens(to(x, after[0] - before[0], width), to(y, after[1] - before[1], height));
}

export function moveInSquare(board, panel, figure) {
  const { state } = board;
  const fingers = new Map(); // pointer → place in the square
  let start = null;
  figure.addEventListener("wheel", (event) => turnWheel(board, event, placeIn(figure, event)), { passive: false });
  figure.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    figure.setPointerCapture(event.pointerId);
    fingers.set(event.pointerId, placeIn(figure, event));
    start = fingers.size === 1 ? [event.clientX, event.clientY] : null; // two fingers never tap
  });
  figure.addEventListener("pointermove", (event) => {
    const before = fingers.get(event.pointerId);
    if (!before || !state.scene) return;
    if (start && Math.hypot(event.clientX - start[0], event.clientY - start[1]) <= TAP) return;
    start = null;
    const old = between([...fingers.values(), before]);
    const after = placeIn(figure, event);
    fingers.set(event.pointerId, after);
    if (fingers.size === 1) { drag(board, before, after); return; }
    const now = between([...fingers.values()]);
    drag(board, old.centre, now.centre);
    zoomAbout(board, (state.zoom * now.distance) / old.distance, now.centre);
  });
  const lift = (event) => {
    if (!fingers.delete(event.pointerId) || event.type === "pointercancel") return;
    if (start) tapSquare(board, panel, placeIn(figure, event));
    else if (event.pointerType === "mouse") board.actions.hold(true); // else the lens would leave at the next move
    start = null;
  };
  figure.addEventListener("pointerup", lift);
  figure.addEventListener("pointercancel", lift);
}
// A tap in the photo's square marks; elsewhere it does nothing.
function tapSquare({ actions, state }, panel, [u, v]) {
  const { x, y, side } = lensFrame(state.scene, state);
  if (isMarking(state, panel)) actions.toggleMark(x + u * side, y + v * side, MARK_REACH / state.zoom);
}
