// @ts-check
// Reads the palette indices of a PNG. A canvas would give colours instead, and some browsers
// disturb what is read back from a canvas; these numbers are the labels themselves.

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */

/** @typedef {{ width: number, height: number, data: Bytes }} LabelMap one byte a pixel, row by row */

/**
 * @typedef {object} Chunks
 * @property {number} width
 * @property {number} height
 * @property {number} depth bits a pixel
 * @property {Bytes[]} parts of the compressed pixels
 */

const SIGNATURE = 8; // bytes before the first chunk
const FRAME = 12; // bytes of a chunk besides its data: length, kind and checksum

/**
 * @param {string} uri a data URI
 * @returns {Bytes}
 */
export function bytesOf(uri) {
  return Uint8Array.from(atob(uri.slice(uri.indexOf(",") + 1)), (letter) => letter.charCodeAt(0));
}

/**
 * @param {string} uri a data URI, or an address relative to the page
 * @returns {Promise<Bytes>}
 */
export async function fetchBytes(uri) {
  if (uri.startsWith("data:")) return bytesOf(uri);
  const answer = await fetch(new URL(uri, document.baseURI));
  if (!answer.ok) throw new Error(`${uri}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

/**
 * @param {string} uri of a PNG with one channel of 1, 2, 4 or 8 bits
 * @returns {Promise<LabelMap>}
 */
export async function readLabels(uri) {
  const { width, height, depth, parts } = chunksOf(await fetchBytes(uri));
  const raw = await inflated(parts);
  const stride = Math.ceil((width * depth) / 8);
  const packed = unfiltered(raw, height, stride);
  return { width, height, data: depth === 8 ? packed : unpacked(packed, { width, height, depth }) };
}

/**
 * @param {Bytes[]} parts
 * @returns {Promise<Bytes>}
 */
async function inflated(parts) {
  const { readable, writable } = new DecompressionStream("deflate");
  const writer = writable.getWriter();
  // What goes wrong in writing, the reader hears too.
  for (const part of parts) writer.write(part).catch(() => {});
  writer.close().catch(() => {});
  return new Uint8Array(await new Response(readable).arrayBuffer());
}

/**
 * @param {Bytes} bytes
 * @returns {Chunks}
 */
function chunksOf(bytes) {
  const view = new DataView(bytes.buffer);
  /** @type {Chunks} */
  const chunks = { width: 0, height: 0, depth: 8, parts: [] };
  for (let at = SIGNATURE; at < bytes.length;) {
    const length = view.getUint32(at);
    const kind = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const data = bytes.subarray(at + 8, at + 8 + length);
    if (kind === "IHDR") {
      Object.assign(chunks, { width: view.getUint32(at + 8), height: view.getUint32(at + 12), depth: data[8] });
    }
    if (kind === "IDAT") chunks.parts.push(data);
    at += FRAME + length;
  }
  return chunks;
}

/**
 * Each row of a PNG starts with the filter that its bytes went through (PNG specification, 9.2).
 *
 * @param {Bytes} raw
 * @param {number} rows
 * @param {number} stride bytes of a row without its filter
 * @returns {Bytes}
 */
function unfiltered(raw, rows, stride) {
  const out = new Uint8Array(rows * stride);
  for (let y = 0; y < rows; y++) {
    const filter = raw[y * (stride + 1)];
    if (!filter) { // most rows of a label map, and a copy is quick
      out.set(raw.subarray(y * (stride + 1) + 1, (y + 1) * (stride + 1)), y * stride);
      continue;
    }
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x;
      const left = x ? out[at - 1] : 0;
      const up = y ? out[at - stride] : 0;
      const corner = x && y ? out[at - stride - 1] : 0;
      out[at] = raw[at + y + 1] + guess(filter, left, up, corner);
    }
  }
  return out;
}

/**
 * What a filter expects of a byte, from its neighbours.
 *
 * @param {number} filter
 * @param {number} left
 * @param {number} up
 * @param {number} corner above the left one
 */
function guess(filter, left, up, corner) {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  return paeth(left, up, corner);
}

/**
 * The neighbour that is nearest to left + up − corner.
 *
 * @param {number} left
 * @param {number} up
 * @param {number} corner
 */
function paeth(left, up, corner) {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

/**
 * @param {Bytes} packed several pixels in a byte, the first one in its highest bits
 * @param {{ width: number, height: number, depth: number }} size
 * @returns {Bytes}
 */
function unpacked(packed, { width, height, depth }) {
  const data = new Uint8Array(width * height);
  const [stride, each, mask] = [Math.ceil((width * depth) / 8), 8 / depth, (1 << depth) - 1];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const shift = 8 - depth * (1 + (x % each));
      data[y * width + x] = (packed[y * stride + Math.floor(x / each)] >> shift) & mask;
    }
  }
  return data;
}
