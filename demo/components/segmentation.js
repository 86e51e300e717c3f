// The board of Segment. It keeps every answer of its photo, so that only what was never asked
// before costs the server anything: modes, arrangements, threshold and isolation are its own.
const classes = props.classes;
const state = {
  mode: "semantic",
  arrangement: "one", // or "both" modes side by side, or "compare" networks
  chosen: { semantic: props.finest, instance: "maskrcnn" },
  compared: [props.finest],
  opacity: 0.6,
  score: 0.5,
  show: { photo: true, outlines: true, boxes: false, labels: true },
  only: null, // index of the class that stands alone
  object: null, // place of the object that stands alone, in the network `objectOf`
  objectOf: null,
  networks: [],
  scene: null,
  panels: [],
  problem: null,
  fetching: null,
};
const nameOf = (index) => classes[index]?.name[page.language] ?? page.t("legend.void");

// ---- What came from the server ---------------------------------------------------------------
async function sceneOf(value) {
  const photo = new Image();
  photo.src = value.photo.uri;
  await photo.decode();
  const [width, height] = value.photo.size;
  return {
    source: value.source, photo, width, height,
    fullSize: value.photo.full_size,
    scale: width / value.photo.full_size[0],
    title: value.photo.title,
    credit: value.photo.credit,
    colours: coloursOf(classes),
    panels: new Map(), problems: new Map(), asked: new Map(),
  };
}
async function panelOf(name, answer, scene) {
  if (answer.task === "instance") return { name, answer, objects: await objectsOf(answer, scene) };
  return { name, answer, labels: await readLabels(answer.labels) };
}
async function accept(value, first) {
  state.networks = value.networks;
  if (value.photo && value.source !== state.scene?.source) {
    const scene = await sceneOf(value);
    document.dispatchEvent(new CustomEvent("skipscope:shown", { detail: value.source }));
    Object.assign(state, { scene, only: null, object: null, objectOf: null, problem: null });
  }
  const scene = state.scene;
  if (!scene) { trigger("ask", { names: wantedNames(), photo: true }); return; }
  if (value.source === scene.source) {
    for (const [name, answer] of Object.entries(value.answers)) {
      scene.panels.set(name, await panelOf(name, answer, scene));
      scene.problems.delete(name);
      scene.asked.delete(name);
    }
    for (const [name, words] of Object.entries(value.problems)) {
      if (scene.asked.delete(name)) scene.problems.set(name, words);
      else if (state.fetching?.name !== name) state.problem = words;
    }
  }
  settleFetch(value.problems);
  if (value.file && !first) download(value.file);
  refresh();
}

// ---- Building the pictures -------------------------------------------------------------------
let built = null;
function refresh() {
  settleChoices();
  askForMissing();
  const scene = state.scene;
  const names = wantedNames();
  state.panels = names.map((name) => {
    if (!scene.panels.has(name)) return { name };
    return scene.panels.get(name);
  });
  const key = [scene.source, state.arrangement, ...names].join("\n");
  if (built?.key !== key) built = { key, figures: names.map((name) => buildFigure(name, scene)) };
  state.panels.forEach((panel, place) => Object.assign(panel, built.figures[place].parts));
  const figures = built.figures.map((figure) => figure.node);
  if (find(".pictures").firstChild !== figures[0]) find(".pictures").replaceChildren(...figures);
  board.style.setProperty("--columns", names.length);
  write();
  drawPanels();
  const complete = state.panels.every((panel) => panel.answer);
  board.dataset.ready = scene.source;
  board.dataset.shows = complete ? names.join(" ") : "";
}
function buildFigure(name, scene) {
  const node = make("figure", "panel");
  const box = make("div", "box");
  const stage = make("div", "stage");
  stage.style.setProperty("--ratio", scene.width / scene.height);
  stage.setAttribute("role", "img");
  const canvas = make("canvas");
  const busy = make("span", "tag busy");
  const caption = make("figcaption");
  stage.append(canvas, busy);
  box.append(stage);
  node.append(box, caption);
  stage.addEventListener("click", (event) => tapped(name, canvas, event));
  watcher.observe(canvas);
  return { node, parts: { canvas, stage, busy, caption } };
}
// A tap isolates what lies there, and the background gives everything back.
function tapped(name, canvas, event) {
  const scene = state.scene;
  const panel = scene.panels.get(name);
  if (!panel) return;
  const box = canvas.getBoundingClientRect();
  const x = clamp(((event.clientX - box.left) / box.width) * scene.width, 0, scene.width - 0.001);
  const y = clamp(((event.clientY - box.top) / box.height) * scene.height, 0, scene.height - 0.001);
  if (panel.objects) {
    const object = objectAt(panel, scene, x, y, (8 * scene.width) / box.width);
    if (object) isolateObject(panel, object.place);
    else leaveIsolation();
    return;
  }
  const label = panel.labels.data[Math.floor(y) * scene.width + Math.floor(x)];
  if (label === BACKGROUND || !classes[label]) leaveIsolation();
  else isolateClass(label);
}

// ---- Controls --------------------------------------------------------------------------------
const watcher = new ResizeObserver(drawPanels);
let planned = false;
function drawSoon() {
  if (planned) return;
  planned = true;
  requestAnimationFrame(() => { planned = false; drawPanels(); });
}
find(".opacity").addEventListener("input", (event) => {
  state.opacity = event.target.value / 100;
  fillTrack(event.target);
  drawSoon();
});
find(".score").addEventListener("input", (event) => {
  state.score = event.target.value / 100;
  find(".score-out").textContent = state.score.toFixed(2);
  fillTrack(event.target);
  const isolated = state.object !== null && state.scene?.panels.get(state.objectOf)?.objects[state.object];
  if (isolated && isolated.score < state.score) state.object = state.objectOf = null;
  if (!state.scene) return;
  writeLegend();
  writeObject();
  writeFiles();
  drawSoon();
});
for (const button of all(".switch button")) {
  button.addEventListener("click", () => { state.mode = button.value; chosen(); });
}
for (const button of all(".arrangements button")) {
  button.addEventListener("click", () => { state.arrangement = button.value; chosen(); });
}
function chosen() {
  Object.assign(state, { object: null, objectOf: null, problem: null });
  for (const name of wantedNames()) state.scene?.problems.delete(name);
  if (state.scene) refresh();
}
for (const button of all(".shows button")) {
  button.addEventListener("click", () => {
    state.show[button.value] = !state.show[button.value];
    write();
    drawPanels();
  });
}
for (const button of all(".files button")) {
  button.addEventListener("click", () => {
    trigger("save", { name: state.panels[0].name, kind: button.value, score: state.score });
  });
}
find(".add").addEventListener("click", () => {
  const free = state.networks.filter((network) => network.ready && !state.compared.includes(network.name));
  if (free.length) state.compared.push(free[free.length - 1].name);
  refresh();
});
find(".all").addEventListener("click", leaveIsolation);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && element.offsetParent !== null) leaveIsolation();
});
document.addEventListener("skipscope:language", () => { write(); drawPanels(); });
document.addEventListener("skipscope:palette", () => {
  if (!state.scene) return;
  state.scene.colours = coloursOf(classes);
  for (const panel of state.scene.panels.values()) panel.layerKey = null;
  write();
  drawPanels();
});

// One value after the other: a photo must be decoded before the answers that belong to it.
let line = Promise.resolve();
let seen = -1;
function show(first = false) {
  const value = props.value;
  if (!value || value.turn === seen) return;
  seen = value.turn;
  if (!canUnpack()) { sayOldBrowser(); return; }
  line = line.then(() => accept(value, first)).catch((error) => console.error(error));
}
for (const slider of all("input[type=range]")) fillTrack(slider);
watch("value", () => show());
show(true);
