// What a link says of this board, and what the link that opened the page asks of it.
const DEFAULT_BAND = state.band;
const fullScale = (scene) => scene.value.full_size[0] / scene.width; // display → photo pixels

function lensInLetters(scene) {
  const place = state.centre.map((each) => Math.floor(each * fullScale(scene)));
  return [...place, Math.round(10 * state.zoom) / 10].join(",");
}
// A lens that nobody has moved stays out of the link, so that its code is coarse enough for phones.
page.tell("lens", () => {
  const told = state.scene && lensInLetters(state.scene);
  return told === state.scene?.opened ? null : told;
});
page.tell("show", () => (state.mode === "overlay" ? null : state.mode));
page.tell("only", () => (state.only === null ? null : String(state.only)));
page.tell("band", () => (state.band === DEFAULT_BAND ? null : String(state.band)));

// Once, at the first photo; if the link names a photo, at that one.
let linkFollowed = false;
function followLink(scene) {
  const photo = page.recall("photo");
  if (linkFollowed || (photo && photo !== scene.value.source)) return;
  linkFollowed = true;
  const [mode, only, band] = ["show", "only", "band"].map(page.recall);
  if (all(".modes button").some((button) => button.dataset.mode === mode)) setMode(mode);
  if (scene.value.legend.some((entry) => String(entry.index) === only)) state.only = Number(only);
  if (Number(band) >= 1) setBand(Number(band));
  followLens(scene, (page.recall("lens") || "").split(",").map(Number));
}
function followLens(scene, [x, y, zoom]) {
  if (![x, y].every(Number.isFinite)) return;
  state.centre = [[x, scene.width], [y, scene.height]].map(([place, length]) =>
    clamp((place + 0.5) / fullScale(scene), 0, length - 0.001));
  hold(true);
  setZoom(zoom >= 2 ? zoom : state.zoom);
}
