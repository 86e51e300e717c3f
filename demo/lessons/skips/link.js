// What a link says of this board, and what the link that opened the page asks of it.
import { clamp } from "../../web/elements.js";
import { fullScale, lensInLetters } from "./lens.js";

export const DEFAULT_BAND = 5; // pixels

// A lens that nobody has moved stays out of the link, so that its code is coarse enough for phones.
export function tellLink({ page, state }) {
  page.tell("lens", () => {
    const told = state.scene && lensInLetters(state.scene, state);
    return told === state.scene?.opened ? null : told;
  });
  page.tell("show", () => (state.mode === "overlay" ? null : state.mode));
  page.tell("only", () => (state.only === null ? null : String(state.only)));
  page.tell("band", () => (state.band === DEFAULT_BAND ? null : String(state.band)));
}

// Once, at the first photo; if the link names a photo, at that one.
export function followLink(board, scene) {
  const { actions, page, state } = board;
  const photo = page.recall("photo");
  if (state.linkFollowed || (photo && photo !== scene.value.source)) return;
  state.linkFollowed = true;
  const [mode, only, band] = ["show", "only", "band"].map(page.recall);
  if (board.all(".modes button").some((button) => button.dataset.mode === mode)) actions.setMode(mode);
  if (scene.value.legend.some((entry) => String(entry.index) === only)) state.only = Number(only);
  if (Number(band) >= 1) actions.setBand(Number(band));
  followLens(board, scene, (page.recall("lens") || "").split(",").map(Number));
}
function followLens({ actions, state }, scene, [x, y, zoom]) {
  if (![x, y].every(Number.isFinite)) return;
  state.centre = [[x, scene.width], [y, scene.height]].map(([place, length]) =>
    clamp((place + 0.5) / fullScale(scene), 0, length - 0.001));
  actions.hold(true);
  actions.setZoom(zoom >= 2 ? zoom : state.zoom);
}
