// Predict, then reveal: three places are marked on the photo before the levels are seen.
import { make, makeButton } from "../../web/elements.js";
import { MARKS } from "./marks.js";
import { nameOf } from "./scene.js";

const VOID = 255;
const VERDICTS = {
  agree: "predict.agree", differ: "predict.differ", void: "predict.void", right: "predict.right",
  spoiled: "predict.spoiled", repaired: "predict.repaired", wrong: "predict.wrong",
};

// ---- What the curtain hid --------------------------------------------------------------------
function verdictOf(board, scene, mark) {
  const at = mark.y * scene.width + mark.x;
  const [first, last] = [scene.panels[1], scene.panels[scene.panels.length - 1]];
  const [coarse, fine] = [first.labels.data[at], last.labels.data[at]];
  const truth = scene.truth ? scene.truth.data[at] : null;
  const name = (label) => nameOf(board, label);
  const names = { coarse: name(coarse), fine: name(fine), truth: truth === null ? "" : name(truth) };
  return { kind: kindOf(coarse, fine, truth), names };
}
export function kindOf(coarse, fine, truth) {
  if (truth === null) return coarse === fine ? "agree" : "differ";
  if (truth === VOID) return "void";
  if (coarse === truth) return fine === truth ? "right" : "spoiled";
  return fine === truth ? "repaired" : "wrong";
}
function summaryOf(page, scene, verdicts) {
  const count = (...kinds) => verdicts.filter(({ kind }) => kinds.includes(kind)).length;
  const values = { marks: verdicts.length, repaired: count("repaired") };
  if (!scene.truth) return page.t("predict.sum_differ", { ...values, found: count("differ") });
  return page.t("predict.sum", { ...values, found: count("repaired", "wrong") });
}

// ---- Words -----------------------------------------------------------------------------------
export function writeGame(board) {
  const { find, state } = board;
  const { game, scene } = state;
  const playable = scene?.value.levels.length > 1;
  find(".predict").hidden = !playable;
  find(".start").disabled = game.stage !== "off";
  find(".quiz").hidden = game.stage === "off";
  if (game.stage === "off" || !playable) return;
  const isRevealed = game.stage === "revealed";
  writeVerdicts(board, isRevealed ? game.marks.map((mark) => verdictOf(board, scene, mark)) : null);
  find(".lift").hidden = isRevealed;
  find(".lift").disabled = game.marks.length < MARKS;
  find(".again").hidden = !isRevealed;
}
// `verdicts` is null as long as the curtain is down.
function writeVerdicts(board, verdicts) {
  const { find, page, state } = board;
  const { marks } = state.game;
  find(".quiz-title").textContent = verdicts ? summaryOf(page, state.scene, verdicts) : page.t("predict.ask");
  find(".quiz-help").textContent = verdicts ? "" : page.t("predict.count", { count: marks.length, marks: MARKS });
  find(".verdicts").replaceChildren(...(verdicts || []).map(({ kind, names }, place) => {
    const row = make("li");
    row.append(make("i", "number", String(place + 1)),
      makeButton("verdict", page.t(VERDICTS[kind], names), () => board.actions.showMark(marks[place])));
    return row;
  }));
}
