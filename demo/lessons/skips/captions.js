// Words under the pictures: name, stride, scores or changes; and over the curve.
import { make, makeButton } from "../../web/elements.js";
import { CHANGED, REPAIRED, SPOILED } from "../../web/layers.js";
import { points, writeBand } from "./band.js";
import { drawCurve, scoreAt } from "./curve.js";
import { nameOf } from "./scene.js";
import { truthButtons } from "./truth.js";

export function writePanel(board, scene, panel) {
  const { page, state } = board;
  const name = panel.level?.title || page.t(scene.truth && state.mode === "mask" ? "panel.truth" : "panel.photo");
  const title = scene.value.title[page.language] || page.t("picker.upload");
  panel.stage.setAttribute("aria-label", page.t("panel.aria", { name }));
  panel.tag.textContent = name;
  panel.square.setAttribute("role", "img");
  panel.square.setAttribute("aria-label", page.t("panel.lens_aria", { name }));
  panel.caption.replaceChildren(...(panel.level ? levelCaption(board, panel) : photoCaption(board, scene, title)));
}
function photoCaption(board, scene, title) {
  const { page } = board;
  const head = page.t(scene.truth ? "panel.photo_truth" : "panel.photo");
  const line = make("p", "", scene.truth ? title : page.t("panel.no_truth"));
  const can = scene.value.levels.length > 0 && (!scene.truth || scene.value.truth_given);
  if (scene.value.truth_given) line.textContent = page.t("truth.given");
  const credit = scene.value.credit[page.language];
  const by = credit ? [make("p", "credit", page.t("photo.credit", { credit }))] : [];
  return [make("b", "", head), line, ...by, ...(can ? [truthButtons(board, scene)] : [])];
}
function levelCaption(board, panel) {
  const { page, state } = board;
  const level = panel.level;
  const head = make("div", "head");
  head.append(make("b", "", level.title));
  const side = Math.round(level.cell);
  panel.cell = make("i", "cell");
  panel.cell.title = page.t("panel.cell_help");
  head.append(panel.cell);
  const stride = make("p", "stride", page.t("panel.cell", { cell: `${side}\u00a0×\u00a0${side}\u00a0` }).replace("\u00a0 ", "\u00a0"));
  stride.title = inputSize(board, level);
  return [head, stride, ...(state.game.stage === "marking" ? [] : [verdictLine(board, level)])];
}
const verdictLine = (board, level) => (board.state.mode === "difference" ? changeLine(board.page, level) : scoreLine(board, level));
function inputSize({ page, props }, level) {
  const [width, height] = props.value.full_size;
  const [inner_width, inner_height] = level.inner_size;
  return page.t("board.size", { width, height, inner_width, inner_height });
}
function scoreLine(board, level) {
  const { page, props: { value }, state } = board;
  const line = make("p");
  if (level.overall === null) {
    if (!level.change) line.textContent = page.t("panel.start");
    else line.textContent = page.t("panel.differs", { share: page.percent(level.change.share) });
    return line;
  }
  const how = makeButton("edge", "", () => explainEdge(board));
  const words = page.t(state.band === value.radius ? "panel.edge" : "panel.within", { score: "\u0000", radius: state.band });
  const [before, after] = words.split("\u0000");
  how.append(before, make("strong", "", points(scoreAt(level.curve, value.radii, state.band))), after);
  line.append(page.t("panel.overall", { score: level.overall.toFixed(1) }), " · ", how);
  return line;
}
const withThinSpaces = (number) => number.toLocaleString("en").replaceAll(",", "\u202f");
function changeLine(page, { change }) {
  const line = make("p");
  if (!change) {
    line.textContent = page.t("panel.start");
    return line;
  }
  const part = (colour, key, count) => {
    const dot = make("i", "dot");
    dot.style.background = `rgb(${colour})`;
    const words = make("span", "", page.t(key, { count: withThinSpaces(count) }));
    words.prepend(dot);
    return words;
  };
  if (change.repaired === null) line.append(...part(CHANGED, "panel.changed", change.changed).childNodes);
  else {
    const other = change.changed - change.repaired - change.spoiled;
    line.append(part(REPAIRED, "panel.repaired", change.repaired), " ", part(SPOILED, "panel.spoiled", change.spoiled), " ",
      ...(other ? [part(CHANGED, "panel.neither", other)] : []));
  }
  return line;
}
function explainEdge(board) {
  const how = board.find(".how");
  how.hidden = !how.hidden;
  writeHow(board);
}
function writeHow({ find, page, state }) {
  find(".how").textContent = page.t("panel.edge_how", { radius: state.band });
}

// ---- The curve -------------------------------------------------------------------------------
// The title says what these numbers say, not what the paper's do.
function curveTitle(value) {
  const [first, last] = [value.levels[0], value.levels[value.levels.length - 1]];
  const [overall, edge] = [last.overall - first.overall, last.edge - first.edge];
  if (edge < 0 || overall < -1) return "curve.loses";
  if (edge <= Math.abs(overall)) return "curve.even";
  return Math.abs(overall) <= 2 ? "curve.title" : "curve.more";
}
function absentClasses(board, value) {
  const last = value.levels[value.levels.length - 1];
  const absent = value.legend.filter((entry) => !entry.true && last.shares[entry.index]);
  const names = absent.map((entry) => nameOf(board, entry.index)).join(", ");
  return names ? board.page.t("curve.absent", { names }) : "";
}
export function writeCurve(board, value) {
  const { find, page } = board;
  const scored = value.levels.some((level) => level.curve);
  const last = value.levels[value.levels.length - 1];
  for (const part of board.all(".scored")) part.hidden = !scored;
  find(".curve-title").textContent = page.t(scored ? curveTitle(value) : "nocurve.title");
  find(".curve-sentence").textContent = scored ? `${page.t("curve.sentence")} ${absentClasses(board, value)}`
    : `${last?.change ? page.t("nocurve.disagree", { share: page.percent(last.change.share) }) : ""} ${page.t("nocurve.sentence")}`;
  find(".can-give").hidden = scored || !last;
  writeHow(board);
  if (!scored) { find(".drawing").replaceChildren(); find(".ceiling-how").hidden = true; return; }
  writeBand(board, value);
  drawCurve(find(".drawing"), value, board.state.band, page);
}
