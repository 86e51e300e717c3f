// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateSync } from "node:zlib";
import { readLabels } from "../../demo/web/png.js";

const PAETH = 4;

/** @param {string} kind @param {Uint8Array} data */
function chunk(kind, data) {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(kind), data, Buffer.alloc(4)]);
}

/**
 * A data URI of a PNG.
 *
 * @param {{ width: number, height: number, depth: number }} size
 * @param {number[]} raw each row with its filter in front
 * @param {number} [parts] of the compressed pixels
 */
function png({ width, height, depth }, raw, parts = 1) {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.writeUInt8(depth, 8);
  const packed = deflateSync(Uint8Array.from(raw));
  const length = Math.ceil(packed.length / parts);
  const pixels = Array.from({ length: parts }, (_, part) => packed.subarray(part * length, (part + 1) * length));
  const chunks = [chunk("IHDR", head), chunk("PLTE", Buffer.alloc(6)), ...pixels.map((part) => chunk("IDAT", part))];
  return `data:image/png;base64,${Buffer.concat([Buffer.alloc(8), ...chunks, chunk("IEND", Buffer.alloc(0))]).toString("base64")}`;
}

test("every filter gives back the labels", async () => {
  const rows = [[0, 1, 2, 3], [1, 1, 1, 1], [2, 3, 4, 5], [3, 2, 2, 2], [PAETH, 1, 250, 0]];
  const labels = await readLabels(png({ width: 3, height: 5, depth: 8 }, rows.flat()));
  assert.deepEqual([labels.width, labels.height], [3, 5]);
  assert.deepEqual([...labels.data], [
    1, 2, 3, // as they are
    1, 2, 3, // each from its left neighbour
    4, 6, 8, // from the one above
    4, 7, 9, // from the mean of both
    5, 1, 1, // from the nearest to left + above − corner; 7 + 250 is 1 in a byte
  ]);
});

for (const [depth, bytes, expected] of /** @type {[number, number[], number[]][]} */ ([
  [1, [0b10110000], [1, 0, 1, 1, 0]],
  [2, [0b00011011, 0b11000000], [0, 1, 2, 3, 3]],
  [4, [0x01, 0x2f, 0x70], [0, 1, 2, 15, 7]],
])) {
  test(`pixels of ${depth} bits are unpacked`, async () => {
    const labels = await readLabels(png({ width: 5, height: 2, depth }, [0, ...bytes, 0, ...bytes]));
    assert.deepEqual([...labels.data], [...expected, ...expected]);
  });
}

test("pixels may lie in several chunks", async () => {
  const raw = Array.from({ length: 40 }, () => [0, ...Array.from({ length: 50 }, (_, x) => (x * 37) % 256)]).flat();
  const labels = await readLabels(png({ width: 50, height: 40, depth: 8 }, raw, 3));
  assert.equal(labels.data[50 * 39 + 2], 74);
});
