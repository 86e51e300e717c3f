// In the magnified squares: the wheel and two fingers zoom, one finger or the mouse drags.
const TAP = 8; // CSS pixels that a finger may slip in a tap

// A notch of a wheel is about 100; a pinch on a trackpad comes as small steps with ctrlKey set.
function zoomAfter(event) {
  const lines = event.deltaMode === 1 ? 33 : 1;
  return clamp(state.zoom * Math.exp(-event.deltaY * lines * (event.ctrlKey ? 0.01 : 0.0015)), 2, 16);
}
// Zoom while the place at (u, v), in shares of the square, stays where it is.
function zoomAbout(zoom, [u, v]) {
  const before = lensFrame(state.scene);
  setZoom(zoom);
  const { side } = lensFrame(state.scene);
  moveLens(before.x + u * before.side - (u - 0.5) * side, before.y + v * before.side - (v - 0.5) * side);
}
// At the end of its range a plain wheel scrolls the page again.
function turnWheel(event, about) {
  const zoom = zoomAfter(event);
  if (!state.scene || (zoom === state.zoom && !event.ctrlKey)) return;
  event.preventDefault();
  about ? zoomAbout(zoom, about) : setZoom(zoom);
}
function zoomOverPicture(stage) {
  stage.addEventListener("wheel", (event) => { if (event.ctrlKey) turnWheel(event); }, { passive: false });
}

function placeIn(square, { clientX, clientY }) {
  const box = square.getBoundingClientRect();
  return [(clientX - box.left) / box.width, (clientY - box.top) / box.height];
}
const between = ([a, b]) => ({
  centre: [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2],
  distance: Math.max(0.01, Math.hypot(a[0] - b[0], a[1] - b[1])),
});
function drag(before, after) {
  const { width, height } = state.scene;
  const { x, y, side } = lensFrame(state.scene);
  const to = (start, step, length) => clamp(start - step * side, 0, length - side) + side / 2;
  moveLens(to(x, after[0] - before[0], width), to(y, after[1] - before[1], height));
}

function moveInSquare(panel, figure) {
  const fingers = new Map(); // pointer → place in the square
  let start = null;
  figure.addEventListener("wheel", (event) => turnWheel(event, placeIn(figure, event)), { passive: false });
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
    if (fingers.size === 1) { drag(before, after); return; }
    const now = between([...fingers.values()]);
    drag(old.centre, now.centre);
    zoomAbout((state.zoom * now.distance) / old.distance, now.centre);
  });
  const lift = (event) => {
    if (!fingers.delete(event.pointerId) || event.type === "pointercancel") return;
    if (start) tapSquare(panel, placeIn(figure, event));
    else if (event.pointerType === "mouse") hold(true); // else the lens would leave at the next move
    start = null;
  };
  figure.addEventListener("pointerup", lift);
  figure.addEventListener("pointercancel", lift);
}
// A tap in the photo's square marks; elsewhere it does nothing.
function tapSquare(panel, [u, v]) {
  const { x, y, side } = lensFrame(state.scene);
  if (isMarking(panel)) toggleMark(x + u * side, y + v * side, MARK_REACH / state.zoom);
}
