// The pictures as elements, and what a tap on one of them hits.
import { clamp, make } from "../../web/elements.js";
import { BACKGROUND } from "../../web/layers.js";
import { objectAt } from "./instances.js";

const REACH = 8; // CSS pixels: fingers are wider than thin legs

export function buildFigure(board, name, scene) {
  const node = make("figure", "panel");
  const box = make("div", "box");
  const stage = make("div", "stage");
  stage.style.setProperty("--ratio", scene.width / scene.height);
  stage.setAttribute("role", "img");
  const canvas = make("canvas");
  const busy = make("span", "tag busy");
  const caption = make("figcaption");
  stage.append(canvas, busy);
  box.append(stage);
  node.append(box, caption);
  stage.addEventListener("click", (event) => isolateAt(board, name, canvas, event));
  board.watcher.observe(canvas);
  return { node, parts: { canvas, stage, busy, caption } };
}
// A tap isolates what lies there, and the background gives everything back.
function isolateAt({ actions, props, state }, name, canvas, event) {
  const scene = state.scene;
  const panel = scene.panels.get(name);
  if (!panel) return;
  const box = canvas.getBoundingClientRect();
  const x = clamp(((event.clientX - box.left) / box.width) * scene.width, 0, scene.width - 0.001);
  const y = clamp(((event.clientY - box.top) / box.height) * scene.height, 0, scene.height - 0.001);
  if (panel.objects) {
    const object = objectAt(panel, scene, state, x, y, (REACH * scene.width) / box.width);
    if (object) actions.isolateObject(panel, object.place);
    else actions.leaveIsolation();
    return;
  }
  const label = panel.labels.data[Math.floor(y) * scene.width + Math.floor(x)];
  if (label === BACKGROUND || !props.classes[label]) actions.leaveIsolation();
  else actions.isolateClass(label);
}
