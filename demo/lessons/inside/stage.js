// A box with a canvas in it, as high as the photo of the scene makes it.
import { make } from "../../web/elements.js";

export function buildStage({ stages, watcher }, name) {
  const box = make("div", "box");
  const stage = make("div", "stage");
  stage.setAttribute("role", "img");
  const canvas = make("canvas");
  stage.append(canvas);
  box.append(stage);
  stages.push(stage);
  watcher.observe(canvas);
  return { name, box, stage, canvas };
}
