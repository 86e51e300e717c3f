// Outlines as paths, so that an outline stays one thin line at any magnification.
// The sides between pixels of which apart(a, b) says that they differ, neighbours joined to runs.
function sidesBetween(labels, apart) {
  const { width, height, data } = labels;
  const path = new Path2D();
  for (let y = 1; y < height; y++) {
    for (let x = 0, start = -1; x <= width; x++) {
      const edge = x < width && apart(data[y * width + x], data[(y - 1) * width + x]);
      if (edge && start < 0) start = x;
      if (!edge && start >= 0) { path.moveTo(start, y); path.lineTo(x, y); start = -1; }
    }
  }
  for (let x = 1; x < width; x++) {
    for (let y = 0, start = -1; y <= height; y++) {
      const edge = y < height && apart(data[y * width + x], data[y * width + x - 1]);
      if (edge && start < 0) start = y;
      if (!edge && start >= 0) { path.moveTo(x, start); path.lineTo(x, y); start = -1; }
    }
  }
  return path;
}

export const outlineOf = (labels) => sidesBetween(labels, (a, b) => a !== b);

// One path for each class that is drawn.
export function classOutlines(labels, classes) {
  return classes.map((index) => ({
    index,
    path: sidesBetween(labels, (a, b) => a !== b && (a === index || b === index)),
  }));
}

export function strokeTwice(context, path, colour, scale, wide) {
  context.lineCap = "square";
  context.strokeStyle = "rgb(255 255 255 / 80%)";
  context.lineWidth = (wide * 2) / scale;
  context.stroke(path);
  context.strokeStyle = colour;
  context.lineWidth = wide / scale;
  context.stroke(path);
}
