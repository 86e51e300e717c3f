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
  const image = new ImageData(width, height);
  for (let pixel = 0; pixel < width * height; pixel++) {
    const colour = colourOf(pixel);
    if (!colour) continue;
    image.data[4 * pixel] = colour[0];
    image.data[4 * pixel + 1] = colour[1];
    image.data[4 * pixel + 2] = colour[2];
    image.data[4 * pixel + 3] = colour[3] ?? 255;
  }
  canvas.getContext("2d")?.putImageData(image, 0, 0);
  return canvas;
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
