// The equation: three score maps with a weight each, and the labels that their sum gives.
const LEVELS = { // the weights of pool5, pool4 and pool3
  fcn32s: { title: "FCN-32s", weights: [1, 0, 0] },
  fcn16s: { title: "FCN-16s", weights: [1, 1, 0] },
  fcn8s: { title: "FCN-8s", weights: [1, 1, 1] },
};
const SIGNS = ["+", "+", "="];
const weightsOf = (level) => Object.fromEntries(TAPS.map((tap, place) => [tap, LEVELS[level].weights[place]]));
const dialled = () => TAPS.map((tap) => state.weights[tap]);
const levelOf = () => Object.keys(LEVELS).find((name) => String(LEVELS[name].weights) === String(dialled()));

// ---- Building, once --------------------------------------------------------------------------
function buildStage(name) {
  const box = make("div", "box");
  const stage = make("div", "stage");
  stage.setAttribute("role", "img");
  const canvas = make("canvas");
  stage.append(canvas);
  box.append(stage);
  stages.push(stage);
  watcher.observe(canvas);
  return { name, box, stage, canvas };
}
function buildTerm(tap) {
  const term = { ...buildStage(tap), figure: make("figure", "term"), head: make("b"), lines: make("p", "about") };
  term.figure.dataset.tap = tap;
  term.cell = make("i", "cell-frame");
  term.stage.append(term.cell);
  term.slider = Object.assign(make("input"), { type: "range", min: 0, max: 1, step: 0.05, value: 1 });
  term.number = make("output");
  term.reset = makeButton("reset", "1", () => setWeight(tap, 1));
  const row = make("div", "weight");
  row.append(term.slider, term.number, term.reset);
  const caption = make("figcaption");
  caption.append(term.head, term.lines, row);
  term.figure.append(term.box, caption);
  term.slider.addEventListener("input", () => setWeight(tap, Number(term.slider.value)));
  term.slider.addEventListener("dblclick", () => setWeight(tap, 1));
  return term;
}
function buildSum() {
  const sum = { ...buildStage("sum"), figure: make("figure", "term sum"), head: make("b"), lines: make("p", "about") };
  sum.levels = make("div", "modes set");
  sum.levels.setAttribute("role", "group");
  for (const [name, level] of Object.entries(LEVELS)) {
    const button = makeButton("", level.title.slice(4), () => setWeights(weightsOf(name)));
    button.value = name;
    button.setAttribute("aria-label", level.title);
    sum.levels.append(button);
  }
  const caption = make("figcaption");
  caption.append(sum.head, sum.lines, sum.levels);
  sum.figure.append(sum.box, caption);
  return sum;
}
function buildEquation() {
  const parts = [...terms.map((term) => term.figure), sum.figure];
  const signs = SIGNS.map((sign) => make("span", "sign", sign));
  find(".pictures").replaceChildren(...parts.flatMap((part, place) => (place < 3 ? [part, signs[place]] : [part])));
}

// ---- Turning ---------------------------------------------------------------------------------
function setWeight(tap, weight) { setWeights({ ...state.weights, [tap]: clamp(weight, 0, 1) }); }
function setWeights(weights) {
  state.weights = weights;
  writeSliders();
  turnSoon();
}
// fuse → labels → score → pictures; what it took is told for whoever measures.
function turn(scene) {
  const began = performance.now();
  state.sum = fuse(scene.maps, state.weights);
  state.labels = labelsOf(state.sum, scene.grid);
  state.agreed = scene.truth && agreement(state.labels, scene.truth, scene.band);
  classLayer(state.labels, sum.layer);
  board.dataset.took = (performance.now() - began).toFixed(1);
}
function drawEquation(scene) {
  const cells = terms.map((term) => cellsOf(scene.maps[term.name], props.fields[term.name].stride, scene.inner, state.index));
  const reaches = cells.map(reachOf);
  terms.forEach((term, place) => {
    term.reach = state.scale === "common" ? Math.max(...reaches) : reaches[place];
    term.size = [cells[place].columns, cells[place].rows];
    term.cells = cells[place];
    drawTerm(term, scene, term.canvas);
  });
  drawLabels(sum.canvas, scene, sum.layer);
}

function drawTerm(term, scene, canvas) {
  drawCells(canvas, term.cells, scene.inner, state.weights[term.name], term.reach);
}

// ---- Words -----------------------------------------------------------------------------------
function writeSliders() {
  for (const { name, slider, number, reset } of terms) {
    const weight = state.weights[name];
    slider.value = weight;
    fillTrack(slider);
    slider.setAttribute("aria-label", page.t("map.weight", { tap: name }));
    number.textContent = `×\u00a0${weight.toFixed(2)}`;
    reset.title = page.t("map.reset");
    reset.setAttribute("aria-label", `${page.t("map.weight", { tap: name })}: ${page.t("map.reset")}`);
    reset.classList.toggle("idle", weight === 1);
    reset.tabIndex = weight === 1 ? -1 : 0;
  }
}
function writeTerms(scene) {
  for (const term of terms) {
    const [columns, rows] = term.size;
    term.head.textContent = page.t("map.title", { tap: term.name, columns, rows });
    const side = Math.round((props.fields[term.name].stride * scene.full[0]) / scene.inner[0]);
    const lines = [page.t("map.cell", { side }), page.t("map.reach", { reach: term.reach.toFixed(1) })];
    if (term.name === "pool5") lines.unshift(page.t("map.pool5"));
    term.lines.replaceChildren(...lines.map((line) => make("span", "", line)));
    term.stage.setAttribute("aria-label", page.t("map.aria", { tap: term.name, name: nameOf(state.index) }));
  }
}
function writeSum(scene) {
  const level = levelOf();
  sum.head.textContent = level ? LEVELS[level].title : page.t("sum.own");
  sum.stage.setAttribute("aria-label", page.t("sum.aria"));
  sum.levels.setAttribute("aria-label", page.t("sum.levels"));
  press([...sum.levels.children], (button) => button.value === level);
  if (scene.truth) sum.lines.replaceChildren(...scoreLine(state.agreed));
  else {
    const share = page.percent(difference(state.labels, scene.labels));
    const words = level === "fcn8s" ? page.t("sum.same") : page.t("sum.differs", { share });
    sum.lines.replaceChildren(make("span", "", words), make("span", "", page.t("sum.no_truth")));
  }
  find(".said").textContent = remark(level);
}
function remark(level) {
  if (dialled().every((weight) => weight === 0)) return page.t("sum.empty");
  if (state.weights.pool5 === 0) return page.t("sum.collapse");
  return level === "fcn32s" ? page.t("sum.coarse") : "";
}
function scoreLine({ overall, edge }) {
  const written = (score) => (score === null ? "–" : score.toFixed(1));
  const how = makeButton("edge", "", () => { find(".how").hidden = !find(".how").hidden; });
  const [before, after] = page.t("panel.edge", { score: "\u0000" }).split("\u0000");
  how.append(before, make("strong", "", written(edge)), after);
  return [how, make("span", "", page.t("panel.overall", { score: written(overall) }))];
}
