// @ts-check
// Layers of colour that a canvas can draw over the photo, pixel by pixel.

/**
 * @param {number} width
 * @param {number} height
 */
export function blank(width, height) {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  return canvas;
}

/**
 * @param {number} width
 * @param {number} height
 * @param {(pixel: number) => readonly number[] | null | undefined} colourOf red, green, blue and
 *   perhaps opacity, 0 … 255; nothing for a clear pixel
 */
export function paint(width, height, colourOf) {
  const canvas = blank(width, height);
  fill(canvas, (pixels) => {
    for (let pixel = 0; pixel < pixels.length; pixel++) {
      const colour = colourOf(pixel);
      if (colour) pixels[pixel] = packed(colour);
    }
  });
  return canvas;
}

/**
 * Fills a canvas with one pixel for each label. This happens at each step of a slider, so it makes no
 * object and calls no function for any pixel.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {{ width: number, height: number, data: Uint8Array | Uint8ClampedArray }} labels
 * @param {Uint32Array} colours 256, by label, as from `packed`; 0 is clear
 */
export function paintByLabel(canvas, { width, height, data }, colours) {
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  fill(canvas, (pixels) => {
    for (let pixel = 0; pixel < pixels.length; pixel++) pixels[pixel] = colours[data[pixel]];
  });
}

/**
 * A colour as one number in the order of a canvas's bytes: every computer that runs a browser keeps
 * the lowest byte first.
 *
 * @param {readonly number[]} colour red, green, blue and perhaps opacity, 0 … 255
 */
export const packed = ([red, green, blue, opacity = 255]) => (red | green << 8 | blue << 16 | opacity << 24) >>> 0;

/** @type {(canvas: HTMLCanvasElement, write: (pixels: Uint32Array) => void) => void} */
function fill(canvas, write) {
  const image = new ImageData(canvas.width, canvas.height);
  write(new Uint32Array(image.data.buffer));
  canvas.getContext("2d")?.putImageData(image, 0, 0);
}

/**
 * Whether a pixel lies on a line of the hatch.
 *
 * @param {number} pixel
 * @param {number} width of the layer
 * @param {number} [step] pixels from one line to the next
 */
export const hatched = (pixel, width, step = 6) =>
  ((pixel % width) + Math.floor(pixel / width)) % step < Math.max(1, step / 4);
