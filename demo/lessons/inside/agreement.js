// @ts-check
// How well labels agree with the truth, as `segcore.measure.metrics` counts it for one photo.
/** @import { Agreement, LabelMap } from "./types.d.ts" */

/** @typedef {{ both: Int32Array, found: Int32Array, real: Int32Array }} Counts pixels by class */

/**
 * The mean over the classes of the truth of: pixels that both have, divided by pixels that either
 * has. `overall` is that of all pixels, `edge` that of the band. Percent; null without any pixel.
 *
 * @param {LabelMap} labels
 * @param {LabelMap} truth
 * @param {LabelMap} band 1 near the true boundary
 * @param {number} void_ the label of pixels that nobody judges
 * @returns {Agreement}
 */
export function agreement(labels, truth, band, void_) {
  const [overall, edge] = [newCounts(), newCounts()];
  for (let pixel = 0; pixel < truth.data.length; pixel++) {
    const [found, real] = [labels.data[pixel], truth.data[pixel]];
    if (real === void_) continue;
    count(overall, found, real);
    if (band.data[pixel]) count(edge, found, real);
  }
  return { overall: meanOf(overall), edge: meanOf(edge) };
}
/** @type {() => Counts} */
const newCounts = () => ({ both: new Int32Array(256), found: new Int32Array(256), real: new Int32Array(256) });

/** @type {(counts: Counts, found: number, real: number) => void} */
function count(counts, found, real) {
  counts.found[found]++;
  counts.real[real]++;
  if (found === real) counts.both[found]++;
}
/** @type {(counts: Counts) => number | null} */
function meanOf({ both, found, real }) {
  const shares = [...real.keys()].filter((index) => real[index])
    .map((index) => both[index] / (real[index] + found[index] - both[index]));
  return shares.length ? (100 * shares.reduce((sum, share) => sum + share)) / shares.length : null;
}
