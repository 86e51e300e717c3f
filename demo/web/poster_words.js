// The words of a saved picture. A caption is read from the page as it stands there: each of its
// children is a line, and each line is runs of one colour and weight, with squares between them.
// What only serves to change the picture is left out, and the credit, which has the last line.
export const SIZE = 22; // pixels
const LEAD = 1.4; // lines to size

export const font = (family, size, weight = 400) => `${weight} ${size}px ${family}`;

const isLeftOut = (node) => node.matches("select, input, .third, .credit, .modes, button:not(.edge), [hidden]");

function runsOf(node, scale) {
  return [...node.childNodes].flatMap((child) => {
    if (child.nodeType === Node.TEXT_NODE) {
      const style = getComputedStyle(node);
      return [{ text: child.textContent, colour: style.color, weight: style.fontWeight }];
    }
    if (isLeftOut(child)) return [];
    if (child.matches("i")) return [squareOf(child, scale)];
    const runs = runsOf(child, scale);
    const apart = child.previousElementSibling && node.matches(".about");
    return apart ? [{ text: "   ", weight: 400 }, ...runs] : runs;
  });
}
function squareOf(node, scale) {
  const style = getComputedStyle(node);
  const side = node.matches(".cell") ? node.getBoundingClientRect().width * scale : 0.7 * SIZE;
  return { side, fill: style.backgroundColor, line: parseFloat(style.borderTopWidth) ? style.borderTopColor : null };
}
export function linesOf(caption, wide) {
  if (Array.isArray(caption)) return caption;
  const scale = wide / (caption.clientWidth || wide);
  return [...caption.children].filter((node) => !isLeftOut(node)).map((node) => ({
    runs: runsOf(node, scale),
    size: node.matches("b, .head, .pick") ? SIZE + 4 : SIZE,
  }));
}
// Words from left to right, as many lines as they need. → where the next line begins.
export function flow({ colour, context, family }, { runs, size }, x, y, wide, draws) {
  const tallest = Math.max(0, ...runs.map((run) => run.side || 0));
  let [at, line] = [x, y];
  for (const run of runs) {
    if (run.side !== undefined) {
      if (at > x && at + run.side + 12 <= x + wide) at += 12;
      if (draws) square(context, run, at, line + Math.max(0, (LEAD * size - run.side) / 2));
      at += run.side + 10;
      continue;
    }
    context.font = font(family, size, run.weight);
    context.fillStyle = run.colour?.startsWith("--") ? colour(run.colour) : run.colour;
    for (const word of run.text.match(/[^ ]* ?/g)) {
      if (at > x && at + context.measureText(word.trimEnd()).width > x + wide) { at = x; line += LEAD * size; }
      if (draws) context.fillText(word, at, line + (LEAD * size) / 2);
      at += context.measureText(word).width;
    }
  }
  return line + Math.max(LEAD * size, line === y ? tallest + 4 : 0);
}
function square(context, { side, fill, line }, x, y) {
  context.fillStyle = fill;
  context.fillRect(x, y, side, side);
  if (!line) return;
  context.strokeStyle = line;
  context.lineWidth = 2;
  context.strokeRect(x, y, side, side);
}
