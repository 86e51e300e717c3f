// The board of Skips: pictures, the lens locked to the same pixels in all of them, controls, legend.
const state = {
  mode: "overlay", opacity: 0.6, zoom: 3, only: null, centre: null, held: false, scene: null,
  band: 5, bandShown: false, bandUsed: false, // pixels; whether it is drawn, by choice or while it changes
};

const nameOf = (label) => {
  const known = props.value?.legend.find((entry) => entry.index === label);
  return known ? known.name[page.language] : page.t("legend.void");
};

// ---- The scene: everything decoded, once per photo -------------------------------------------
async function sceneOf(value) {
  const photo = new Image();
  photo.src = value.photo;
  const [, truth, outline, rings, ...maps] = await Promise.all([
    photo.decode(),
    value.truth && readLabels(value.truth),
    value.outline && readLabels(value.outline),
    value.rings && readLabels(value.rings),
    ...value.levels.map((level) => readLabels(level.labels)),
  ]);
  const [width, height] = value.size;
  const colours = coloursOf(value.legend);
  const panels = value.levels.map((level, place) => ({ key: level.name, level, labels: maps[place] }));
  panels.unshift({ key: "photo", level: null, labels: truth || null });
  return {
    value, photo, width, height, truth, rings, colours, panels, layers: new Map(),
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
  zoomOverPicture(panel.stage);
  return figure;
}
function buildSquare(panel) {
  const figure = make("figure", "lens");
  panel.square = make("canvas");
  panel.tag = make("figcaption", "tag");
  panel.here = make("span", "here");
  panel.cross = make("i", "cross");
  figure.append(panel.square, panel.tag, panel.cross, panel.here);
  moveInSquare(panel, figure);
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
  leaveGame();
  hold(false);
  setZoom(Math.round(scene.panels[0].square.clientWidth / (0.16 * scene.width)) || 3);
  scene.opened = lensInLetters(scene);
  followLink(scene);
  write();
  drawPictures();
}

// ---- Words: everything that depends on the language ------------------------------------------
function write() {
  const scene = state.scene;
  if (!scene) return;
  for (const panel of scene.panels) writePanel(scene, panel);
  writeLegend(scene.value);
  writeCurve(scene.value);
  writeGame();
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
function setMode(mode) {
  state.mode = board.dataset.mode = mode;
  find(".opacity").disabled = mode === "mask" || mode === "outline";
  press(all(".modes button"), (button) => button.dataset.mode === mode);
}
for (const button of all(".modes button")) {
  button.addEventListener("click", () => { setMode(button.dataset.mode); write(); redraw(); });
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
