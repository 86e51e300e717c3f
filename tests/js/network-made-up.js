// @ts-check
// A made-up network, head and state of the lesson Network.
import { newState } from "../../demo/lessons/network/state.js";

/** @typedef {import("../../demo/lessons/network/value.d.ts").NetworkValue} Network */
/** @typedef {import("../../demo/lessons/network/value.d.ts").NodeValue} Node */
/** @typedef {import("../../demo/lessons/network/types.d.ts").Head} Head */

/** @type {(name: string, channels: number, stride: number, own?: Partial<Node>) => Node} */
export const nodeOf = (name, channels, stride, own = {}) => ({ name, tap: true, channels, stride, joins: "", ...own });

const TAPS = [nodeOf("conv1", 4, 1), nodeOf("pool3", 16, 8), nodeOf("pool5", 32, 32)];

/** @param {Partial<Network>} [own] @returns {Network} */
export const networkOf = (own = {}) => ({
  name: "fcn32s-vgg16", title: "FCN-32s", trunk: "vgg16", trunk_title: "VGG16", side: 128, ready: true, join: "add", parts: [],
  nodes: [...TAPS, nodeOf("scores", 3, 32, { tap: false })], ...own,
});

export const SKIPPED = networkOf({
  name: "fcn8s-vgg16", title: "FCN-8s",
  nodes: [...TAPS, nodeOf("scores", 3, 32, { tap: false }), nodeOf("scores", 3, 8, { tap: false, joins: "pool3" })],
});
export const U_SHAPED = networkOf({
  name: "unet", title: "U-Net", join: "concatenate", ready: false,
  nodes: [...TAPS, nodeOf("up", 8, 8, { tap: false, joins: "pool3" }), nodeOf("scores", 3, 8, { tap: false })],
});
export const LIGHT = networkOf({ name: "fcn8s", title: "FCN-8s", trunk: "mobilenetv2", trunk_title: "MobileNetV2", side: 160 });

// Three classes on a grid of 4 × 3; class 2 is surest at column 1, row 2. The two ways differ by 0.25 once.
/** @returns {Head} */
export function madeHead() {
  const atOnce = Float32Array.from({ length: 36 }, (_, place) => place / 100);
  atOnce[2 * 12 + 2 * 4 + 1] = 9;
  const oneByOne = atOnce.slice();
  oneByOne[5] += 0.25;
  return { window: 7, rows: 3, columns: 4, oneByOne, atOnce, oneByOneMs: 40, atOnceMs: 2 };
}

/** @param {Partial<import("../../demo/lessons/network/types.d.ts").State>} [own] */
export function stateOf(own = {}) {
  const scene = {
    uri: "", full_size: /** @type {const} */ ([640, 480]), networks: [networkOf(), SKIPPED, U_SHAPED, LIGHT],
    source: "sheep", picture: /** @type {HTMLImageElement} */ ({}),
  };
  return { ...newState("en", []), scene, ...own };
}
export const CLASSES = { background: 0 };
