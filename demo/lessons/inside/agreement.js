// How well labels agree with the truth, as `segcore.measure.metrics` counts it for one photo.

// The mean over the classes of the truth of: pixels that both have, divided by pixels that either
// has; of all that is judged, and of the `band` around the true boundary. Percent, or null.
export function agreement(labels, truth, band) {
  const [overall, edge] = [newCounts(), newCounts()];
  for (let pixel = 0; pixel < truth.data.length; pixel++) {
    const [found, true_] = [labels.data[pixel], truth.data[pixel]];
    if (true_ === 255) continue;
    count(overall, found, true_);
    if (band.data[pixel]) count(edge, found, true_);
  }
  return { overall: meanOf(overall), edge: meanOf(edge) };
}
const newCounts = () => ({ both: new Int32Array(256), found: new Int32Array(256), true_: new Int32Array(256) });
function count(counts, found, true_) {
  counts.found[found]++;
  counts.true_[true_]++;
  if (found === true_) counts.both[found]++;
}
function meanOf({ both, found, true_ }) {
  const shares = [...true_.keys()].filter((index) => true_[index])
    .map((index) => both[index] / (true_[index] + found[index] - both[index]));
  return shares.length ? (100 * shares.reduce((sum, share) => sum + share)) / shares.length : null;
}

// The share of pixels that have other labels.
export function difference(one, other) {
  let pixels = 0;
  for (let pixel = 0; pixel < one.data.length; pixel++) pixels += one.data[pixel] !== other.data[pixel];
  return pixels / one.data.length;
}
