// What each level says of the probed pixel: softmax as bars, entropy, and the loss of the truth.
const SHOWN = 2; // classes of each level, and the true one beside them
const VOID = 255;

function writeBars(scene) {
  const [x, y] = state.pixel;
  const truth = truthAt(scene, x, y);
  const levels = Object.entries(LEVELS).map(([name, level]) => [level.title, scene.levels[name]]);
  if (!levelOf()) levels.push([page.t("sum.own"), state.sum]);
  find(".bars").replaceChildren(...levels.map(([title, sum]) => levelBars(title, softmax(scoresAt(sum, scene.grid, x, y)), truth)));
  writePixel(x, y, truth);
}
// The true class at a pixel of the photo; VOID where it is not judged, null without truth.
function truthAt(scene, x, y) {
  if (!scene.truth) return null;
  const [column, row] = [x, y].map((place, axis) => Math.floor(((place + 0.5) * scene.size[axis]) / scene.full[axis]));
  return scene.truth.data[row * scene.size[0] + column];
}
function writePixel(x, y, truth) {
  const line = find(".pixel");
  if (truth === null) line.textContent = page.t("levels.no_truth", { x, y });
  else if (truth === VOID) line.textContent = page.t("levels.void", { x, y });
  else {
    const [before, after] = page.t("levels.truth", { x, y, name: "\u0000" }).split("\u0000");
    line.replaceChildren(before, make("b", "", nameOf(truth)), after);
  }
}
function levelBars(title, shares, truth) {
  const row = make("div", "level");
  const bars = make("dl");
  for (const index of worthShowing(shares, truth)) bars.append(...bar(index, shares[index], index === truth));
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
function bar(index, share, isTrue) {
  const name = make("dt", "", nameOf(index));
  if (isTrue) name.append(make("small", "", page.t("levels.true")));
  const number = make("dd");
  const track = make("i", "track");
  const filled = make("i", index === BACKGROUND ? "ground" : "");
  filled.style.width = percent(share);
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
