// Reads the palette indices of a PNG. A canvas would give colours instead, and some browsers
// disturb what is read back from a canvas; these numbers are the labels themselves.
export function bytesOf(uri) {
  return Uint8Array.from(atob(uri.slice(uri.indexOf(",") + 1)), (letter) => letter.charCodeAt(0));
}
// The bytes behind a data URI, or behind an address relative to the page.
export async function fetchBytes(uri) {
  if (uri.startsWith("data:")) return bytesOf(uri);
  const answer = await fetch(new URL(uri, document.baseURI));
  if (!answer.ok) throw new Error(`${uri}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

function chunksOf(bytes) {
  const view = new DataView(bytes.buffer);
  const parts = [];
  let head = null;
  for (let at = 8; at < bytes.length;) {
    const length = view.getUint32(at);
    const kind = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (kind === "IHDR") {
      head = { width: view.getUint32(at + 8), height: view.getUint32(at + 12), depth: bytes[at + 16] };
    }
    if (kind === "IDAT") parts.push(bytes.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  return { ...head, parts };
}

// Each line of a PNG starts with the filter that its bytes went through (PNG specification, 9.2).
function unfilter(raw, lines, stride) {
  const out = new Uint8Array(lines * stride);
  for (let y = 0; y < lines; y++) {
    const filter = raw[y * (stride + 1)];
    for (let x = 0; x < stride; x++) {
      const left = x ? out[y * stride + x - 1] : 0;
      const up = y ? out[(y - 1) * stride + x] : 0;
      const corner = x && y ? out[(y - 1) * stride + x - 1] : 0;
      let guess = 0;
      if (filter === 1) guess = left;
      else if (filter === 2) guess = up;
      else if (filter === 3) guess = (left + up) >> 1;
      else if (filter === 4) {
        const p = left + up - corner;
        const [a, b, c] = [Math.abs(p - left), Math.abs(p - up), Math.abs(p - corner)];
        guess = a <= b && a <= c ? left : b <= c ? up : corner;
      }
      out[y * stride + x] = raw[y * (stride + 1) + 1 + x] + guess;
    }
  }
  return out;
}

// → { width, height, data }: one byte a pixel, for one channel of 1, 2, 4 or 8 bits.
export async function readLabels(uri) {
  const { width, height, depth, parts } = chunksOf(await fetchBytes(uri));
  const stream = new Blob(parts).stream().pipeThrough(new DecompressionStream("deflate"));
  const raw = new Uint8Array(await new Response(stream).arrayBuffer());
  const stride = Math.ceil((width * depth) / 8);
  const packed = unfilter(raw, height, stride);
  if (depth === 8) return { width, height, data: packed };
  const data = new Uint8Array(width * height);
  const [each, mask] = [8 / depth, (1 << depth) - 1];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const shift = 8 - depth * (1 + (x % each));
      data[y * width + x] = (packed[y * stride + Math.floor(x / each)] >> shift) & mask;
    }
  }
  return { width, height, data };
}
