// Drawing: the same for a picture and for its magnified square.
import { clamp, sizeCanvas } from "../../web/elements.js";
import { strokeTwice } from "../../web/outlines.js";
import { bandIsDrawn, bandLayer } from "./band.js";
import { drawMarks } from "./marks.js";
import { layerOf } from "./scene.js";

export function compose(canvas, scene, state, panel, view) {
  const context = canvas.getContext("2d");
  const { scale, x, y, smooth } = view;
  const ratio = scale / (window.devicePixelRatio || 1);
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.setTransform(scale, 0, 0, scale, -x * scale, -y * scale);
  context.imageSmoothingEnabled = smooth;
  context.imageSmoothingQuality = "high";
  drawLayers(context, scene, state, panel);
  if (state.mode === "outline" && panel.key !== "photo") {
    for (const { index, path } of layerOf(scene, panel, "outline", state.only)) {
      strokeTwice(context, path, `rgb(${scene.colours[index] || [90, 90, 90]})`, ratio, smooth ? 2 : 3);
    }
  }
  if (panel.key === "photo" && bandIsDrawn(state)) put(context, scene, bandLayer(scene, state.band), 0.42);
  if (scene.truePath) strokeTwice(context, scene.truePath, "#c8205f", ratio, smooth ? 1.1 : 1.6);
  drawMarks(context, view, state.game.marks);
}
function put(context, scene, picture, alpha = 1) {
  context.globalAlpha = alpha;
  context.drawImage(picture, 0, 0, scene.width, scene.height);
  context.globalAlpha = 1;
}
function drawLayers(context, scene, { mode, only, opacity }, panel) {
  const isPhoto = panel.key === "photo";
  const layer = (kind) => layerOf(scene, panel, kind, only);
  const isDifference = mode === "difference" && !isPhoto;
  put(context, scene, isDifference ? layer("grey") : scene.photo);
  if (mode === "mask" && panel.labels) put(context, scene, layer("mask"));
  if (mode === "overlay" && !isPhoto) put(context, scene, layer("overlay"), opacity);
  if (!isDifference) return;
  if (panel === scene.panels[1]) put(context, scene, layer("overlay"), opacity);
  else put(context, scene, layer("change"), clamp(opacity + 0.25, 0.35, 1));
}

export function drawPictures(scene, state) {
  for (const panel of scene.panels) {
    sizeCanvas(panel.canvas);
    if (!panel.canvas.width) continue;
    compose(panel.canvas, scene, state, panel, { scale: panel.canvas.width / scene.width, x: 0, y: 0, smooth: true });
    if (panel.cell) sizeCell(scene, panel);
  }
}
// The square beside a level's name is as large as one of its cells on the picture above it.
function sizeCell(scene, panel) {
  const side = (panel.level.cell * panel.canvas.clientWidth) / scene.value.full_size[0];
  panel.cell.style.width = panel.cell.style.height = `${Math.max(2, side)}px`;
}
