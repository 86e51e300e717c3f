// One board: pictures, the lens locked to the same pixels in all of them, controls, legend.
const page = window.skipscope;
const single = props.layout === "single";
const find = (selector) => element.querySelector(selector);
const all = (selector) => [...element.querySelectorAll(selector)];
const board = find(".board");
const state = { mode: "overlay", opacity: 0.6, zoom: 3, only: null, centre: null, held: false, scene: null };
board.classList.add(single ? "single" : "levels");
if (single) find(".legend-slot").replaceWith(find(".legend"));

const make = (kind, className = "", text = "") => {
  const node = document.createElement(kind);
  if (className) node.className = className;
  if (text) node.textContent = text;
  return node;
};
const clamp = (number, low, high) => Math.min(Math.max(number, low), high);
const nameOf = (label) => {
  const known = props.value?.legend.find((entry) => entry.index === label);
  return known ? known.name[page.language] : page.t("legend.void");
};

// ---- The scene: everything decoded, once per photo -------------------------------------------
async function sceneOf(value) {
  const photo = new Image();
  photo.src = value.photo;
  const [, truth, outline, ...maps] = await Promise.all([
    photo.decode(),
    value.truth && readLabels(value.truth),
    value.outline && readLabels(value.outline),
    ...value.levels.map((level) => readLabels(level.labels)),
  ]);
  const [width, height] = value.size;
  const colours = [];
  for (const entry of value.legend) colours[entry.index] = entry.colour;
  const panels = value.levels.map((level, place) => ({ key: level.name, level, labels: maps[place] }));
  if (!single) panels.unshift({ key: "photo", level: null, labels: truth || null });
  return {
    value, photo, width, height, truth, colours, panels, layers: new Map(),
    truePath: outline ? outlineOf(outline) : null,
  };
}

// Layers cost some milliseconds each and are kept until another photo comes.
function layer(scene, panel, kind) {
  const name = `${panel.key} ${kind} ${state.only}`;
  if (!scene.layers.has(name)) scene.layers.set(name, makeLayer(scene, panel, kind));
  return scene.layers.get(name);
}
function makeLayer(scene, panel, kind) {
  if (kind === "grey") return greyOf(scene.photo, scene.width, scene.height);
  if (kind === "mask") return maskLayer(panel.labels, scene.colours, state.only);
  if (kind === "overlay") return overlayLayer(panel.labels, scene.colours, state.only);
  if (kind === "change") return changeLayer(scene.panels[1].labels, panel.labels, scene.truth);
  const drawn = state.only === null ? scene.value.legend.map((entry) => entry.index).filter(Boolean) : [state.only];
  return classOutlines(panel.labels, drawn);
}

// ---- Drawing: the same for a picture and for its magnified square ----------------------------
function compose(scene, panel, canvas, view) {
  const context = canvas.getContext("2d");
  const { scale, x, y, smooth } = view;
  const ratio = scale / (window.devicePixelRatio || 1);
  const put = (picture, alpha = 1) => {
    context.globalAlpha = alpha;
    context.drawImage(picture, 0, 0, scene.width, scene.height);
    context.globalAlpha = 1;
  };
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.setTransform(scale, 0, 0, scale, -x * scale, -y * scale);
  context.imageSmoothingEnabled = smooth;
  context.imageSmoothingQuality = "high";
  const isPhoto = panel.key === "photo";
  const difference = state.mode === "difference" && !isPhoto;
  put(difference ? layer(scene, panel, "grey") : scene.photo);
  if (state.mode === "mask" && panel.labels) put(layer(scene, panel, "mask"));
  if (state.mode === "overlay" && !isPhoto) put(layer(scene, panel, "overlay"), state.opacity);
  if (difference) drawDifference(scene, panel, put);
  if (state.mode === "outline" && !isPhoto) {
    for (const { index, path } of layer(scene, panel, "outline")) {
      strokeTwice(context, path, `rgb(${scene.colours[index] || [90, 90, 90]})`, ratio, smooth ? 2 : 3);
    }
  }
  if (scene.truePath) strokeTwice(context, scene.truePath, "#c8205f", ratio, smooth ? 1.1 : 1.6);
}
function drawDifference(scene, panel, put) {
  if (panel === scene.panels[1]) put(layer(scene, panel, "overlay"), state.opacity);
  else put(layer(scene, panel, "change"), Math.max(0.35, state.opacity + 0.25 > 1 ? 1 : state.opacity + 0.25));
}

function sizeCanvas(canvas) {
  const ratio = window.devicePixelRatio || 1;
  const [wide, high] = [Math.round(canvas.clientWidth * ratio), Math.round(canvas.clientHeight * ratio)];
  if (canvas.width !== wide || canvas.height !== high) { canvas.width = wide; canvas.height = high; }
}
function drawPictures() {
  const scene = state.scene;
  if (!scene) return;
  for (const panel of scene.panels) {
    sizeCanvas(panel.canvas);
    if (!panel.canvas.width) continue;
    compose(scene, panel, panel.canvas, { scale: panel.canvas.width / scene.width, x: 0, y: 0, smooth: true });
    if (panel.cell) sizeCell(scene, panel);
  }
}
// The square beside a level's name is as large as one of its cells on the picture above it.
function sizeCell(scene, panel) {
  const side = (panel.level.cell * panel.canvas.clientWidth) / scene.value.full_size[0];
  panel.cell.style.width = panel.cell.style.height = `${Math.max(2, side)}px`;
}

// ---- The lens --------------------------------------------------------------------------------
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
  if (single || lensPlanned) return;
  lensPlanned = true;
  requestAnimationFrame(() => { lensPlanned = false; if (state.scene) drawLensNow(state.scene); });
}
function drawLensNow(scene) {
  const frame = lensFrame(scene);
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
  find(".zoom-out").textContent = `×${state.zoom}`;
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
  stage.addEventListener("pointermove", (event) => {
    if (event.pointerType === "mouse" ? !state.held || event.buttons : dragged === event.pointerId) place(event);
  });
  stage.addEventListener("pointerdown", (event) => { dragged = event.pointerId; });
  stage.addEventListener("pointerup", (event) => {
    if (dragged !== event.pointerId) return;
    dragged = null;
    if (event.pointerType === "mouse") hold(!state.held);
    place(event);
  });
  stage.addEventListener("pointercancel", () => { dragged = null; });
  stage.addEventListener("keydown", (event) => {
    const step = event.shiftKey ? 10 : 1;
    const move = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[event.key];
    if (move) moveLens(state.centre[0] + move[0], state.centre[1] + move[1]);
    else if (event.key === "+" || event.key === "=") setZoom(state.zoom + 1);
    else if (event.key === "-") setZoom(state.zoom - 1);
    else return;
    event.preventDefault();
  });
}

// ---- Building the board for a photo ----------------------------------------------------------
function buildPanel(panel, scene) {
  const figure = make("figure", "panel");
  const box = make("div", "box");
  const stage = make("div", "stage");
  stage.style.setProperty("--ratio", scene.width / scene.height);
  panel.canvas = make("canvas");
  stage.append(panel.canvas);
  box.append(stage);
  figure.append(box);
  stage.setAttribute("role", "img");
  if (!single) {
    stage.tabIndex = 0;
    panel.frame = make("div", "frame");
    stage.append(panel.frame);
    followPointer(panel, stage);
    panel.caption = make("figcaption");
    figure.append(panel.caption);
  }
  panel.stage = stage;
  return figure;
}
function buildSquare(panel) {
  const figure = make("figure", "lens");
  panel.square = make("canvas");
  panel.tag = make("figcaption", "tag");
  panel.here = make("span", "here");
  panel.cross = make("i", "cross");
  figure.append(panel.square, panel.tag, panel.cross, panel.here);
  return figure;
}
function build(scene) {
  find(".pictures").replaceChildren(...scene.panels.map((panel) => buildPanel(panel, scene)));
  if (!single) find(".lenses").replaceChildren(...scene.panels.map(buildSquare));
  board.style.setProperty("--columns", scene.panels.length);
  for (const panel of scene.panels) watcher.observe(panel.canvas);
  if (!single) watcher.observe(scene.panels[0].square);
  const start = scene.value.lens || [scene.width / 2, scene.height / 2];
  state.centre = start.map((place) => place + 0.5);
  hold(false);
  if (!scene.value.legend.some((entry) => entry.index === state.only)) state.only = null;
  write();
  if (!single) setZoom(Math.round(scene.panels[0].square.clientWidth / (0.16 * scene.width)) || 3);
  drawPictures();
}

// ---- Words: everything that depends on the language ------------------------------------------
function write() {
  const scene = state.scene;
  if (!scene) return;
  for (const panel of scene.panels) writePanel(scene, panel);
  writeLegend(scene.value);
  if (single) writeCard(scene.value);
  else writeCurve(scene.value);
  hold(state.held);
  page.apply(element);
}
function writePanel(scene, panel) {
  const name = panel.level?.title || page.t(scene.truth && state.mode === "mask" ? "panel.truth" : "panel.photo");
  const title = scene.value.title[page.language] || page.t("picker.upload");
  panel.stage.setAttribute("aria-label", single ? `${panel.level.title}: ${title}` : page.t("panel.aria", { name }));
  if (single) return;
  panel.tag.textContent = name;
  panel.square.setAttribute("role", "img");
  panel.square.setAttribute("aria-label", page.t("panel.lens_aria", { name }));
  panel.caption.replaceChildren(...(panel.level ? levelCaption(panel) : photoCaption(scene, title)));
}
function photoCaption(scene, title) {
  const head = page.t(scene.truth ? "panel.photo_truth" : "panel.photo");
  const line = scene.truth ? title : page.t("panel.no_truth");
  return [make("b", "", head), make("p", "", line)];
}
function levelCaption(panel) {
  const level = panel.level;
  const head = make("div", "head");
  const lines = [head];
  head.append(make("b", "", level.title));
  if (level.cell) {
    const side = Math.round(level.cell);
    panel.cell = make("i", "cell");
    panel.cell.title = page.t("panel.cell_help");
    head.append(panel.cell);
    const stride = make("p", "stride", page.t("panel.cell", { cell: `${side}\u00a0×\u00a0${side}\u00a0` }).replace("\u00a0 ", "\u00a0"));
    stride.title = inputSize(level);
    lines.push(stride);
  }
  return [...lines, state.mode === "difference" ? changeLine(level) : scoreLine(level)];
}
function inputSize(level) {
  const [width, height] = props.value.full_size;
  const [inner_width, inner_height] = level.inner_size;
  return page.t("segment.size", { width, height, inner_width, inner_height });
}
function scoreLine(level) {
  const line = make("p");
  if (level.overall === null) {
    if (!level.change) line.textContent = page.t("panel.start");
    else line.textContent = page.t("panel.differs", { share: page.percent(level.change.share) });
    return line;
  }
  const how = make("button", "edge");
  how.type = "button";
  const score = level.edge === null ? "–" : level.edge.toFixed(1);
  const [before, after] = page.t("panel.edge", { score: "\u0000" }).split("\u0000");
  how.append(before, make("strong", "", score), after);
  how.addEventListener("click", explainEdge);
  line.append(page.t("panel.overall", { score: level.overall.toFixed(1) }), " · ", how);
  return line;
}
function changeLine(level) {
  const line = make("p");
  const change = level.change;
  const count = (number) => number.toLocaleString("en").replaceAll(",", "\u202f");
  if (!change) line.textContent = page.t("panel.start");
  else if (change.repaired === null) {
    line.append(make("i", "dot changed"), page.t("panel.changed", { count: count(change.changed) }));
  } else {
    const good = make("span", "", page.t("panel.repaired", { count: count(change.repaired) }));
    const bad = make("span", "", page.t("panel.spoiled", { count: count(change.spoiled) }));
    good.prepend(make("i", "dot repaired"));
    bad.prepend(make("i", "dot spoiled"));
    const other = change.changed - change.repaired - change.spoiled;
    const neither = make("span", "", page.t("panel.neither", { count: count(other) }));
    neither.prepend(make("i", "dot changed"));
    line.append(good, " ", bad, " ", neither);
  }
  return line;
}
function explainEdge() {
  const how = find(".how");
  how.hidden = !how.hidden;
  how.textContent = page.t("panel.edge_how", { radius: state.scene.value.radius });
}

function writeLegend(value) {
  const finest = single ? value.levels[0] : value.levels[value.levels.length - 1];
  find(".share-of").textContent = finest
    ? `${page.t("legend.help")} · ${page.t("legend.share", { name: finest.title })}` : "";
  const other = page.language === "en" ? "ko" : "en";
  find(".classes").replaceChildren(...value.legend.map((entry) => {
    const item = make("li");
    const button = make("button", "class");
    button.type = "button";
    button.dataset.index = entry.index;
    const swatch = make("i", entry.index === BACKGROUND ? "swatch hatch" : "swatch");
    if (entry.index !== BACKGROUND) swatch.style.background = `rgb(${entry.colour})`;
    const name = make("span", "name", entry.name[page.language]);
    const second = make("small", "", entry.name[other]);
    second.lang = other;
    const share = make("output", "", page.percent(finest?.shares[entry.index] || 0));
    button.append(swatch, name, second, share);
    button.addEventListener("click", () => isolate(entry.index));
    item.append(button);
    return item;
  }));
  markLegend();
}
function isolate(index) {
  state.only = state.only === index ? null : index;
  markLegend();
  redraw();
}
function markLegend() {
  for (const button of all(".class")) {
    button.setAttribute("aria-pressed", String(Number(button.dataset.index) === state.only));
  }
}
// The title says what these numbers say, not what the paper's do.
function curveTitle(value) {
  const [first, last] = [value.levels[0], value.levels[value.levels.length - 1]];
  const [overall, edge] = [last.overall - first.overall, last.edge - first.edge];
  if (edge < 0 || overall < -1) return "curve.loses";
  if (edge <= Math.abs(overall)) return "curve.even";
  return Math.abs(overall) <= 2 ? "curve.title" : "curve.more";
}
function absentClasses(value) {
  const last = value.levels[value.levels.length - 1];
  const names = value.legend.filter((entry) => !entry.true && last.shares[entry.index]);
  return names.length ? page.t("curve.absent", { names: names.map((entry) => nameOf(entry.index)).join(", ") }) : "";
}
function writeCurve(value) {
  const scored = value.levels.some((level) => level.curve);
  const last = value.levels[value.levels.length - 1];
  find(".curve-title").textContent = page.t(scored ? curveTitle(value) : "nocurve.title");
  find(".curve-sentence").textContent = scored ? `${page.t("curve.sentence")} ${absentClasses(value)}`
    : `${last?.change ? page.t("nocurve.disagree", { share: page.percent(last.change.share) }) : ""} ${page.t("nocurve.sentence")}`;
  if (scored) drawCurve(find(".drawing"), value);
  else find(".drawing").replaceChildren();
}

// ---- The card of the single layout -----------------------------------------------------------
function writeCard(value) {
  const level = value.levels[0];
  find(".choices").replaceChildren(...(props.networks || []).map((network) => {
    const button = make("button", "", network.title);
    button.type = "button";
    button.setAttribute("role", "radio");
    button.setAttribute("aria-checked", String(network.name === level?.name));
    button.append(make("small", "", page.t(`network.${network.name}`)));
    button.addEventListener("click", () => trigger("network", { name: network.name }));
    return button;
  }));
  if (!level) return;
  const [width, height] = value.full_size;
  const rows = Object.entries(level.seconds);
  rows.push(["total", rows.reduce((sum, [, seconds]) => sum + seconds, 0)]);
  find(".times dl").replaceChildren(...rows.flatMap(([stage, seconds]) => {
    const key = stage === "total" ? "segment.total" : `stage.${stage}`;
    const word = page.has(key) ? page.t(key) : stage;
    return [make("dt", "", word), make("dd", "", `${(1000 * seconds).toFixed(seconds < 0.1 ? 1 : 0)} ms`)];
  }));
  find(".device").textContent = page.t(level.stored ? "segment.stored" : "segment.device", { device: level.device });
  find(".inner").textContent = [inputSize(level), ...level.notes].join(" ");
  find(".lossless").textContent = page.t("segment.lossless", { width, height });
}
function download(name, blob) {
  const link = make("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
const stem = (level) => `${props.value.sample ? props.value.source : "photo"}-${level.name}`;
find(".get-mask").addEventListener("click", () => {
  const level = props.value.levels[0];
  download(`${stem(level)}.png`, new Blob([bytesOf(level.mask || level.labels)], { type: "image/png" }));
});
find(".get-json").addEventListener("click", () => {
  const level = props.value.levels[0];
  download(`${stem(level)}.json`, new Blob([JSON.stringify(level.json, null, 2)], { type: "application/json" }));
});

// ---- Controls --------------------------------------------------------------------------------
function fillTrack(slider) {
  const share = (slider.value - slider.min) / (slider.max - slider.min);
  slider.style.setProperty("--filled", `${100 * share}%`);
}
function redraw() { drawPictures(); drawLens(); }
find(".zoom").addEventListener("input", (event) => setZoom(Number(event.target.value)));
find(".opacity").addEventListener("input", (event) => {
  state.opacity = event.target.value / 100;
  fillTrack(event.target);
  redraw();
});
for (const button of all(".modes button")) {
  button.addEventListener("click", () => {
    state.mode = board.dataset.mode = button.dataset.mode;
    find(".opacity").disabled = state.mode === "mask" || state.mode === "outline";
    for (const other of all(".modes button")) other.setAttribute("aria-pressed", String(other === button));
    write();
    redraw();
  });
}
const watcher = new ResizeObserver(redraw);
document.addEventListener("skipscope:language", () => { write(); redraw(); });

let latest = 0;
async function show() {
  const value = props.value;
  if (!value) return;
  const turn = ++latest;
  document.dispatchEvent(new CustomEvent("skipscope:shown", { detail: value.source }));
  if (typeof DecompressionStream === "undefined") {
    find(".pictures").replaceChildren(make("p", "problem", page.t("panel.old_browser")));
    return;
  }
  const scene = await sceneOf(value);
  if (turn !== latest) return; // a newer photo came while this one was being decoded
  watcher.disconnect();
  state.scene = scene;
  build(scene);
  drawLens();
  board.dataset.ready = value.source;
}
fillTrack(find(".zoom"));
fillTrack(find(".opacity"));
watch("value", show);
show();
