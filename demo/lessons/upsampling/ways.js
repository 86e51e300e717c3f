// @ts-check
// The real score map, made large by every method side by side.
import { make, makeButton, press } from "../../web/elements.js";
import { doublingsOf, labelled, raised, WAYS } from "./real.js";
import { drawLayer, labelLayer, scoreLayer } from "./score_picture.js";
/** @import { Choices, Scene, Setting, State, Words } from "./types.d.ts" */
/** @import { Way } from "./real.js" */

/**
 * @typedef {object} Tile
 * @property {Way} way
 * @property {HTMLButtonElement} button
 * @property {HTMLCanvasElement} canvas
 * @property {HTMLElement} title
 * @property {HTMLElement} says
 * @property {{ scene: Scene, labels: Uint8Array, rows: number, columns: number, differs: number | null } | null} known
 *   the labels of this scene, which take longest
 */
/** @type {Record<Way, { title: string, says: string, choice: Partial<Choices> | null }>} */
const TEXTS = {
  itself: { title: "up.itself", says: "up.way_cells", choice: null },
  unpool: { title: "up.unpool", says: "up.way_unpool", choice: { method: "unpool" } },
  three: { title: "up.three", says: "up.way_three", choice: { method: "transposed", kernel: 3, stride: 2, padding: 1, extra: 1 } },
  four: { title: "up.four", says: "up.way_four", choice: { method: "transposed", kernel: 4, stride: 2, padding: 1, extra: 0 } },
  nearest: { title: "up.nearest", says: "up.way_nearest", choice: { method: "nearest", kernel: 3, stride: 2 } },
  bilinear: { title: "up.bilinear", says: "up.way_bilinear", choice: { method: "bilinear", kernel: 3, stride: 2 } },
};

/** @type {(host: HTMLElement, setting: Setting) => Tile[]} */
export function buildWays(host, { actions, observe }) {
  const tiles = WAYS.map((way) => {
    const { choice } = TEXTS[way];
    const button = makeButton("way", "", () => { if (choice) actions.set(choice); });
    const [canvas, title, says] = [make("canvas"), make("b"), make("small")];
    button.append(canvas, title, says);
    button.dataset.way = way;
    button.disabled = !choice;
    observe(canvas);
    return { way, button, canvas, title, says, known: null };
  });
  host.replaceChildren(...tiles.map(({ button }) => button));
  return tiles;
}

// ---- Pictures ------------------------------------------------------------------------------------
/**
 * @param {Tile[]} tiles
 * @param {Scene} scene
 * @param {State} state
 * @param {Setting} setting
 * @returns {boolean} whether all are drawn; labels come one a frame, for each takes a moment
 */
export function drawWays(tiles, scene, state, setting) {
  if (state.real !== "labels") {
    for (const tile of tiles) drawScores(tile, scene, state);
    return true;
  }
  const isKnown = (/** @type {Tile} */ { known }) => known?.scene === scene;
  const next = tiles.find((tile) => !isKnown(tile));
  for (const tile of next ? [next] : tiles) {
    if (next) know(tile, tiles[0], scene, doublingsOf(tile.way, scene, state.real));
    drawLabels(tile, scene, state, setting);
  }
  return tiles.every(isKnown);
}
/** @type {(tile: Tile, scene: Scene, state: State) => void} */
function drawScores({ canvas, way }, scene, state) {
  const doublings = doublingsOf(way, scene, state.real);
  const layer = scoreLayer(raised(way, scene, classIn(scene, state), doublings));
  drawLayer(canvas, layer, scene.stride / 2 ** doublings, scene, false);
}
/** @type {(tile: Tile, scene: Scene, state: State, setting: Setting) => void} */
function drawLabels({ canvas, known, way }, scene, { colours, real }, { background }) {
  if (!known) return;
  const side = scene.stride / 2 ** doublingsOf(way, scene, real);
  drawLayer(canvas, labelLayer(known, colours, background), side, scene, true);
}
/** @type {(tile: Tile, blocks: Tile, scene: Scene, doublings: number) => void} */
function know(tile, blocks, scene, doublings) {
  const found = labelled(tile.way, scene, doublings);
  const before = blocks.known?.labels;
  const isSame = before?.length === found.labels.length;
  tile.known = { ...found, scene, differs: isSame ? differing(found.labels, before, found.columns, scene) : null };
}
// Which share of the photo's pixels has another label.
/** @type {(labels: Uint8Array, others: Uint8Array, columns: number, scene: Scene) => number} */
function differing(labels, others, columns, { input: [width, height] }) {
  let count = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) if (labels[y * columns + x] !== others[y * columns + x]) count += 1;
  }
  return count / (width * height);
}
/** @type {(scene: Scene, state: State) => number} */
export const classIn = (scene, { index }) => index ?? scene.present[0];

// ---- Words ---------------------------------------------------------------------------------------
/** @type {(tiles: Tile[], scene: Scene, state: State, words: Words) => void} */
export function writeWays(tiles, scene, state, words) {
  for (const tile of tiles) {
    tile.title.textContent = words.t(TEXTS[tile.way].title, { stride: scene.stride });
    tile.says.textContent = state.real === "labels" ? aboutLabels(tile, scene, words) : aboutScores(tile, scene, words);
  }
  press(tiles.map(({ button }) => button), (button) => isShown(button.dataset.way, state));
}
/** @type {(tile: Tile, scene: Scene, words: Words) => string} */
function aboutScores({ way }, { input, stride }, { t }) {
  const [columns, rows] = input.map((side) => Math.ceil(side / stride));
  return t(TEXTS[way].says, { columns, rows });
}
/** @type {(tile: Tile, scene: Scene, words: Words) => string} */
function aboutLabels({ way, known }, { places, stride }, { percent, t }) {
  if (way === "itself") return t("up.way_blocks", { side: stride });
  if (way === "unpool") return t("up.way_ends", { factor: 2 ** places.length });
  return known?.differs ? t("up.way_differs", { share: percent(known.differs) }) : "";
}
// Whether the drawing above shows this way.
/** @type {(way: string | undefined, state: State) => boolean} */
function isShown(way, { method, kernel, stride }) {
  if (way === "three" || way === "four") return method === "transposed" && stride === 2 && kernel === (way === "three" ? 3 : 4);
  return way === method;
}
