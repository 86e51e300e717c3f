// Words under the pictures: name, stride, scores or changes; and over the curve.
function writePanel(scene, panel) {
  const name = panel.level?.title || page.t(scene.truth && state.mode === "mask" ? "panel.truth" : "panel.photo");
  const title = scene.value.title[page.language] || page.t("picker.upload");
  panel.stage.setAttribute("aria-label", page.t("panel.aria", { name }));
  panel.tag.textContent = name;
  panel.square.setAttribute("role", "img");
  panel.square.setAttribute("aria-label", page.t("panel.lens_aria", { name }));
  panel.caption.replaceChildren(...(panel.level ? levelCaption(panel) : photoCaption(scene, title)));
}
function photoCaption(scene, title) {
  const head = page.t(scene.truth ? "panel.photo_truth" : "panel.photo");
  const line = make("p", "", scene.truth ? title : page.t("panel.no_truth"));
  const can = scene.value.levels.length > 0 && (!scene.truth || scene.value.truth_given);
  if (scene.value.truth_given) line.textContent = page.t("truth.given");
  const credit = scene.value.credit[page.language];
  const by = credit ? [make("p", "credit", page.t("photo.credit", { credit }))] : [];
  return [make("b", "", head), line, ...by, ...(can ? [truthButtons(scene)] : [])];
}
function truthButtons(scene) {
  const row = make("div", "gives");
  row.append(truthButton(page.t(scene.truth ? "truth.other" : "truth.add")));
  if (scene.truth) row.append(forgetButton());
  return row;
}
function levelCaption(panel) {
  const level = panel.level;
  const head = make("div", "head");
  head.append(make("b", "", level.title));
  const side = Math.round(level.cell);
  panel.cell = make("i", "cell");
  panel.cell.title = page.t("panel.cell_help");
  head.append(panel.cell);
  const stride = make("p", "stride", page.t("panel.cell", { cell: `${side}\u00a0×\u00a0${side}\u00a0` }).replace("\u00a0 ", "\u00a0"));
  stride.title = inputSize(level);
  return [head, stride, ...(game.stage === "marking" ? [] : [verdictLine(level)])];
}
const verdictLine = (level) => (state.mode === "difference" ? changeLine(level) : scoreLine(level));
function inputSize(level) {
  const [width, height] = props.value.full_size;
  const [inner_width, inner_height] = level.inner_size;
  return page.t("board.size", { width, height, inner_width, inner_height });
}
function scoreLine(level) {
  const line = make("p");
  if (level.overall === null) {
    if (!level.change) line.textContent = page.t("panel.start");
    else line.textContent = page.t("panel.differs", { share: page.percent(level.change.share) });
    return line;
  }
  const how = makeButton("edge", "", explainEdge);
  const atEdge = state.band === props.value.radius;
  const words = page.t(atEdge ? "panel.edge" : "panel.within", { score: "\u0000", radius: state.band });
  const [before, after] = words.split("\u0000");
  how.append(before, make("strong", "", points(atBand(level.curve))), after);
  line.append(page.t("panel.overall", { score: level.overall.toFixed(1) }), " · ", how);
  return line;
}
function changeLine(level) {
  const line = make("p");
  const change = level.change;
  const dot = (colour) => {
    const node = make("i", "dot");
    node.style.background = `rgb(${colour})`;
    return node;
  };
  const count = (number) => number.toLocaleString("en").replaceAll(",", "\u202f");
  if (!change) line.textContent = page.t("panel.start");
  else if (change.repaired === null) {
    line.append(dot(CHANGED), page.t("panel.changed", { count: count(change.changed) }));
  } else {
    const good = make("span", "", page.t("panel.repaired", { count: count(change.repaired) }));
    const bad = make("span", "", page.t("panel.spoiled", { count: count(change.spoiled) }));
    good.prepend(dot(REPAIRED));
    bad.prepend(dot(SPOILED));
    const other = change.changed - change.repaired - change.spoiled;
    const neither = make("span", "", page.t("panel.neither", { count: count(other) }));
    neither.prepend(dot(CHANGED));
    line.append(good, " ", bad, " ", ...(other ? [neither] : []));
  }
  return line;
}
function explainEdge() {
  const how = find(".how");
  how.hidden = !how.hidden;
  writeHow();
}
const writeHow = () => { find(".how").textContent = page.t("panel.edge_how", { radius: state.band }); };

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
  for (const part of all(".scored")) part.hidden = !scored;
  find(".curve-title").textContent = page.t(scored ? curveTitle(value) : "nocurve.title");
  find(".curve-sentence").textContent = scored ? `${page.t("curve.sentence")} ${absentClasses(value)}`
    : `${last?.change ? page.t("nocurve.disagree", { share: page.percent(last.change.share) }) : ""} ${page.t("nocurve.sentence")}`;
  find(".can-give").hidden = scored || !last;
  writeHow();
  if (!scored) { find(".drawing").replaceChildren(); find(".ceiling-how").hidden = true; return; }
  writeBand(value);
  drawCurve(find(".drawing"), value);
}
find(".dashed").addEventListener("click", () => {
  find(".ceiling-how").hidden = !find(".ceiling-how").hidden;
  find(".dashed").setAttribute("aria-expanded", String(!find(".ceiling-how").hidden));
});
