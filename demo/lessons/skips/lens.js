// The lens: a frame locked to the same pixels in all pictures, and its magnified squares.
import { clamp, sizeCanvas } from "../../web/elements.js";
import { compose } from "./compose.js";
import { nameOf } from "./scene.js";

export function lensFrame(scene, { centre, zoom }) {
  const square = scene.panels[0].square;
  const side = Math.min((square?.clientWidth || 300) / zoom, scene.width, scene.height);
  return {
    side,
    x: clamp(centre[0] - side / 2, 0, scene.width - side),
    y: clamp(centre[1] - side / 2, 0, scene.height - side),
  };
}
export const fullScale = (scene) => scene.value.full_size[0] / scene.width; // display → photo pixels
export function lensInLetters(scene, { centre, zoom }) {
  const place = centre.map((each) => Math.floor(each * fullScale(scene)));
  return [...place, Math.round(10 * zoom) / 10].join(",");
}

export function drawLens(board, scene) {
  const { node, state } = board;
  const frame = lensFrame(scene, state);
  const [px, py] = state.centre.map(Math.floor);
  node.dataset.lens = lensInLetters(scene, state);
  for (const panel of scene.panels) {
    sizeCanvas(panel.square);
    if (!panel.square.width) continue;
    compose(panel.square, scene, state, panel, { scale: panel.square.width / frame.side, x: frame.x, y: frame.y, smooth: false });
    placeFrame(panel, scene, frame);
    panel.cross.style.left = `${(100 * (px + 0.5 - frame.x)) / frame.side}%`;
    panel.cross.style.top = `${(100 * (py + 0.5 - frame.y)) / frame.side}%`;
    panel.here.textContent = panel.labels ? nameOf(board, panel.labels.data[py * scene.width + px]) : "";
  }
}
function placeFrame({ frame: { style } }, scene, { x, y, side }) {
  style.left = `${(100 * x) / scene.width}%`;
  style.top = `${(100 * y) / scene.height}%`;
  style.width = `${(100 * side) / scene.width}%`;
  style.height = `${(100 * side) / scene.height}%`;
}
