// What Segment puts into its saved picture: one, two or three networks' pictures, and what is in them.
import { BACKGROUND } from "../../web/layers.js";
import { posterFile, posterLine } from "../../web/poster.js";
import { presentClasses, shadesOf, sharesShown } from "./classlist.js";
import { drawPanel } from "./drawing.js";
import { shownObjects } from "./instances.js";
import { titleOf } from "./networks.js";
import { nameOf } from "./scene.js";

export function posterOf(board, scene) {
  const { page, state } = board;
  const objects = state.arrangement === "one" && state.panels[0].objects;
  const measured = objects ? null : sharesShown(state);
  return {
    file: posterFile(scene.source, "segment"),
    line: posterLine(page, scene, state.panels.map((panel) => titleOf(state, panel.name))),
    pictures: state.panels.map((panel) => ({
      ratio: scene.width / scene.height,
      caption: panel.caption,
      draw: (canvas) => drawPanel(canvas, scene, state, panel, (index) => nameOf(board, index)),
    })),
    squares: [],
    legend: objects ? objectKeys(board, state.panels[0]) : classKeys(board, measured),
    note: measured && page.t("legend.share", { name: titleOf(state, measured.name) }),
  };
}
function objectKeys(board, panel) {
  const { page, state } = board;
  return shownObjects(panel, state).map((object) => ({
    colours: [object.colour],
    text: `${nameOf(board, object.index)} ${object.number}, ${page.t("object.score", { score: object.score.toFixed(2) })}`,
  }));
}
function classKeys(board, measured) {
  const { page, props, state } = board;
  const semantic = state.panels.some((panel) => panel.labels);
  return presentClasses(state).filter((index) => (state.only ?? index) === index).map((index) => {
    const share = measured?.answer.shares[index];
    const colours = semantic ? [page.colour(props.classes[index])] : shadesOf(state, index);
    const number = share === undefined ? "" : `  ${page.percent(share)}`;
    return { colours: index === BACKGROUND ? [] : colours, text: nameOf(board, index) + number };
  });
}
