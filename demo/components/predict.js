// Predict, then reveal: three places are marked on the photo before the levels are seen.
const MARKS = 3;
const MARK_REACH = 14; // CSS pixels: a tap this near to a mark takes it back
const game = { stage: "off", marks: [] }; // off, marking or revealed; marks in the scene's pixels

const isMarking = (panel) => game.stage === "marking" && panel.key === "photo";

function toStage(stage) {
  game.stage = board.dataset.game = stage;
  write(); // a caption says nothing of what the curtain hides
  redraw();
}
function startGame() {
  game.marks = [];
  toStage("marking");
  find(".quiz").scrollIntoView({ block: "start" });
  state.scene.panels[0].stage.focus({ preventScroll: true });
}
function leaveGame() {
  game.marks = [];
  toStage("off");
}
function toggleMark(x, y, reach) {
  const near = game.marks.findIndex((mark) => Math.hypot(mark.x + 0.5 - x, mark.y + 0.5 - y) <= reach);
  if (near >= 0) game.marks.splice(near, 1);
  else if (game.marks.length < MARKS) game.marks.push({ x: Math.floor(x), y: Math.floor(y) });
  writeGame();
  redraw();
}
// Enter marks the place under the lens' circle.
function markHere() {
  if (game.stage === "marking") toggleMark(...state.centre, 1.5);
}

// ---- What the curtain hid --------------------------------------------------------------------
function verdictOf(scene, mark) {
  const at = mark.y * scene.width + mark.x;
  const [first, last] = [scene.panels[1], scene.panels[scene.panels.length - 1]];
  const [coarse, fine] = [first.labels.data[at], last.labels.data[at]];
  const truth = scene.truth ? scene.truth.data[at] : null;
  const names = { coarse: nameOf(coarse), fine: nameOf(fine), truth: truth === null ? "" : nameOf(truth) };
  return { kind: kindOf(coarse, fine, truth), names };
}
function kindOf(coarse, fine, truth) {
  if (truth === null) return coarse === fine ? "agree" : "differ";
  if (truth === 255) return "void";
  if (coarse === truth) return fine === truth ? "right" : "spoiled";
  return fine === truth ? "repaired" : "wrong";
}
const VERDICTS = {
  agree: "predict.agree", differ: "predict.differ", void: "predict.void", right: "predict.right",
  spoiled: "predict.spoiled", repaired: "predict.repaired", wrong: "predict.wrong",
};
function summaryOf(scene, verdicts) {
  const count = (...kinds) => verdicts.filter(({ kind }) => kinds.includes(kind)).length;
  const values = { marks: verdicts.length, repaired: count("repaired") };
  if (!scene.truth) return page.t("predict.sum_differ", { ...values, found: count("differ") });
  return page.t("predict.sum", { ...values, found: count("repaired", "wrong") });
}

// ---- Words and marks -------------------------------------------------------------------------
function writeGame() {
  const scene = state.scene;
  const playable = scene?.value.levels.length > 1;
  find(".predict").hidden = !playable;
  find(".start").disabled = game.stage !== "off";
  find(".quiz").hidden = game.stage === "off";
  if (game.stage === "off" || !playable) return;
  const revealed = game.stage === "revealed";
  const verdicts = revealed ? game.marks.map((mark) => verdictOf(scene, mark)) : [];
  find(".quiz-title").textContent = revealed ? summaryOf(scene, verdicts) : page.t("predict.ask");
  find(".quiz-help").textContent = revealed ? "" : page.t("predict.count", { count: game.marks.length, marks: MARKS });
  find(".verdicts").replaceChildren(...verdicts.map(({ kind, names }, place) => {
    const row = make("li");
    const { x, y } = game.marks[place];
    row.append(make("i", "number", String(place + 1)),
      makeButton("verdict", page.t(VERDICTS[kind], names), () => { hold(true); moveLens(x + 0.5, y + 0.5); }));
    return row;
  }));
  find(".lift").hidden = revealed;
  find(".lift").disabled = game.marks.length < MARKS;
  find(".again").hidden = !revealed;
}
// A ring around the place itself, its number beside it.
function drawMarks(context, { scale, x, y }) {
  const pixel = window.devicePixelRatio || 1;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.font = `600 ${12 * pixel}px ${getComputedStyle(board).fontFamily}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  game.marks.forEach((mark, place) => {
    const [left, top] = [(mark.x + 0.5 - x) * scale, (mark.y + 0.5 - y) * scale];
    const badge = [left + 11 * pixel, top - (top > 22 * pixel ? 11 : -11) * pixel];
    disc(context, left, top, 4 * pixel, null);
    disc(context, ...badge, 9 * pixel, "#16191d");
    context.fillStyle = "#fff";
    context.fillText(String(place + 1), ...badge);
  });
}
function disc(context, x, y, radius, fill) {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = fill || "transparent";
  context.fill();
  context.lineWidth = 0.42 * radius + 1;
  context.strokeStyle = "rgb(15 18 21 / 80%)";
  context.stroke();
  context.lineWidth = 0.2 * radius + 0.6;
  context.strokeStyle = "#fff";
  context.stroke();
}

find(".start").addEventListener("click", startGame);
find(".again").addEventListener("click", startGame);
find(".leave").addEventListener("click", leaveGame);
find(".lift").addEventListener("click", () => toStage("revealed"));
