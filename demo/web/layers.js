// Label maps → colour layers that a canvas can draw over the photo, pixel by pixel.
export const BACKGROUND = 0;
// Apart in lightness too, for those who cannot tell them by hue.
export const REPAIRED = [0, 60, 110];
export const SPOILED = [255, 205, 60];
export const CHANGED = [180, 120, 100];

export function blank(width, height) {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  return canvas;
}

// colourOf(pixel) → [r, g, b] or [r, g, b, a], or nothing for a transparent pixel.
export function paint(width, height, colourOf) {
  const canvas = blank(width, height);
  const context = canvas.getContext("2d");
  const image = context.createImageData(width, height);
  for (let pixel = 0; pixel < width * height; pixel++) {
    const colour = colourOf(pixel);
    if (!colour) continue;
    image.data[4 * pixel] = colour[0];
    image.data[4 * pixel + 1] = colour[1];
    image.data[4 * pixel + 2] = colour[2];
    image.data[4 * pixel + 3] = colour[3] ?? 255;
  }
  context.putImageData(image, 0, 0);
  return canvas;
}

export const hatched = (pixel, width, step = 6) =>
  ((pixel % width) + Math.floor(pixel / width)) % step < Math.max(1, step / 4);

// Classes over a photo: background stays clear, void is hatched.
export function overlayLayer(labels, colours, only) {
  const { width, height, data } = labels;
  return paint(width, height, (pixel) => {
    const label = data[pixel];
    if (label === 255) return hatched(pixel, width) ? [255, 255, 255, 200] : null;
    if (only !== null) return label === only ? colours[label] || [150, 150, 150] : null;
    return label === BACKGROUND ? null : colours[label];
  });
}

// Classes alone: every pixel is covered, background is hatched paper.
export function maskLayer(labels, colours, only) {
  const { width, height, data } = labels;
  const step = Math.max(6, Math.round(width / 60));
  return paint(width, height, (pixel) => {
    const label = data[pixel];
    const shown = only === null ? label !== BACKGROUND && label !== 255 : label === only;
    if (shown && label !== BACKGROUND) return colours[label];
    if (shown) return [150, 150, 150];
    if (label === 255) return [120, 120, 120];
    return hatched(pixel, width, step) ? [226, 222, 214] : [246, 244, 239];
  });
}

// The pixels that change label from coarse to fine; with truth, for better or for worse.
export function changeLayer(coarse, fine, truth) {
  return paint(fine.width, fine.height, (pixel) => {
    const [before, after] = [coarse.data[pixel], fine.data[pixel]];
    if (before === after) return null;
    if (!truth || truth.data[pixel] === 255) return CHANGED;
    if (after === truth.data[pixel]) return REPAIRED;
    return before === truth.data[pixel] ? SPOILED : CHANGED;
  });
}

export function greyOf(image, width, height) {
  const canvas = blank(width, height);
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0, width, height);
  // "saturation" with grey takes the colour out in every browser; canvas filters do not.
  context.globalCompositeOperation = "saturation";
  context.fillStyle = "hsl(0 0% 50%)";
  context.fillRect(0, 0, width, height);
  context.globalCompositeOperation = "source-over";
  context.fillStyle = "rgb(255 255 255 / 35%)";
  context.fillRect(0, 0, width, height);
  return canvas;
}
