// Drawing: the same for a picture and for its magnified square.
function compose(scene, panel, canvas, view) {
  const context = canvas.getContext("2d");
  const { scale, x, y, smooth } = view;
  const ratio = scale / (window.devicePixelRatio || 1);
  const put = (picture, alpha = 1) => {
    context.globalAlpha = alpha;
    context.drawImage(picture, 0, 0, scene.width, scene.height);
    context.globalAlpha = 1;
  };
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.setTransform(scale, 0, 0, scale, -x * scale, -y * scale);
  context.imageSmoothingEnabled = smooth;
  context.imageSmoothingQuality = "high";
  const isPhoto = panel.key === "photo";
  const difference = state.mode === "difference" && !isPhoto;
  put(difference ? layer(scene, panel, "grey") : scene.photo);
  if (state.mode === "mask" && panel.labels) put(layer(scene, panel, "mask"));
  if (state.mode === "overlay" && !isPhoto) put(layer(scene, panel, "overlay"), state.opacity);
  if (difference) drawDifference(scene, panel, put);
  if (state.mode === "outline" && !isPhoto) {
    for (const { index, path } of layer(scene, panel, "outline")) {
      strokeTwice(context, path, `rgb(${scene.colours[index] || [90, 90, 90]})`, ratio, smooth ? 2 : 3);
    }
  }
  if (isPhoto && bandIsDrawn()) put(bandLayer(scene), 0.42);
  if (scene.truePath) strokeTwice(context, scene.truePath, "#c8205f", ratio, smooth ? 1.1 : 1.6);
  drawMarks(context, view);
}
function drawDifference(scene, panel, put) {
  if (panel === scene.panels[1]) put(layer(scene, panel, "overlay"), state.opacity);
  else put(layer(scene, panel, "change"), clamp(state.opacity + 0.25, 0.35, 1));
}
function drawPictures() {
  const scene = state.scene;
  if (!scene) return;
  for (const panel of scene.panels) {
    sizeCanvas(panel.canvas);
    if (!panel.canvas.width) continue;
    compose(scene, panel, panel.canvas, { scale: panel.canvas.width / scene.width, x: 0, y: 0, smooth: true });
    if (panel.cell) sizeCell(scene, panel);
  }
}
// The square beside a level's name is as large as one of its cells on the picture above it.
function sizeCell(scene, panel) {
  const side = (panel.level.cell * panel.canvas.clientWidth) / scene.value.full_size[0];
  panel.cell.style.width = panel.cell.style.height = `${Math.max(2, side)}px`;
}
