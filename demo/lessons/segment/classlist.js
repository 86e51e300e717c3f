// The legend: classes of what is shown. A tap isolates one, in every picture.
import { classRow, press } from "../../web/elements.js";
import { BACKGROUND } from "../../web/layers.js";
import { passing } from "./instances.js";
import { titleOf } from "./networks.js";
import { markObjects, objectRows, stripes } from "./objects.js";

export function writeLegend(board) {
  const { find, page, state } = board;
  const objects = state.arrangement === "one" && state.mode === "instance";
  find(".legend-title").textContent = page.t(objects ? "objects.title" : "legend.title");
  find(".share-of").textContent = objects ? objectsHelp(board) : classesHelp(board);
  find(".classes").replaceChildren(...(objects ? objectRows(board, state.panels[0]) : classRows(board)));
  markLegend(board);
}
function objectsHelp({ page, state }) {
  const { name, objects } = state.panels[0];
  if (!objects) return "";
  return objects.length ? page.t("objects.help") : page.t("objects.none", { name: titleOf(state, name) });
}
function classesHelp({ page, state }) {
  const help = page.t("legend.help");
  const measured = sharesShown(state);
  return measured ? `${help} · ${page.t("legend.share", { name: titleOf(state, measured.name) })}` : help;
}
// Shares are said of one network; of several they would need a table.
export const sharesShown = ({ arrangement, panels }) => (arrangement === "compare" ? null : panels.find((panel) => panel.labels));

function classRows({ actions, page, props, state }) {
  const measured = sharesShown(state);
  const semantic = state.panels.some((panel) => panel.labels);
  return presentClasses(state).map((index) => {
    const entry = props.classes[index];
    const share = measured?.answer.shares[index];
    const colour = index === BACKGROUND ? "" : `rgb(${page.colour(entry)})`;
    const background = semantic || !colour ? colour : stripes(shadesOf(state, index));
    const number = share === undefined ? "" : page.percent(share);
    return classRow({ entry, background, number, language: page.language }, () => actions.isolateClass(index));
  });
}
export function presentClasses({ panels, score }) {
  const weight = new Map();
  const add = (index, share) => weight.set(index, Math.max(weight.get(index) || 0, share));
  for (const panel of panels) {
    for (const [index, share] of Object.entries(panel.answer?.shares || {})) add(Number(index), share);
    for (const object of passing(panel, score)) add(object.index, 0);
  }
  return [...weight.keys()].sort((a, b) =>
    (a === BACKGROUND) - (b === BACKGROUND) || weight.get(b) - weight.get(a) || a - b);
}
// A class whose objects each have a shade has no colour of its own.
export const shadesOf = ({ panels }, index) => panels.flatMap((panel) => panel.objects || [])
  .filter((object) => object.index === index).map((object) => object.colour);

export function markLegend(board) {
  press(board.all(".class"), (button) => Number(button.dataset.index) === board.state.only);
  markObjects(board);
}
