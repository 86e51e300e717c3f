// Words of the board: the switch, the network, time, files.
import { make, press } from "../../web/elements.js";
import { shortTime, totalOf, writePanel } from "./captions.js";
import { writeLegend } from "./classlist.js";
import { networkSelect } from "./network_select.js";
import { networkOf, readyFor, wantedNames } from "./networks.js";
import { writeObject } from "./object.js";

export function write(board) {
  const { state } = board;
  if (!state.scene) return;
  writeControls(board);
  writeProblem(board);
  for (const panel of state.panels) writePanel(board, panel);
  writeLegend(board);
  writeObject(board);
  writeNetwork(board);
  writeTimes(board, state.panels[0]);
  writeFiles(board);
  board.page.apply(board.element);
}
function writeControls({ all, find, node, state }) {
  const hasInstances = readyFor(state, "instance").length > 0;
  node.dataset.mode = state.mode;
  node.dataset.arrangement = state.arrangement;
  find(".switch").hidden = !hasInstances;
  find(".arrangements [value=both]").hidden = !hasInstances;
  find(".arrangements").hidden = state.networks.filter((network) => network.ready).length < 2;
  press(all(".switch button"), (button) => button.value === state.mode);
  press(all(".arrangements button"), (button) => button.value === state.arrangement);
  press(all(".shows button"), (button) => state.show[button.value]);
  node.classList.toggle("has-objects", state.panels.some((panel) => networkOf(state, panel.name)?.task === "instance"));
}
function writeProblem({ find, page, state }) {
  const words = state.problem || wantedNames(state).map((name) => state.scene.problems.get(name)).find(Boolean);
  find(".problem").hidden = !words;
  find(".problem").textContent = words ? words[page.language] : "";
}
function writeNetwork(board) {
  const { actions, find, page, state } = board;
  const { mode } = state;
  const isFocused = find(".network").contains(document.activeElement);
  const select = networkSelect(
    board, { chosen: state.chosen[mode], tasks: [mode], label: page.t("network.label") },
    (name) => actions.useNetwork(name),
  );
  find(".network").replaceChildren(select);
  if (isFocused) select.querySelector("select").focus();
  const isLeft = state.networks.some((network) => !state.compared.includes(network.name));
  find(".add").hidden = state.compared.length !== 2 || !isLeft;
}
function writeTimes({ find, page, state }, { answer }) {
  find(".times").hidden = !answer;
  if (!answer) return;
  find(".times-total").textContent = shortTime(totalOf(answer));
  find(".times dl").replaceChildren(...Object.entries(answer.seconds).flatMap(([stage, seconds]) => {
    const key = `stage.${stage}`;
    return [make("dt", "", page.has(key) ? page.t(key) : stage), make("dd", "", `${(1000 * seconds).toFixed(seconds < 0.1 ? 1 : 0)} ms`)];
  }));
  find(".device").textContent = page.t(answer.stored ? "time.stored" : "time.now", { device: answer.device });
  const [width, height] = state.scene.fullSize;
  const [inner_width, inner_height] = answer.inner_size;
  find(".inner").textContent = [page.t("board.size", { width, height, inner_width, inner_height }), ...answer.notes].join(" ");
}
export function writeFiles({ all, find, page, state }) {
  const objects = Boolean(state.panels[0].objects);
  const [width, height] = state.scene.fullSize;
  find(".files").hidden = !state.panels[0].answer;
  for (const button of all(".files button")) button.hidden = objects !== ["ids", "coco"].includes(button.value);
  find(".lossless").textContent = page.t(objects ? "file.objects" : "file.labels", { width, height, score: state.score.toFixed(2) });
}
