// The board of Inside: one photo's score maps, the dial that adds them up, a pixel, U-Net's copies.
const state = {
  weights: weightsOf("fcn8s"),
  index: null, // the class whose score maps are shown
  scale: "own", // or "common": one colour scale for the three maps
  pixel: null, // the probed one, [x, y] of the full photo
  copies: null, // of U-Net, those that are let through
  problem: null,
  scene: null,
};
const nameOf = (index) => props.classes[index].name[page.language];

// ---- The scene: everything decoded, once per photo -------------------------------------------
async function sceneOf({ source, photo: given }) {
  const photo = new Image();
  photo.src = given.uri;
  const truth = given.truth || {};
  const [, labels, outline, band] = await Promise.all([
    photo.decode(),
    ...["labels", "outline", "band"].map((kind) => truth[kind] && readLabels(truth[kind])),
  ]);
  const maps = readMaps(given.maps);
  const levels = Object.fromEntries(Object.keys(LEVELS).map((name) => [name, fuse(maps, weightsOf(name))]));
  const grid = gridOf(given.full_size, given.inner_size, given.size, levels.fcn8s);
  return {
    source, photo, maps, levels, grid, band, title: given.title, credit: given.credit,
    full: given.full_size, inner: given.inner_size, size: given.size,
    labels: labelsOf(levels.fcn8s, grid), truth: labels || null,
    truePath: outline ? outlineOf(outline) : null,
    copies: given.copies, unet: new Map(), asked: new Set(),
  };
}
// How many pixels each label has in some maps of labels, of which any may be missing.
function countsOf(...maps) {
  const counts = new Int32Array(256);
  for (const labels of maps) labels?.data.forEach((label) => { counts[label]++; });
  return counts;
}
// The classes of the photo: objects, the largest first, then the background.
function presentClasses(scene) {
  const counts = countsOf(scene.labels, scene.truth);
  const objects = props.classes.map((entry) => entry.index).filter((index) => index !== BACKGROUND && counts[index]);
  return [...objects.sort((one, other) => counts[other] - counts[one]).slice(0, 4), BACKGROUND];
}

// ---- The choice of a class -------------------------------------------------------------------
function writeClasses(scene) {
  const button = (index) => Object.assign(makeButton("", nameOf(index), () => chooseClass(index)), { value: index });
  find(".present").replaceChildren(...scene.present.map(button));
  press([...find(".present").children], (one) => Number(one.value) === state.index);
  const others = props.classes.filter((entry) => !scene.present.includes(entry.index));
  const option = (index) => Object.assign(make("option", "", nameOf(index)), { value: index });
  find(".every").replaceChildren(...[...scene.present, ...others.map((entry) => entry.index)].map(option));
  find(".every").value = state.index;
  const isOther = !scene.present.includes(state.index);
  find(".chosen").textContent = isOther ? nameOf(state.index) : page.t("class.all");
  find(".pick").classList.toggle("picked", isOther);
}
function chooseClass(index) {
  state.index = index;
  writeClasses(state.scene);
  drawSoon();
}
find(".every").addEventListener("change", (event) => chooseClass(Number(event.target.value)));
for (const button of all(".scales button")) {
  button.addEventListener("click", () => {
    state.scale = button.value;
    press(all(".scales button"), (other) => other === button);
    drawSoon();
  });
}

// ---- Drawing ---------------------------------------------------------------------------------
let planned = false;
let whole = false; // whether more than the equation is to be drawn
function drawSoon() {
  whole = true;
  turnSoon();
}
function turnSoon() {
  if (planned) return;
  planned = true;
  requestAnimationFrame(() => { planned = false; if (state.scene) draw(state.scene); });
}
let turned = null; // what the labels on the screen were worked out from
function draw(scene) {
  const wanted = [scene.source, ...dialled()].join();
  if (turned !== wanted) turn(scene);
  turned = wanted;
  drawEquation(scene);
  writeTerms(scene);
  writeSum(scene);
  writeBars(scene);
  if (whole) drawRest(scene);
  whole = false;
  board.dataset.ready = scene.source;
  board.dataset.dial = dialled();
}
function drawRest(scene) {
  drawProbe(scene);
  writeProbe(scene);
  drawCopies(scene);
}
function write() {
  whole = true;
  writeSliders();
  page.apply(element);
  find(".how").textContent = page.t("panel.edge_how", { radius: props.radius });
  find(".waiting").textContent = state.problem?.[page.language] ?? page.t("busy.maps");
  if (!state.scene) return;
  writeClasses(state.scene);
  draw(state.scene);
}

const stages = [];
const watcher = new ResizeObserver(drawSoon);
const terms = TAPS.map(buildTerm);
const sum = { ...buildSum(), layer: make("canvas") };
const probe = buildProbe();
buildEquation();
document.addEventListener("skipscope:language", write);
document.addEventListener("skipscope:palette", () => {
  packColours();
  turned = null;
  write();
});

// ---- What came from the server, and what a link asks for -------------------------------------
async function accept(value) {
  if (value.photo) await open(value);
  const scene = state.scene;
  if (!scene && value.problem) { state.problem = value.problem; write(); }
  if (!scene || value.source !== scene.source) return;
  if (value.unet) scene.unet.set(copiesKey(value.unet.copies), await readLabels(value.unet.labels));
  if (value.problem) { state.problem = value.problem; scene.asked.clear(); }
  drawSoon();
}
async function open(value) {
  document.dispatchEvent(new CustomEvent("skipscope:shown", { detail: value.source }));
  const scene = await sceneOf(value);
  const isFirst = !state.scene;
  Object.assign(scene, { present: presentClasses(scene), start: telling(scene) });
  Object.assign(state, { scene, pixel: scene.start, problem: null });
  if (!scene.present.includes(state.index)) [state.index] = scene.present;
  if (isFirst) recall(scene);
  buildCopies(scene);
  for (const stage of stages) stage.style.setProperty("--ratio", scene.full[0] / scene.full[1]);
  delete board.dataset.waiting;
  askForCopies();
  write();
}
const numbersOf = (text, count) => {
  const numbers = (text || "").split(",").map(Number);
  return text && numbers.length === count && numbers.every(Number.isFinite) ? numbers : null;
};
const englishName = (index) => props.classes[index].name.en.toLowerCase();
function recall(scene) {
  const weights = numbersOf(page.recall("dial"), TAPS.length);
  if (weights) TAPS.forEach((tap, place) => { state.weights[tap] = clamp(weights[place], 0, 1); });
  const pixel = numbersOf(page.recall("probe"), 2);
  if (pixel) state.pixel = pixel.map((place, axis) => clamp(Math.floor(place), 0, scene.full[axis] - 1));
  const known = props.classes.find((entry) => englishName(entry.index) === page.recall("class"));
  if (known) state.index = known.index;
}
page.tell("dial", () => (levelOf() === "fcn8s" ? null : dialled().join()));
page.tell("probe", () => {
  const { scene, pixel } = state;
  return !scene || String(pixel) === String(scene.start) ? null : pixel.join();
});
page.tell("class", () => {
  const { scene, index } = state;
  return !scene || index === scene.present[0] ? null : englishName(index);
});

// One value after the other: a photo must be decoded before the answers that belong to it.
let line = Promise.resolve();
let seen = -1;
function show() {
  const value = props.value;
  if (!value || value.turn === undefined || value.turn === seen) return;
  seen = value.turn;
  if (!canUnpack()) { sayOldBrowser(); return; }
  line = line.then(() => accept(value)).catch((error) => console.error(error));
}
watch("value", show);
write();
show();
