// @ts-check
// A stage opened: its strongest maps, and what one of its cells sees of the photo.
import { make, sizeCanvases } from "../../web/elements.js";
import { contextOf, darken, drawWhole, frame, glowOf } from "./drawing.js";
import { fieldBox, squareIn } from "./grid.js";
/** @import { Context } from "./drawing.js" */
/** @import { Shown } from "./state.js" */
/** @import { Box, Colour } from "../../web/values.d.ts" */
/** @import { Find } from "../../web/board.js" */

export const MAPS = 8;
const GLOW = /** @type {Colour} */ ([92, 232, 209]);

/** @type {(maps: HTMLElement) => void} */
export function buildMaps(maps) {
  maps.replaceChildren(...Array.from({ length: MAPS }, () => {
    const map = make("div", "map");
    map.setAttribute("role", "img");
    map.append(make("canvas"), make("span", "tag"));
    return map;
  }));
}

/** @type {(find: Find, shown: Shown, nameOf: (channel: number) => string) => void} */
export function drawStage(find, shown, nameOf) {
  const maps = [...find(".maps").querySelectorAll(".map")];
  const canvases = maps.map((map) => /** @type {HTMLCanvasElement} */ (map.firstElementChild));
  const seen = /** @type {HTMLCanvasElement} */ (/** @type {unknown} */ (find(".seen canvas")));
  sizeCanvases([...canvases, seen]);
  canvases.forEach((canvas, place) => {
    const context = contextOf(canvas);
    if (context) drawMap(context, shown, place);
    const channel = shown.maps?.channels[place];
    maps[place].setAttribute("aria-label", channel === undefined ? "" : nameOf(channel));
    maps[place].toggleAttribute("hidden", Boolean(shown.maps) && channel === undefined);
  });
  const context = contextOf(seen);
  if (context) drawSeen(context, shown);
}

// Cells that reach beyond the photo are cut at its border, as in the grid.
/** @type {(context: Context, shown: Shown, place: number) => void} */
function drawMap(context, { maps, input, stage, stageCell }, place) {
  const { width, height } = context.canvas;
  context.clearRect(0, 0, width, height);
  if (!maps || place >= maps.channels.length) return;
  const high = maps.maps.naturalHeight / maps.channels.length;
  context.imageSmoothingEnabled = false;
  const [wide, tall] = [maps.columns, maps.rows].map((cells, axis) =>
    (cells * stage.stride * (axis ? height : width)) / input[axis]);
  context.drawImage(maps.maps, 0, place * high, maps.maps.naturalWidth, high, 0, 0, wide, tall);
  frame(context, cellBox(stageCell, stage.stride), input, { width: 1 });
}
/** @type {(cell: readonly number[], stride: number) => Box} */
const cellBox = ([column, row], stride) => [column * stride, row * stride, (column + 1) * stride, (row + 1) * stride];

/** @type {WeakMap<HTMLImageElement, HTMLCanvasElement>} */
const glows = new WeakMap();

/** @type {(context: Context, shown: Shown) => void} */
function drawSeen(context, { scene, maps, seen, input, stageCell }) {
  drawWhole(context, scene.picture);
  if (!maps) return;
  darken(context);
  if (seen) {
    const glow = glows.get(seen.heat) ?? glowOf(seen.heat, GLOW);
    glows.set(seen.heat, glow);
    context.drawImage(glow, 0, 0, context.canvas.width, context.canvas.height);
  }
  const box = fieldBox(stageCell, maps.field);
  frame(context, box, input, { isDashed: true, width: 1.5 });
  if (seen) frame(context, squareIn(box, seen.effective), input);
}
