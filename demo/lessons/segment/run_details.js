// @ts-check
// What is said of the one network beside its picture: how long it took, and the files to take away.
/** @import { Answer, OpenState, Panel, Scene, Words } from "./types.d.ts" */
import { make } from "../../web/elements.js";
import { shortTime, totalOf } from "./captions.js";
import { buttonsIn, partOf } from "./parts.js";

const OBJECT_FILES = ["ids", "coco"];

/** @param {HTMLElement} times @param {Panel | undefined} panel @param {Scene} scene @param {Words} page */
export function writeTimes(times, panel, scene, page) {
  times.hidden = !panel;
  if (!panel) return;
  const { answer } = panel;
  partOf(times, ".times-total").textContent = shortTime(totalOf(answer));
  partOf(times, "dl").replaceChildren(...stageRows(answer, page));
  partOf(times, ".device").textContent =
    page.t(answer.stored ? "time.stored" : "time.now", { device: answer.device });
  partOf(times, ".inner").textContent = [sizeWords(answer, scene, page), ...answer.notes].join(" ");
}
/** @param {Answer} answer @param {Words} page */
const stageRows = (answer, page) => Object.entries(answer.seconds).flatMap(([stage, seconds]) => {
  const key = `stage.${stage}`;
  const time = `${(1000 * seconds).toFixed(seconds < 0.1 ? 1 : 0)} ms`;
  return [make("dt", "", page.has(key) ? page.t(key) : stage), make("dd", "", time)];
});
/** @param {Answer} answer @param {Scene} scene @param {Words} page */
function sizeWords({ input_size: input }, { fullSize: [width, height] }, page) {
  return page.t("board.size", { width, height, inner_width: input[0], inner_height: input[1] });
}

/** @param {HTMLElement} files @param {Panel | undefined} panel @param {OpenState} state @param {Words} page */
export function writeFiles(files, panel, { scene, score }, page) {
  const hasObjects = panel?.task === "instance";
  const [width, height] = scene.fullSize;
  files.hidden = !panel;
  for (const button of buttonsIn(files, "button")) button.hidden = hasObjects !== OBJECT_FILES.includes(button.value);
  partOf(files, ".lossless").textContent =
    page.t(hasObjects ? "file.objects" : "file.labels", { width, height, score: score.toFixed(2) });
}
