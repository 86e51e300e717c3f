// The board of Skips: pictures, the lens locked to the same pixels in all of them, controls, legend.
const state = { mode: "overlay", opacity: 0.6, zoom: 3, only: null, centre: null, held: false, scene: null };

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
  const colours = coloursOf(value.legend);
  const panels = value.levels.map((level, place) => ({ key: level.name, level, labels: maps[place] }));
  panels.unshift({ key: "photo", level: null, labels: truth || null });
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
  else put(layer(scene, panel, "change"), clamp(state.opacity + 0.25, 0.35, 1));
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

// ---- Building the board for a photo ----------------------------------------------------------
function buildPanel(panel, scene) {
  const figure = make("figure", "panel");
  const box = make("div", "box");
  panel.stage = make("div", "stage");
  panel.stage.style.setProperty("--ratio", scene.width / scene.height);
  panel.stage.setAttribute("role", "img");
  panel.stage.tabIndex = 0;
  panel.canvas = make("canvas");
  panel.frame = make("div", "frame");
  panel.caption = make("figcaption");
  panel.stage.append(panel.canvas, panel.frame);
  box.append(panel.stage);
  figure.append(box, panel.caption);
  followPointer(panel, panel.stage);
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
  find(".lenses").replaceChildren(...scene.panels.map(buildSquare));
  board.style.setProperty("--columns", scene.panels.length);
  for (const panel of scene.panels) watcher.observe(panel.canvas);
  watcher.observe(scene.panels[0].square);
  const start = scene.value.lens || [scene.width / 2, scene.height / 2];
  state.centre = start.map((place) => place + 0.5);
  if (!scene.value.legend.some((entry) => entry.index === state.only)) state.only = null;
  hold(false);
  write();
  setZoom(Math.round(scene.panels[0].square.clientWidth / (0.16 * scene.width)) || 3);
  drawPictures();
}

// ---- Words: everything that depends on the language ------------------------------------------
function write() {
  const scene = state.scene;
  if (!scene) return;
  for (const panel of scene.panels) writePanel(scene, panel);
  writeLegend(scene.value);
  writeCurve(scene.value);
  hold(state.held);
  page.apply(element);
}
function writeLegend(value) {
  const finest = value.levels[value.levels.length - 1];
  find(".share-of").textContent = finest
    ? `${page.t("legend.help")} · ${page.t("legend.share", { name: finest.title })}` : "";
  find(".classes").replaceChildren(...value.legend.map((entry) => {
    const colour = entry.index === BACKGROUND ? "" : `rgb(${page.colour(entry)})`;
    return classRow(entry, colour, page.percent(finest?.shares[entry.index] || 0), () => isolate(entry.index));
  }));
  markLegend();
}
function isolate(index) {
  state.only = state.only === index ? null : index;
  markLegend();
  redraw();
}
const markLegend = () => press(all(".class"), (button) => Number(button.dataset.index) === state.only);

// ---- Controls --------------------------------------------------------------------------------
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
    press(all(".modes button"), (other) => other === button);
    write();
    redraw();
  });
}
const watcher = new ResizeObserver(redraw);
document.addEventListener("skipscope:language", () => { write(); redraw(); });
document.addEventListener("skipscope:palette", () => {
  if (!state.scene) return;
  state.scene.colours = coloursOf(state.scene.value.legend);
  state.scene.layers.clear();
  write();
  redraw();
});

let latest = 0;
async function show() {
  const value = props.value;
  if (!value) return;
  const turn = ++latest;
  document.dispatchEvent(new CustomEvent("skipscope:shown", { detail: value.source }));
  if (!canUnpack()) { sayOldBrowser(); return; }
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
