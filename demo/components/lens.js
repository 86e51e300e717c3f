// The lens: a frame locked to the same pixels in all pictures, and its magnified squares.
function lensFrame(scene) {
  const square = scene.panels[0].square;
  const side = Math.min((square?.clientWidth || 300) / state.zoom, scene.width, scene.height);
  return {
    side,
    x: clamp(state.centre[0] - side / 2, 0, scene.width - side),
    y: clamp(state.centre[1] - side / 2, 0, scene.height - side),
  };
}
let lensPlanned = false;
function drawLens() {
  if (lensPlanned) return;
  lensPlanned = true;
  requestAnimationFrame(() => { lensPlanned = false; if (state.scene) drawLensNow(state.scene); });
}
function drawLensNow(scene) {
  const frame = lensFrame(scene);
  board.dataset.lens = lensInLetters(scene);
  const [px, py] = state.centre.map(Math.floor);
  for (const panel of scene.panels) {
    sizeCanvas(panel.square);
    if (!panel.square.width) continue;
    compose(scene, panel, panel.square, { scale: panel.square.width / frame.side, x: frame.x, y: frame.y, smooth: false });
    panel.frame.style.left = `${(100 * frame.x) / scene.width}%`;
    panel.frame.style.top = `${(100 * frame.y) / scene.height}%`;
    panel.frame.style.width = `${(100 * frame.side) / scene.width}%`;
    panel.frame.style.height = `${(100 * frame.side) / scene.height}%`;
    panel.cross.style.left = `${(100 * (px + 0.5 - frame.x)) / frame.side}%`;
    panel.cross.style.top = `${(100 * (py + 0.5 - frame.y)) / frame.side}%`;
    panel.here.textContent = panel.labels ? nameOf(panel.labels.data[py * scene.width + px]) : "";
  }
}
function moveLens(x, y) {
  const { width, height } = state.scene;
  state.centre = [clamp(x, 0, width - 0.001), clamp(y, 0, height - 0.001)];
  drawLens();
}
function setZoom(zoom) {
  state.zoom = clamp(zoom, 2, 16);
  find(".zoom").value = state.zoom;
  find(".zoom-out").textContent = `×${Math.round(10 * state.zoom) / 10}`;
  fillTrack(find(".zoom"));
  drawLens();
}
function hold(on) {
  state.held = on;
  board.classList.toggle("held", on);
  const mouse = matchMedia("(hover: hover)").matches;
  find(".hold").textContent = page.t(!mouse ? "panel.touch" : on ? "panel.held" : "panel.hold");
}

function followPointer(panel, stage) {
  const place = (event) => {
    const box = panel.canvas.getBoundingClientRect();
    moveLens(((event.clientX - box.left) / box.width) * state.scene.width,
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
    if (game.stage !== "marking") { if (event.pointerType === "mouse") hold(!state.held); return; }
    const reach = (MARK_REACH * state.scene.width) / panel.canvas.clientWidth;
    if (tapped && isMarking(panel)) toggleMark(...state.centre, reach);
  });
  stage.addEventListener("pointercancel", () => { dragged = null; });
  stage.addEventListener("keydown", (event) => {
    const step = event.shiftKey ? 10 : 1;
    const move = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[event.key];
    if (move) moveLens(state.centre[0] + move[0], state.centre[1] + move[1]);
    else if (event.key === "+" || event.key === "=") setZoom(Math.floor(state.zoom) + 1);
    else if (event.key === "-") setZoom(Math.ceil(state.zoom) - 1);
    else if (event.key === "Enter") markHere();
    else return;
    event.preventDefault();
  });
}
