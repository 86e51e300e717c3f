// mIoU within r pixels of the true outline, one line per level, as plain SVG.
const LINES = { fcn32s: "var(--level-32)", fcn16s: "var(--level-16)", fcn8s: "var(--level-8)" };

function svg(kind, attributes, text) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", kind);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  if (text !== undefined) node.textContent = text;
  return node;
}

function drawCurve(box, value) {
  const small = box.clientWidth < 480;
  const [wide, high] = small ? [360, 240] : [640, 264];
  const frame = { left: 40, right: wide - 16, top: 34, bottom: high - 44 };
  const lines = value.levels.filter((level) => level.curve?.some((score) => score !== null));
  const known = lines.flatMap((level) => level.curve.filter((score) => score !== null));
  const low = Math.max(0, 10 * Math.floor(Math.min(...known) / 10));
  const last = value.radii[value.radii.length - 1];
  const x = (radius) => frame.left + ((radius - 1) / (last - 1)) * (frame.right - frame.left);
  const y = (score) => frame.bottom - ((score - low) / (100 - low)) * (frame.bottom - frame.top);
  const drawing = svg("svg", {
    viewBox: `0 0 ${wide} ${high}`, role: "img", "aria-label": window.skipscope.t("curve.aria"),
  });
  for (const score of [low, (low + 100) / 2, 100]) {
    drawing.append(svg("line", { x1: frame.left, x2: frame.right, y1: y(score), y2: y(score), class: "grid" }));
    drawing.append(svg("text", { x: frame.left - 8, y: y(score) + 4, "text-anchor": "end" }, Math.round(score)));
  }
  for (const radius of [1, 5, 10, 20, 30, 40]) {
    drawing.append(svg("text", { x: x(radius), y: frame.bottom + 18, "text-anchor": "middle" }, radius));
  }
  drawing.append(svg("line", {
    x1: x(value.radius), x2: x(value.radius), y1: frame.top, y2: frame.bottom, class: "band",
  }));
  drawing.append(svg("text", {
    x: (frame.left + frame.right) / 2, y: high - 6, "text-anchor": "middle",
  }, window.skipscope.t("curve.axis")));
  lines.forEach((level, place) => {
    const points = level.curve.map((score, at) => [value.radii[at], score]).filter(([, score]) => score !== null);
    const shape = points.map(([radius, score]) => `${x(radius).toFixed(1)},${y(score).toFixed(1)}`).join(" ");
    const key = frame.right - 84 * (lines.length - place) + 12;
    const colour = LINES[level.name] || "var(--ink)";
    drawing.append(svg("polyline", { points: shape, fill: "none", "stroke-width": 2.5, style: `stroke:${colour}` }));
    drawing.append(svg("rect", { x: key, y: 10, width: 14, height: 4, rx: 2, style: `fill:${colour}` }));
    drawing.append(svg("text", { x: key + 20, y: 16, class: "key" }, level.title));
  });
  box.replaceChildren(drawing);
}
