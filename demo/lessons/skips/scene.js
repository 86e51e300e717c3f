// The scene: a photo with everything decoded, made once for each photo; and its layers.
import { coloursOf } from "../../web/elements.js";
import { changeLayer, greyOf, maskLayer, overlayLayer } from "../../web/layers.js";
import { classOutlines, outlineOf } from "../../web/outlines.js";
import { readLabels } from "../../web/png.js";

export async function sceneOf(value, page) {
  const photo = new Image();
  photo.src = value.photo;
  const [, truth, outline, rings, ...maps] = await Promise.all([
    photo.decode(),
    value.truth && readLabels(value.truth),
    value.outline && readLabels(value.outline),
    value.rings && readLabels(value.rings),
    ...value.levels.map((level) => readLabels(level.labels)),
  ]);
  const [width, height] = value.size;
  const colours = coloursOf(value.legend, page);
  const panels = value.levels.map((level, place) => ({ key: level.name, level, labels: maps[place] }));
  panels.unshift({ key: "photo", level: null, labels: truth || null });
  return {
    value, photo, width, height, truth, rings, colours, panels, layers: new Map(),
    truePath: outline ? outlineOf(outline) : null,
  };
}

export const nameOf = ({ page, props }, label) => {
  const known = props.value?.legend.find((entry) => entry.index === label);
  return known ? known.name[page.language] : page.t("legend.void");
};

// Layers cost some milliseconds each and are kept until another photo comes. `only` is the class
// that stands alone, or null.
export function layerOf(scene, panel, kind, only) {
  const name = `${panel.key} ${kind} ${only}`;
  if (!scene.layers.has(name)) scene.layers.set(name, makeLayer(scene, panel, kind, only));
  return scene.layers.get(name);
}
function makeLayer(scene, panel, kind, only) {
  if (kind === "grey") return greyOf(scene.photo, scene.width, scene.height);
  if (kind === "mask") return maskLayer(panel.labels, scene.colours, only);
  if (kind === "overlay") return overlayLayer(panel.labels, scene.colours, only);
  if (kind === "change") return changeLayer(scene.panels[1].labels, panel.labels, scene.truth);
  const drawn = only === null ? scene.value.legend.map((entry) => entry.index).filter(Boolean) : [only];
  return classOutlines(panel.labels, drawn);
}
