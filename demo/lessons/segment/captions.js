// Words under the pictures where there are several: which network, how long it took, how large it is.
import { make, makeButton } from "../../web/elements.js";
import { networkSelect } from "./network_select.js";
import { networkOf, parametersOf, titleOf } from "./networks.js";

export const shortTime = (seconds) => (seconds < 1 ? `${Math.round(1000 * seconds)} ms` : `${seconds.toFixed(2)} s`);
export const totalOf = (answer) => Object.values(answer.seconds).reduce((sum, seconds) => sum + seconds, 0);

export function writePanel(board, panel) {
  const { page, state } = board;
  const { arrangement, scene } = state;
  const name = titleOf(state, panel.name);
  panel.stage.setAttribute("aria-label", `${name}: ${scene.title[page.language] || page.t("picker.upload")}`);
  panel.busy.hidden = Boolean(panel.answer) || scene.problems.has(panel.name);
  panel.busy.textContent = page.t("busy.network", { name });
  const isFocused = panel.caption.contains(document.activeElement);
  panel.caption.replaceChildren(...(arrangement === "both" ? modeCaption(board, panel, name) : []),
    ...(arrangement === "compare" ? networkCaption(board, panel) : []));
  if (isFocused) panel.caption.querySelector("select")?.focus();
}
function modeCaption(board, panel, name) {
  const task = networkOf(board.state, panel.name)?.task;
  return [make("b", "", board.page.t(`caption.${task}`)), make("p", "", `${name} · ${costOf(board, panel)}`)];
}
function networkCaption(board, panel) {
  const { actions, page, state } = board;
  const place = state.compared.indexOf(panel.name);
  const select = networkSelect(board, {
    chosen: panel.name,
    tasks: ["semantic", "instance"],
    label: page.t("network.place", { place: place + 1 }),
    priced: false,
  }, (name) => actions.compareAt(place, name));
  const line = make("p", "", costOf(board, panel));
  if (place === 2) line.append(makeButton("third", page.t("network.remove"), () => actions.removeThird()));
  return [select, line];
}
function costOf({ page, state }, panel) {
  const parameters = parametersOf(page, networkOf(state, panel.name));
  return [panel.answer && shortTime(totalOf(panel.answer)), parameters].filter(Boolean).join(" · ");
}
