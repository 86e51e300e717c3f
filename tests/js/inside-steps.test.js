// @ts-check
import assert from "node:assert/strict";
import test from "node:test";
import { fuse } from "../../demo/lessons/inside/fusion.js";
import { scoresAt } from "../../demo/lessons/inside/grid.js";
import { lossOf } from "../../demo/lessons/inside/loss.js";
import { lossColour, lossLine, MOST } from "../../demo/lessons/inside/loss_picture.js";
import { softmax } from "../../demo/lessons/inside/softmax.js";
import { stepsOf } from "../../demo/lessons/inside/steps.js";
import { labelMap, madeUpScene, tapOf, WORDS } from "./inside-made-up.js";

const { taps, grid, levels } = madeUpScene();

test("the steps are the map doubled, then every sum", () => {
  const weights = [1, 0.5, 1];
  const steps = stepsOf(taps, weights, 2);
  assert.deepEqual(steps.map(({ rows, stride }) => [rows, stride]), [[4, 16], [4, 16], [8, 8]]);
  assert.deepEqual([...steps[1].data.slice(0, 4)], [0, 0, 2.5, 2.5]);
  const whole = fuse(taps, weights).data.slice(2 * 64, 3 * 64);
  assert.deepEqual([...steps[2].data], [...whole]);
});

test("a map alone is its own step", () => {
  const [only, ...others] = stepsOf([tapOf("any", 32, () => 4)], [0.5], 0);
  assert.deepEqual([[...only.data], only.stride, others], [[2, 2, 2, 2], 32, []]);
});

/** @type {(label: (pixel: number) => number, band?: (pixel: number) => number) => import("../../demo/lessons/inside/types.d.ts").Truth} */
const truthOf = (label, band = () => 0) => ({
  labels: labelMap(64, ...Array.from({ length: 64 * 64 }, (_, pixel) => label(pixel))),
  band: labelMap(64, ...Array.from({ length: 64 * 64 }, (_, pixel) => band(pixel))),
  outline: /** @type {Path2D} */ ({}),
});
const { map } = levels[2];

test("the loss of a pixel is −log of the share of its true class", () => {
  const loss = lossOf(map, grid, truthOf((pixel) => pixel % 3), 1);
  for (const pixel of [0, 1, 40, 64 * 17 + 37, 64 * 64 - 1]) {
    const share = softmax(scoresAt(map, grid, pixel % 64, Math.floor(pixel / 64)))[pixel % 3];
    assert.ok(Math.abs(loss.values[pixel] + Math.log(share)) < 1e-5);
  }
  const sum = loss.values.reduce((total, value) => total + value, 0);
  assert.ok(Math.abs(loss.sum - sum) < 1e-2);
  assert.ok(Math.abs(loss.mean - sum / 4096) < 1e-6);
});

test("a pixel that nobody judges has no loss, and the band has its share", () => {
  const loss = lossOf(map, grid, truthOf((pixel) => (pixel < 64 ? 255 : 0), (pixel) => Number(pixel >= 64 * 32)), 1);
  assert.ok(Number.isNaN(loss.values[63]) && !Number.isNaN(loss.values[64]));
  assert.ok(loss.edge > 0.45 && loss.edge < 0.55);
  assert.notDeepEqual(lossColour(NaN), lossColour(0));
});

test("every fourth pixel gives nearly the same sum, and says that it is an estimate", () => {
  const truth = truthOf(() => 0);
  const [all, some] = [1, 4].map((every) => lossOf(map, grid, truth, every));
  assert.deepEqual([some.width, some.height], [16, 16]);
  assert.ok(Math.abs(some.sum / all.sum - 1) < 0.05);
  assert.match(lossLine(some, WORDS), /^loss.line ≈/);
  assert.doesNotMatch(lossLine(all, WORDS), /≈/);
});

test("colours go from light to dark, and stay dark", () => {
  const light = [0, MOST / 2, MOST].map((loss) => lossColour(loss).reduce((sum, part) => sum + part, 0));
  assert.ok(light[0] > light[1] && light[1] > light[2]);
  assert.deepEqual(lossColour(MOST), lossColour(100));
});
