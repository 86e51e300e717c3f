// What Inside puts into its saved picture: the equation as it is dialled, for the chosen class.
import { BACKGROUND } from "../../web/layers.js";
import { posterFile, posterLine } from "../../web/poster.js";
import { nameOf } from "./classes.js";
import { drawTerm, SIGNS } from "./dial.js";
import { countsOf } from "./scene.js";
import { AGAINST, drawLabels, FOR } from "./scoremaps.js";

export function posterOf(board, scene) {
  const { page, parts: { terms, sum }, state } = board;
  const ratio = scene.full[0] / scene.full[1];
  const maps = terms.map((term) => ({
    ratio, caption: term.figure.lastElementChild, draw: (canvas) => drawTerm(canvas, scene, state, term),
  }));
  const labels = {
    ratio, caption: sum.figure.lastElementChild, draw: (canvas) => drawLabels(canvas, scene, sum.layer),
  };
  const name = sum.head.textContent;
  return {
    file: posterFile(scene.source, "inside"),
    line: posterLine(page, scene, [page.t("map.of", { name: nameOf(board, state.index) }), name]),
    pictures: [...maps, labels],
    signs: SIGNS,
    squares: [],
    legend: [...rampKeys(board), ...sumKeys(board)],
    note: page.t("legend.share", { name }),
  };
}
const rampKeys = (board) => [[AGAINST, "scale.against"], [FOR, "scale.for"]].map(([colour, key]) => (
  { colours: [colour], text: `${nameOf(board, board.state.index)}: ${board.page.t(key)}` }
));
function sumKeys(board) {
  const { page, props, state } = board;
  const counts = countsOf(state.labels);
  return props.classes.filter((entry) => counts[entry.index]).map((entry) => ({
    colours: entry.index === BACKGROUND ? [] : [page.colour(entry)],
    text: `${nameOf(board, entry.index)}  ${page.percent(counts[entry.index] / state.labels.data.length)}`,
  }));
}
