// mIoU within r pixels of the true outline, one line per level, as plain SVG; dashed, its ceiling.
const LINES = { fcn32s: "var(--level-32)", fcn16s: "var(--level-16)", fcn8s: "var(--level-8)" };
export const colourOfLevel = (name) => LINES[name] || "var(--ink)";
// What a curve says at a radius; null if nothing.
export const scoreAt = (curve, radii, radius) => curve?.[radii.indexOf(radius)] ?? null;

function svg(kind, attributes, text) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", kind);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  if (text !== undefined) node.textContent = text;
  return node;
}

// Where a radius and a score lie in a drawing as wide as its card.
function axesOf(box, value) {
  const [wide, high] = box.clientWidth < 480 ? [360, 240] : [640, 264];
  const frame = { wide, high, left: 40, right: wide - 16, top: 12, bottom: high - 44 };
  const known = value.levels.flatMap((level) => [...level.curve, ...level.ceiling]).filter((score) => score !== null);
  const low = Math.max(0, 10 * Math.floor(Math.min(...known) / 10));
  const last = value.radii[value.radii.length - 1];
  const x = (radius) => frame.left + ((radius - 1) / (last - 1)) * (frame.right - frame.left);
  const y = (score) => frame.bottom - ((score - low) / (100 - low)) * (frame.bottom - frame.top);
  return { ...frame, low, x, y };
}

// `band` is the width of the band, which a line marks.
export function drawCurve(box, value, band, page) {
  const axes = axesOf(box, value);
  const drawing = svg("svg", {
    viewBox: `0 0 ${axes.wide} ${axes.high}`, role: "img", "aria-label": page.t("curve.aria"),
  });
  drawing.append(...gridOf(axes, page.t("curve.axis")));
  for (const level of value.levels) {
    const style = `stroke:${colourOfLevel(level.name)}`;
    drawing.append(lineOf(level.ceiling, value.radii, axes, { class: "ceiling", style }));
    drawing.append(lineOf(level.curve, value.radii, axes, { class: "level", style }));
  }
  drawing.append(...markerOf(value, axes, band));
  box.replaceChildren(drawing);
  // The slider below is the axis once more: it begins and ends where the axis does.
  box.parentElement.style.setProperty("--axis-left", axes.left / axes.wide);
  box.parentElement.style.setProperty("--axis-right", 1 - axes.right / axes.wide);
}
function gridOf({ left, right, bottom, high, low, x, y }, words) {
  const scores = [low, (low + 100) / 2, 100].flatMap((score) => [
    svg("line", { x1: left, x2: right, y1: y(score), y2: y(score), class: "grid" }),
    svg("text", { x: left - 8, y: y(score) + 4, "text-anchor": "end" }, Math.round(score)),
  ]);
  const radii = [1, 5, 10, 20, 30, 40].map((radius) =>
    svg("text", { x: x(radius), y: bottom + 18, "text-anchor": "middle" }, radius));
  const name = svg("text", { x: (left + right) / 2, y: high - 6, "text-anchor": "middle" }, words);
  return [...scores, ...radii, name];
}
function lineOf(scores, radii, { x, y }, looks) {
  const known = scores.map((score, place) => [radii[place], score]).filter(([, score]) => score !== null);
  const shape = known.map(([radius, score]) => `${x(radius).toFixed(1)},${y(score).toFixed(1)}`).join(" ");
  return svg("polyline", { points: shape, fill: "none", ...looks });
}
// The width of the band, and each level's score there.
function markerOf(value, { top, bottom, x, y }, band) {
  const at = x(band);
  const score = (level) => scoreAt(level.curve, value.radii, band);
  const dots = value.levels.filter((level) => score(level) !== null).map((level) => svg("circle", {
    cx: at, cy: y(score(level)), r: 4, class: "dot", style: `fill:${colourOfLevel(level.name)}`,
  }));
  return [svg("line", { x1: at, x2: at, y1: top, y2: bottom, class: "marker" }), ...dots];
}
