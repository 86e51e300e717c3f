// The scene: a photo with every answer that networks have given for it.
import { coloursOf } from "../../web/elements.js";
import { readLabels } from "../../web/png.js";
import { objectsOf } from "./instances.js";

export async function sceneOf(value, classes, page) {
  const photo = new Image();
  photo.src = value.photo.uri;
  await photo.decode();
  const [width, height] = value.photo.size;
  return {
    source: value.source, photo, width, height,
    fullSize: value.photo.full_size,
    scale: width / value.photo.full_size[0],
    title: value.photo.title,
    credit: value.photo.credit,
    colours: coloursOf(classes, page),
    panels: new Map(), problems: new Map(), asked: new Map(),
  };
}
export async function panelOf(name, answer, scene) {
  if (answer.task === "instance") return { name, answer, objects: await objectsOf(answer, scene) };
  return { name, answer, labels: await readLabels(answer.labels) };
}

export const nameOf = ({ page, props }, index) => props.classes[index]?.name[page.language] ?? page.t("legend.void");
