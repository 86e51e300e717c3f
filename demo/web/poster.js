// What a board shows as one picture for slides: pictures with their captions, magnified squares, the
// legend, and a line that says what it is. The browser draws it, in the page's own font, so that
// Korean works; and anew, as wide as a slide, whatever the screen.
//
//   savePoster({ file, pictures, squares, legend, note, line }, node of the board)
//
//   pictures  { ratio, draw(canvas), caption }: width to height, who fills the canvas, and words: a node, or
//             lines as data, { size, runs: [{ text, colour, weight }] } with a colour such as --ink
//   signs     what stands between the pictures, such as + and =; may be left out
//   squares   { draw(canvas), tag, here }: two labels that lie on the square
//   legend    { colours, text }: no colour stands for a hatch, several for stripes
//   note      what the legend's numbers are
import { clamp, make, sizeCanvas } from "./elements.js";
import { flow, font, linesOf, SIZE } from "./poster_words.js";
import { saveFile } from "./save_file.js";

const WIDE = 1920; // pixels; one picture alone may leave it narrower
const NARROWEST = 1600;
const MARGIN = 40;
const GAP = 20;
const PAD = 16;
const TALLEST = 1150; // a picture that stands alone
const SIGN = 52; // the gap that holds a sign

const widthOf = ({ pictures }) => (pictures.length > 1 ? WIDE
  : Math.round(clamp(TALLEST * pictures[0].ratio + 2 * MARGIN, NARROWEST, WIDE)));

// A canvas asks the page how large it is, so it stands in it for a moment, out of sight.
function filled(node, draw, wide, high) {
  const canvas = make("canvas");
  const pixels = window.devicePixelRatio || 1;
  canvas.style.cssText = `position: fixed; left: -9999px; width: ${wide / pixels}px; height: ${high / pixels}px`;
  node.append(canvas);
  sizeCanvas(canvas);
  draw(canvas);
  canvas.remove();
  return canvas;
}

// ---- Parts; each takes where it begins and gives where the next may ----------------------------
function pictureRow(paper, poster, y, draws) {
  const { context, colour } = paper;
  const { pictures, signs = [] } = poster;
  const gap = signs.length ? SIGN : GAP;
  const wide = (widthOf(poster) - 2 * MARGIN - gap * (pictures.length - 1)) / pictures.length;
  const sizes = pictures.map(({ ratio }) => Math.min(wide, TALLEST * ratio)).map((width, place) => [width, width / pictures[place].ratio]);
  const high = Math.max(...sizes.map(([, height]) => height));
  const words = (place, paints) => {
    const x = MARGIN + place * (wide + gap) + PAD;
    return linesOf(pictures[place].caption, wide).reduce((at, line) => flow(paper, line, x, at, wide - 2 * PAD, paints), y + high + PAD);
  };
  const captioned = pictures.some(({ caption }) => caption.childElementCount ?? caption.length);
  const end = captioned ? Math.max(...pictures.map((_, place) => words(place, false))) + PAD : y + high;
  if (draws) {
    pictures.forEach(({ draw }, place) => {
      const x = MARGIN + place * (wide + gap);
      const [width, height] = sizes[place];
      context.fillStyle = colour("--card");
      context.fillRect(x, y, wide, end - y);
      context.fillStyle = colour("--wash");
      context.fillRect(x, y, wide, high);
      context.drawImage(filled(paper.node, draw, width, height), x + (wide - width) / 2, y + (high - height) / 2, width, height);
      context.strokeStyle = colour("--line");
      context.lineWidth = 1.5;
      context.strokeRect(x, y, wide, end - y);
      words(place, true);
      if (signs[place]) sign(paper, signs[place], x + wide + gap / 2, y + high / 2);
    });
  }
  return end + GAP;
}
function sign(paper, text, x, y) {
  const { context, colour, family } = paper;
  context.font = font(family, 2 * SIZE);
  context.fillStyle = colour("--soft");
  context.textAlign = "center";
  context.fillText(text, x, y);
  context.textAlign = "start";
}
function squareRow(paper, { squares }, y, draws) {
  const { context } = paper;
  if (!squares.length) return y;
  const side = (WIDE - 2 * MARGIN - GAP * (squares.length - 1)) / squares.length;
  if (draws) {
    squares.forEach(({ draw, tag, here }, place) => {
      const x = MARGIN + place * (side + GAP);
      context.drawImage(filled(paper.node, draw, side, side), x, y, side, side);
      label(paper, tag, x + 12, y + 12);
      label(paper, here, x + 12, y + side - 48);
    });
  }
  return y + side + GAP;
}
function label(paper, text, x, y) {
  const { context, family } = paper;
  if (!text) return;
  context.font = font(family, SIZE - 2);
  context.fillStyle = "rgb(15 18 21 / 86%)";
  context.beginPath();
  context.roundRect(x, y, context.measureText(text).width + 24, 36, 8);
  context.fill();
  context.fillStyle = "#fff";
  context.fillText(text, x + 12, y + 18);
}
function legendRows(paper, poster, y, draws) {
  const { context, colour, family } = paper;
  context.font = font(family, SIZE);
  let x = MARGIN;
  const entries = poster.note ? [...poster.legend, { text: poster.note }] : poster.legend;
  for (const { colours, text } of entries) {
    const aside = colours ? 42 : 0;
    const wide = aside + context.measureText(text).width;
    if (x > MARGIN && x + wide > widthOf(poster) - MARGIN) { x = MARGIN; y += 44; }
    if (draws) {
      if (colours) swatch(paper, colours, x, y + 6);
      context.fillStyle = colour(colours ? "--ink" : "--soft");
      context.fillText(text, x + aside, y + 20);
    }
    x += wide + 36;
  }
  return y + (entries.length ? 44 : 0);
}
function swatch(paper, colours, x, y) {
  const { context, colour } = paper;
  const side = 28;
  context.fillStyle = colour("--card");
  context.fillRect(x, y, side, side);
  colours.slice(0, 4).forEach((shade, place, all) => {
    context.fillStyle = `rgb(${shade})`;
    context.fillRect(x + (side * place) / all.length, y, side / all.length, side);
  });
  context.strokeStyle = colours.length ? colour("--line") : colour("--dash");
  context.lineWidth = 1.5;
  const lines = new Path2D();
  lines.rect(x, y, side, side);
  for (let at = 8; !colours.length && at < 2 * side; at += 8) {
    lines.moveTo(x + Math.max(0, at - side), y + Math.min(at, side));
    lines.lineTo(x + Math.min(at, side), y + Math.max(0, at - side));
  }
  context.stroke(lines);
}
function lastLine(paper, poster, y, draws) {
  const { context, colour } = paper;
  const wide = widthOf(poster) - 2 * MARGIN;
  context.fillStyle = colour("--line");
  if (draws) context.fillRect(MARGIN, y + 6, wide, 1.5);
  const runs = [{ text: poster.line, colour: colour("--soft"), weight: 400 }];
  return flow(paper, { runs, size: SIZE }, MARGIN, y + 18, wide, draws);
}

// Everything once to learn how high it is, and once to draw it.
function drawAll(paper, poster, draws) {
  paper.context.textBaseline = "middle";
  const parts = [pictureRow, squareRow, legendRows, lastLine];
  return parts.reduce((y, part) => part(paper, poster, y, draws), MARGIN) + MARGIN / 2;
}
// What the parts draw on, in the colours and the font of `node`.
function paperOf(canvas, node) {
  const style = getComputedStyle(node);
  return {
    context: canvas.getContext("2d"),
    node,
    family: style.fontFamily,
    colour: (name) => style.getPropertyValue(name).trim(),
  };
}
export async function savePoster(poster, node) {
  const canvas = make("canvas");
  const paper = paperOf(canvas, node);
  canvas.width = widthOf(poster);
  canvas.height = Math.ceil(drawAll(paper, poster, false));
  paper.context.fillStyle = paper.colour("--paper");
  paper.context.fillRect(0, 0, canvas.width, canvas.height);
  drawAll(paper, poster, true);
  const png = await new Promise((made) => canvas.toBlob(made, "image/png"));
  saveFile(URL.createObjectURL(png), poster.file);
}

// A file's name and a line say which photo it is; of an upload neither knows the name.
export const posterFile = (source, lesson) => `skipscope-${source.replace(/^photo-.*/, "photo")}-${lesson}.png`;
export const posterLine = (page, { title, credit }, networks) => [
  title[page.language] || page.t("picker.upload"), networks.join(", "),
  credit[page.language] && page.t("photo.credit", { credit: credit[page.language] }), "Skipscope",
].filter(Boolean).join(" · ");
