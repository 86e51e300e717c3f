// A pixel of the photo: where it lies, and what each layer can see from there.
import { clamp, make, sizeCanvas } from "../../web/elements.js";
import { TAPS } from "./fusion.js";
import { buildStage } from "./stage.js";

// ---- Building, once --------------------------------------------------------------------------
export function buildProbe(board) {
  const perTap = (build) => Object.fromEntries(TAPS.map((tap) => [tap, build(tap)]));
  const probe = {
    ...buildStage(board, "probe"),
    ring: make("i", "ring"),
    fieldBoxes: perTap((tap) => make("div", `field ${tap}`)),
    fieldTags: perTap(() => make("span", "tag")),
  };
  probe.stage.tabIndex = 0;
  probe.stage.append(...Object.values(probe.fieldBoxes), ...Object.values(probe.fieldTags), probe.ring);
  board.find(".photo").replaceChildren(probe.box);
  followPointer(board, probe);
  followKeys(board, probe.stage);
  return probe;
}
function followPointer({ actions, state }, { stage, canvas }) {
  const place = (event) => {
    const box = canvas.getBoundingClientRect();
    const { full } = state.scene;
    actions.probeAt(((event.clientX - box.left) / box.width) * full[0], ((event.clientY - box.top) / box.height) * full[1]);
  };
  let held = null;
  stage.addEventListener("pointerdown", (event) => { held = event.pointerId; });
  stage.addEventListener("pointermove", (event) => { if (held === event.pointerId && state.scene) place(event); });
  stage.addEventListener("pointerup", (event) => {
    if (held === event.pointerId && state.scene) place(event);
    held = null;
  });
  for (const end of ["pointercancel", "pointerleave"]) stage.addEventListener(end, () => { held = null; });
}
function followKeys({ actions, state }, stage) {
  stage.addEventListener("keydown", (event) => {
    const step = event.shiftKey ? 10 : 1;
    const move = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[event.key];
    if (!move || !state.scene) return;
    actions.probeAt(state.pixel[0] + move[0], state.pixel[1] + move[1]);
    event.preventDefault();
  });
}

// ---- Boxes and frames ------------------------------------------------------------------------
const percent = (share) => `${100 * share}%`;
function placeBox(node, from, to, whole) {
  node.style.left = percent(from[0] / whole[0]);
  node.style.top = percent(from[1] / whole[1]);
  node.style.width = percent((to[0] - from[0]) / whole[0]);
  node.style.height = percent((to[1] - from[1]) / whole[1]);
}
function placeProbe({ parts: { probe, terms }, props, state }, scene) {
  const { full, inner } = scene;
  const middle = state.pixel.map((place) => place + 0.5);
  probe.ring.style.left = percent(middle[0] / full[0]);
  probe.ring.style.top = percent(middle[1] / full[1]);
  for (const term of terms) {
    const { stride, start, size } = props.fields[term.name];
    const cell = middle.map((place, axis) => Math.floor(((place * inner[axis]) / full[axis]) / stride));
    placeBox(term.cell, cell.map((at) => at * stride), cell.map((at) => (at + 1) * stride), inner);
    const from = cell.map((at) => start + at * stride);
    const to = from.map((at) => at + size);
    placeBox(probe.fieldBoxes[term.name], from, to, inner);
    term.covers = from.every((at) => at <= 0) && to.every((at, axis) => at >= inner[axis]);
    placeTag(probe.fieldTags[term.name], from.map((at, axis) => clamp(at, 0, inner[axis]) / inner[axis]), probe.canvas);
  }
}
// Above its box, where it hides nothing that the box shows; inside where the photo ends.
function placeTag(tag, [x, y], canvas) {
  tag.classList.toggle("above", y * canvas.clientHeight > 24);
  tag.style.left = `calc(${percent(x)} + 5px)`;
  tag.style.top = `calc(${percent(y)} + 5px)`;
}
function writeFields({ find, page, parts: { probe, terms }, props }, scene) {
  const sides = Object.fromEntries(terms.map(({ name }) => {
    const side = Math.round((props.fields[name].size * scene.full[0]) / scene.inner[0]);
    return [name, `${side}\u00a0×\u00a0${side}`];
  }));
  const covered = terms[0].covers ? ` ${page.t("probe.all")}` : "";
  find(".fields").textContent = page.t("probe.fields", sides) + covered;
  for (const tap of TAPS) {
    probe.fieldTags[tap].textContent = tap === "pool5" ? page.t("probe.theoretical", { tap }) : tap;
  }
}
export function writeProbe(board, scene) {
  placeProbe(board, scene);
  writeFields(board, scene);
  board.parts.probe.stage.setAttribute("aria-label", board.page.t("probe.aria"));
  board.node.dataset.pixel = board.state.pixel;
}
export function drawProbe(canvas, scene) {
  sizeCanvas(canvas);
  if (canvas.width) canvas.getContext("2d").drawImage(scene.photo, 0, 0, canvas.width, canvas.height);
}
