// The band around the true outline: how wide it is, what the levels score in it, where it lies.
const BAND_COLOUR = [200, 32, 95]; // the outline's magenta
const BAND_STAYS = 1500; // milliseconds that the band is still drawn after its width has changed
const bandSlider = find(".band");

const bandIsDrawn = () => Boolean(state.scene?.rings) && (state.bandShown || state.bandUsed);

// A pixel's ring is the narrowest band that holds it; 255 where nobody judges. Only the last layer
// is kept: forty of them would take as many photos' memory.
function bandLayer(scene) {
  if (scene.band?.radius !== state.band) {
    const { width, height, data } = scene.rings;
    const picture = paint(width, height, (pixel) => (data[pixel] <= state.band ? BAND_COLOUR : null));
    scene.band = { radius: state.band, picture };
  }
  return scene.band.picture;
}

// What a level's curve, or that of its ceiling, says at the width of the band; null if nothing.
const atBand = (curve) => curve?.[props.value.radii.indexOf(state.band)] ?? null;
const points = (score) => (score === null ? "–" : score.toFixed(1));

function setBand(radius) {
  state.band = clamp(Math.round(radius), Number(bandSlider.min), Number(bandSlider.max));
  bandSlider.value = state.band;
  fillTrack(bandSlider);
}
function writeBand(value) {
  const within = page.t("band.within", { radius: state.band });
  bandSlider.setAttribute("aria-valuetext", `${state.band} px`);
  find(".band-width").textContent = within;
  press([find(".band-show")], () => state.bandShown);
  find(".readout").replaceChildren(...value.levels.map((level) => {
    const row = make("li");
    const key = make("i", "key");
    key.style.background = LINES[level.name] || "var(--ink)";
    const score = make("strong", "", points(atBand(level.curve)));
    row.append(key, make("span", "", level.title), score,
      make("small", "", page.t("curve.ceiling", { score: points(atBand(level.ceiling)) })));
    return row;
  }));
}

let bandTimer = null;
function useBand() {
  state.bandUsed = true;
  clearTimeout(bandTimer);
  bandTimer = setTimeout(() => { state.bandUsed = false; redraw(); }, BAND_STAYS);
}
bandSlider.addEventListener("input", () => {
  setBand(bandSlider.value);
  useBand();
  write();
  redraw();
});
find(".band-show").addEventListener("click", () => {
  state.bandShown = !state.bandShown;
  if (!state.bandShown) state.bandUsed = false;
  press([find(".band-show")], () => state.bandShown);
  redraw();
});
fillTrack(bandSlider);
