// A pixel of the photo: where it lies, and what each layer can see from there.
const ring = make("i", "ring");
const fieldBoxes = Object.fromEntries(TAPS.map((tap) => [tap, make("div", `field ${tap}`)]));
const fieldTags = Object.fromEntries(TAPS.map((tap) => [tap, make("span", "tag")]));

// Where the skips repair most: a pixel in the densest 16 × 16 of those that only FCN-8s gets right;
// without truth, of those that change. The middle if there is none.
function telling(scene) {
  const coarse = labelsOf(scene.levels.fcn32s, scene.grid);
  const [width] = scene.size;
  const places = new Map();
  scene.labels.data.forEach((fine, pixel) => {
    if (fine === coarse.data[pixel] || (scene.truth && scene.truth.data[pixel] !== fine)) return;
    const key = `${(pixel % width) >> 4} ${Math.floor(pixel / width) >> 4}`;
    if (!places.has(key)) places.set(key, []);
    places.get(key).push(pixel);
  });
  const densest = [...places.values()].reduce((most, found) => (found.length > most.length ? found : most), []);
  if (!densest.length) return scene.full.map((side) => Math.floor(side / 2));
  const pixel = densest[densest.length >> 1];
  return [pixel % width, Math.floor(pixel / width)]
    .map((place, axis) => Math.floor(((place + 0.5) * scene.full[axis]) / scene.size[axis]));
}
function probeAt(x, y) {
  const [width, height] = state.scene.full;
  state.pixel = [clamp(Math.floor(x), 0, width - 1), clamp(Math.floor(y), 0, height - 1)];
  writeProbe(state.scene);
}

// ---- Boxes and frames ------------------------------------------------------------------------
const percent = (share) => `${100 * share}%`;
function lay(node, from, to, whole) {
  node.style.left = percent(from[0] / whole[0]);
  node.style.top = percent(from[1] / whole[1]);
  node.style.width = percent((to[0] - from[0]) / whole[0]);
  node.style.height = percent((to[1] - from[1]) / whole[1]);
}
function layProbe(scene) {
  const { full, inner } = scene;
  const middle = state.pixel.map((place) => place + 0.5);
  ring.style.left = percent(middle[0] / full[0]);
  ring.style.top = percent(middle[1] / full[1]);
  for (const term of terms) {
    const { stride, start, size } = props.fields[term.name];
    const cell = middle.map((place, axis) => Math.floor(((place * inner[axis]) / full[axis]) / stride));
    lay(term.cell, cell.map((at) => at * stride), cell.map((at) => (at + 1) * stride), inner);
    const from = cell.map((at) => start + at * stride);
    const to = from.map((at) => at + size);
    lay(fieldBoxes[term.name], from, to, inner);
    term.covers = from.every((at) => at <= 0) && to.every((at, axis) => at >= inner[axis]);
    const seen = from.map((at, axis) => clamp(at, 0, inner[axis]) / inner[axis]);
    // Above its box, where it hides nothing that the box shows; inside where the photo ends.
    fieldTags[term.name].classList.toggle("above", seen[1] * probe.canvas.clientHeight > 24);
    fieldTags[term.name].style.left = `calc(${percent(seen[0])} + 5px)`;
    fieldTags[term.name].style.top = `calc(${percent(seen[1])} + 5px)`;
  }
}
function writeFields(scene) {
  const sides = Object.fromEntries(terms.map(({ name }) => {
    const side = Math.round((props.fields[name].size * scene.full[0]) / scene.inner[0]);
    return [name, `${side}\u00a0×\u00a0${side}`];
  }));
  const covered = terms[0].covers ? ` ${page.t("probe.all")}` : "";
  find(".fields").textContent = page.t("probe.fields", sides) + covered;
  for (const tap of TAPS) {
    fieldTags[tap].textContent = tap === "pool5" ? page.t("probe.theoretical", { tap }) : tap;
  }
}
function writeProbe(scene) {
  layProbe(scene);
  writeFields(scene);
  writeBars(scene);
  probe.stage.setAttribute("aria-label", page.t("probe.aria"));
  board.dataset.pixel = state.pixel;
}
function drawProbe(scene) {
  sizeCanvas(probe.canvas);
  if (probe.canvas.width) probe.canvas.getContext("2d").drawImage(scene.photo, 0, 0, probe.canvas.width, probe.canvas.height);
}

// ---- Pointer and keys ------------------------------------------------------------------------
function buildProbe() {
  const parts = buildStage("probe");
  parts.stage.tabIndex = 0;
  parts.stage.append(...Object.values(fieldBoxes), ...Object.values(fieldTags), ring);
  find(".photo").replaceChildren(parts.box);
  followProbe(parts);
  return parts;
}
function followProbe({ stage, canvas }) {
  const place = (event) => {
    const box = canvas.getBoundingClientRect();
    const { full } = state.scene;
    probeAt(((event.clientX - box.left) / box.width) * full[0], ((event.clientY - box.top) / box.height) * full[1]);
  };
  let held = null;
  stage.addEventListener("pointerdown", (event) => { held = event.pointerId; });
  stage.addEventListener("pointermove", (event) => { if (held === event.pointerId && state.scene) place(event); });
  stage.addEventListener("pointerup", (event) => {
    if (held === event.pointerId && state.scene) place(event);
    held = null;
  });
  for (const end of ["pointercancel", "pointerleave"]) stage.addEventListener(end, () => { held = null; });
  stage.addEventListener("keydown", (event) => {
    const step = event.shiftKey ? 10 : 1;
    const move = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[event.key];
    if (!move || !state.scene) return;
    probeAt(state.pixel[0] + move[0], state.pixel[1] + move[1]);
    event.preventDefault();
  });
}
