// The equation: three score maps with a weight each, and the labels that their sum gives.
import { fillTrack, make, makeButton, press } from "../../web/elements.js";
import { difference } from "./agreement.js";
import { nameOf } from "./classes.js";
import { TAPS } from "./fusion.js";
import { inOrder, LEVELS, levelOf, weightsOf } from "./levels.js";
import { cellsOf, drawCells, drawLabels, reachOf } from "./scoremaps.js";
import { buildStage } from "./stage.js";

export const SIGNS = ["+", "+", "="];

// ---- Building, once --------------------------------------------------------------------------
export function buildEquation(board) {
  const terms = TAPS.map((tap) => buildTerm(board, tap));
  const sum = buildSum(board);
  const figures = [...terms, sum].map((part) => part.figure);
  const signs = SIGNS.map((sign) => make("span", "sign", sign));
  board.find(".pictures").replaceChildren(...figures.flatMap((figure, place) => (place < 3 ? [figure, signs[place]] : [figure])));
  return { terms, sum };
}
function buildTerm(board, tap) {
  const term = { ...buildStage(board, tap), figure: make("figure", "term"), head: make("b"), lines: make("p", "about") };
  term.figure.dataset.tap = tap;
  term.cell = make("i", "cell-frame");
  term.stage.append(term.cell);
  const caption = make("figcaption");
  caption.append(term.head, term.lines, buildWeight(board, tap, term));
  term.figure.append(term.box, caption);
  return term;
}
function buildWeight({ actions }, tap, term) {
  term.slider = Object.assign(make("input"), { type: "range", min: 0, max: 1, step: 0.05, value: 1 });
  term.number = make("output");
  term.reset = makeButton("reset", "1", () => actions.setWeight(tap, 1));
  term.slider.addEventListener("input", () => actions.setWeight(tap, Number(term.slider.value)));
  term.slider.addEventListener("dblclick", () => actions.setWeight(tap, 1));
  const row = make("div", "weight");
  row.append(term.slider, term.number, term.reset);
  return row;
}
function buildSum(board) {
  const sum = { ...buildStage(board, "sum"), figure: make("figure", "term sum"), head: make("b"), lines: make("p", "about") };
  sum.layer = make("canvas");
  sum.levels = make("div", "modes set");
  sum.levels.setAttribute("role", "group");
  for (const [name, level] of Object.entries(LEVELS)) {
    const button = makeButton("", level.title.slice(4), () => board.actions.setWeights(weightsOf(name)));
    button.value = name;
    button.setAttribute("aria-label", level.title);
    sum.levels.append(button);
  }
  const caption = make("figcaption");
  caption.append(sum.head, sum.lines, sum.levels);
  sum.figure.append(sum.box, caption);
  return sum;
}

// ---- Pictures --------------------------------------------------------------------------------
export function drawEquation({ parts: { terms, sum }, props, state }, scene) {
  const cells = terms.map((term) => cellsOf(scene.maps[term.name], props.fields[term.name].stride, scene.inner, state.index));
  const reaches = cells.map(reachOf);
  terms.forEach((term, place) => {
    term.reach = state.scale === "common" ? Math.max(...reaches) : reaches[place];
    term.size = [cells[place].columns, cells[place].rows];
    term.cells = cells[place];
    drawTerm(term.canvas, scene, state, term);
  });
  drawLabels(sum.canvas, scene, sum.layer);
}
export function drawTerm(canvas, scene, state, term) {
  drawCells(canvas, term.cells, scene.inner, state.weights[term.name], term.reach);
}

// ---- Words -----------------------------------------------------------------------------------
export function writeSliders({ page, parts, state }) {
  for (const { name, slider, number, reset } of parts.terms) {
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
export function writeTerms(board, scene) {
  const { page, props, state } = board;
  for (const term of board.parts.terms) {
    const [columns, rows] = term.size;
    term.head.textContent = page.t("map.title", { tap: term.name, columns, rows });
    const side = Math.round((props.fields[term.name].stride * scene.full[0]) / scene.inner[0]);
    const lines = [page.t("map.cell", { side }), page.t("map.reach", { reach: term.reach.toFixed(1) })];
    if (term.name === "pool5") lines.unshift(page.t("map.pool5"));
    term.lines.replaceChildren(...lines.map((line) => make("span", "", line)));
    term.stage.setAttribute("aria-label", page.t("map.aria", { tap: term.name, name: nameOf(board, state.index) }));
  }
}
export function writeSum(board, scene) {
  const { page, parts: { sum }, state } = board;
  const level = levelOf(state.weights);
  sum.head.textContent = level ? LEVELS[level].title : page.t("sum.own");
  sum.stage.setAttribute("aria-label", page.t("sum.aria"));
  sum.levels.setAttribute("aria-label", page.t("sum.levels"));
  press([...sum.levels.children], (button) => button.value === level);
  if (scene.truth) sum.lines.replaceChildren(...scoreLine(board, state.agreed));
  else {
    const share = page.percent(difference(state.labels, scene.labels));
    const words = level === "fcn8s" ? page.t("sum.same") : page.t("sum.differs", { share });
    sum.lines.replaceChildren(make("span", "", words), make("span", "", page.t("sum.no_truth")));
  }
  board.find(".said").textContent = remark(page, state.weights);
}
function remark(page, weights) {
  if (inOrder(weights).every((weight) => weight === 0)) return page.t("sum.empty");
  if (weights.pool5 === 0) return page.t("sum.collapse");
  return levelOf(weights) === "fcn32s" ? page.t("sum.coarse") : "";
}
export function scoreLine({ find, page }, { overall, edge }) {
  const written = (score) => (score === null ? "–" : score.toFixed(1));
  const how = makeButton("edge", "", () => { find(".how").hidden = !find(".how").hidden; });
  const [before, after] = page.t("panel.edge", { score: "\u0000" }).split("\u0000");
  how.append(before, make("strong", "", written(edge)), after);
  return [how, make("span", "", page.t("panel.overall", { score: written(overall) }))];
}
