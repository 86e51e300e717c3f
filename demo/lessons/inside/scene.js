// The scene: a photo with everything decoded, made once for each photo.
import { BACKGROUND } from "../../web/layers.js";
import { outlineOf } from "../../web/outlines.js";
import { readLabels } from "../../web/png.js";
import { fuse, gridOf, labelsOf, readMaps } from "./fusion.js";
import { LEVELS, weightsOf } from "./levels.js";

const MOST_PRESENT = 4; // classes of objects that get a button of their own

export async function sceneOf({ source, photo: given }, classes) {
  const photo = new Image();
  photo.src = given.uri;
  const truth = given.truth || {};
  const [, labels, outline, band] = await Promise.all([
    photo.decode(),
    ...["labels", "outline", "band"].map((kind) => truth[kind] && readLabels(truth[kind])),
  ]);
  const maps = readMaps(given.maps);
  const levels = Object.fromEntries(Object.keys(LEVELS).map((name) => [name, fuse(maps, weightsOf(name))]));
  const grid = gridOf(given.full_size, given.inner_size, given.size, levels.fcn8s);
  const scene = {
    source, photo, maps, levels, grid, band, title: given.title, credit: given.credit,
    full: given.full_size, inner: given.inner_size, size: given.size,
    labels: labelsOf(levels.fcn8s, grid), truth: labels || null,
    truePath: outline ? outlineOf(outline) : null,
    copies: given.copies, unet: new Map(), asked: new Set(),
  };
  return { ...scene, present: presentClasses(scene, classes), start: tellingPixel(scene) };
}

// How many pixels each label has in some maps of labels, of which any may be missing.
export function countsOf(...maps) {
  const counts = new Int32Array(256);
  for (const labels of maps) labels?.data.forEach((label) => { counts[label]++; });
  return counts;
}
// The classes of the photo: objects, the largest first, then the background.
function presentClasses(scene, classes) {
  const counts = countsOf(scene.labels, scene.truth);
  const objects = classes.map((entry) => entry.index).filter((index) => index !== BACKGROUND && counts[index]);
  return [...objects.sort((one, other) => counts[other] - counts[one]).slice(0, MOST_PRESENT), BACKGROUND];
}

// Where the skips repair most: a pixel in the densest 16 × 16 of those that only FCN-8s gets right;
// without truth, of those that change. The middle if there is none.
function tellingPixel(scene) {
  const coarse = labelsOf(scene.levels.fcn32s, scene.grid);
  const [width] = scene.size;
  const places = new Map();
  scene.labels.data.forEach((fine, pixel) => {
    if (fine === coarse.data[pixel] || (scene.truth && scene.truth.data[pixel] !== fine)) return;
    const key = `${(pixel % width) >> 4} ${Math.floor(pixel / width) >> 4}`;
    if (!places.has(key)) places.set(key, []);
    places.get(key).push(pixel);
  });
  const densest = [...places.values()].reduce((most, found) => (found.length > most.length ? found : most), []);
  if (!densest.length) return scene.full.map((side) => Math.floor(side / 2));
  const pixel = densest[densest.length >> 1];
  return [pixel % width, Math.floor(pixel / width)]
    .map((place, axis) => Math.floor(((place + 0.5) * scene.full[axis]) / scene.size[axis]));
}
