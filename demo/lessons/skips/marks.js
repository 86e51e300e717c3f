// The places that a visitor marks on the photo before the levels are seen.
export const MARKS = 3;
export const MARK_REACH = 14; // CSS pixels: a tap this near to a mark takes it back

export const isMarking = ({ game }, panel) => game.stage === "marking" && panel.key === "photo";

// The marks with one more at (x, y) of the scene, or without the one that lies within `reach`.
export function toggled(marks, x, y, reach) {
  const near = marks.findIndex((mark) => Math.hypot(mark.x + 0.5 - x, mark.y + 0.5 - y) <= reach);
  if (near >= 0) return marks.filter((_, place) => place !== near);
  return marks.length < MARKS ? [...marks, { x: Math.floor(x), y: Math.floor(y) }] : marks;
}

// A ring around the place itself, its number beside it.
export function drawMarks(context, { scale, x, y }, marks) {
  const pixel = window.devicePixelRatio || 1;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.font = `600 ${12 * pixel}px ${getComputedStyle(context.canvas).fontFamily}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  marks.forEach((mark, place) => {
    const [left, top] = [(mark.x + 0.5 - x) * scale, (mark.y + 0.5 - y) * scale];
    const badge = [left + 11 * pixel, top - (top > 22 * pixel ? 11 : -11) * pixel];
    disc(context, left, top, 4 * pixel, null);
    disc(context, ...badge, 9 * pixel, "#16191d");
    context.fillStyle = "#fff";
    context.fillText(String(place + 1), ...badge);
  });
}
function disc(context, x, y, radius, fill) {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = fill || "transparent";
  context.fill();
  context.lineWidth = 0.42 * radius + 1;
  context.strokeStyle = "rgb(15 18 21 / 80%)";
  context.stroke();
  context.lineWidth = 0.2 * radius + 0.6;
  context.strokeStyle = "#fff";
  context.stroke();
}
