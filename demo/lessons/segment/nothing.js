// @ts-check
// No picture shows anything of the classes: that, what the network knows, and what came nearest.
/** @import { Panel, State, Words } from "./types.d.ts" */
import { make } from "../../web/elements.js";
import { inText } from "./label_sets.js";
import { titleOf, wantedPanels } from "./networks.js";
import { isEmpty, thingScores } from "./whole_photo.js";

/**
 * @param {HTMLElement} section
 * @param {Readonly<State>} state
 * @param {Words} page
 */
export function writeNothing(section, state, page) {
  const panels = emptyPanels(state);
  section.hidden = panels.length === 0;
  if (!panels.length) return;
  const nearest = nearestWords(state, page);
  section.replaceChildren(
    make("p", "", sentence(panels, state, page)),
    ...(nearest ? [make("p", "", nearest)] : []),
    make("p", "knows", knownWords(panels[0], page)),
  );
}
/** The panels of all pictures, if every one is empty. @param {Readonly<State>} state @returns {Panel[]} */
export function emptyPanels(state) {
  const panels = wantedPanels(state).filter((panel) => panel !== undefined);
  return panels.length === wantedPanels(state).length && panels.every(isEmpty) ? panels : [];
}
/** @param {Panel[]} panels @param {Readonly<State>} state @param {Words} page */
function sentence(panels, state, page) {
  const names = panels.map(({ name }) => titleOf(state, name)).join(", ");
  return page.t("nothing.found", { name: names, count: thingsOf(panels[0]).length });
}
/** The class that came nearest, by any semantic network that is here. @param {Readonly<State>} state @param {Words} page */
function nearestWords(state, page) {
  const panels = [...wantedPanels(state), state.panels.get(state.chosen.semantic)];
  const panel = panels.find((each) => thingScores(each).length > 0);
  const [best] = thingScores(panel);
  if (!panel || !best) return "";
  return page.t("nothing.nearest", {
    name: titleOf(state, panel.name), class: inText(best.entry.name[page.language]), score: best.score.toFixed(2),
  });
}
/** @param {Panel} panel @param {Words} page */
const knownWords = (panel, page) =>
  page.t("nothing.knows", { names: thingsOf(panel).map(({ name }) => inText(name[page.language])).join(", ") });

/** @param {Panel} panel */
const thingsOf = ({ labelSet }) => labelSet.classes.filter(({ index }) => index !== labelSet.background);
