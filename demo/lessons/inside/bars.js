// What each level says of the probed pixel: softmax as bars, entropy, and the loss of the truth.
import { make } from "../../web/elements.js";
import { BACKGROUND } from "../../web/layers.js";
import { nameOf } from "./classes.js";
import { entropyOf, scoresAt, softmax } from "./fusion.js";
import { LEVELS, levelOf } from "./levels.js";

const SHOWN = 2; // classes of each level, and the true one beside them
const VOID = 255;

export function writeBars(board, scene) {
  const { find, page, state } = board;
  const [x, y] = state.pixel;
  const truth = truthAt(scene, x, y);
  const levels = Object.entries(LEVELS).map(([name, level]) => [level.title, scene.levels[name]]);
  if (!levelOf(state.weights)) levels.push([page.t("sum.own"), state.sum]);
  find(".bars").replaceChildren(...levels.map(([title, sum]) => (
    levelBars(board, title, softmax(scoresAt(sum, scene.grid, x, y)), truth))));
  writePixel(board, x, y, truth);
}
// The true class at a pixel of the photo; VOID where it is not judged, null without truth.
function truthAt(scene, x, y) {
  if (!scene.truth) return null;
  const [column, row] = [x, y].map((place, axis) => Math.floor(((place + 0.5) * scene.size[axis]) / scene.full[axis]));
  return scene.truth.data[row * scene.size[0] + column];
}
function writePixel(board, x, y, truth) {
  const { page } = board;
  const line = board.find(".pixel");
  if (truth === null) line.textContent = page.t("levels.no_truth", { x, y });
  else if (truth === VOID) line.textContent = page.t("levels.void", { x, y });
  else {
    const [before, after] = page.t("levels.truth", { x, y, name: "\u0000" }).split("\u0000");
    line.replaceChildren(before, make("b", "", nameOf(board, truth)), after);
  }
}
function levelBars(board, title, shares, truth) {
  const { page } = board;
  const row = make("div", "level");
  const bars = make("dl");
  for (const index of worthShowing(shares, truth)) bars.append(...bar(board, index, shares[index], index === truth));
  const numbers = make("p", "", page.t("levels.entropy", { bits: entropyOf(shares).toFixed(2) }));
  if (truth !== null && truth !== VOID) {
    const [before, after] = page.t("levels.loss", { loss: "\u0000" }).split("\u0000");
    numbers.append(" · ", before, make("b", "", (-Math.log(shares[truth])).toFixed(2)), after);
  }
  row.append(make("h3", "", title), bars, numbers);
  return row;
}
function worthShowing(shares, truth) {
  const order = [...shares.keys()].sort((one, other) => shares[other] - shares[one]);
  const first = order.slice(0, SHOWN);
  return shares[truth] === undefined || first.includes(truth) ? first : [...first, truth];
}
function bar(board, index, share, isTrue) {
  const { page, props } = board;
  const name = make("dt", "", nameOf(board, index));
  if (isTrue) name.append(make("small", "", page.t("levels.true")));
  const number = make("dd");
  const track = make("i", "track");
  const filled = make("i", index === BACKGROUND ? "ground" : "");
  filled.style.width = `${100 * share}%`;
  if (index !== BACKGROUND) filled.style.background = `rgb(${page.colour(props.classes[index])})`;
  track.append(filled);
  number.append(track, make("output", "", wholePercent(share)));
  return [name, number];
}
function wholePercent(share) {
  if (share < 0.005) return "< 1 %";
  if (share >= 0.995 && share < 1) return "> 99 %";
  return `${Math.round(100 * share)} %`;
}
