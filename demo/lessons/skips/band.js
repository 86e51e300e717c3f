// The band around the true outline: where it lies, and what the levels score in it.
import { make, press } from "../../web/elements.js";
import { paint } from "../../web/layers.js";
import { colourOfLevel, scoreAt } from "./curve.js";

const BAND_COLOUR = [200, 32, 95]; // the outline's magenta

export const bandIsDrawn = ({ scene, bandShown, bandUsed }) => Boolean(scene?.rings) && (bandShown || bandUsed);

// A pixel's ring is the narrowest band that holds it; 255 where nobody judges. Only the last layer
// is kept: forty of them would take as many photos' memory.
export function bandLayer(scene, radius) {
  if (scene.band?.radius !== radius) {
    const { width, height, data } = scene.rings;
    const picture = paint(width, height, (pixel) => (data[pixel] <= radius ? BAND_COLOUR : null));
    scene.band = { radius, picture };
  }
  return scene.band.picture;
}

export const points = (score) => (score === null ? "–" : score.toFixed(1));

export function writeBand({ find, page, state }, value) {
  const at = (curve) => points(scoreAt(curve, value.radii, state.band));
  find(".band").setAttribute("aria-valuetext", `${state.band} px`);
  find(".band-width").textContent = page.t("band.within", { radius: state.band });
  press([find(".band-show")], () => state.bandShown);
  find(".readout").replaceChildren(...value.levels.map((level) => {
    const row = make("li");
    const key = make("i", "key");
    key.style.background = colourOfLevel(level.name);
    row.append(key, make("span", "", level.title), make("strong", "", at(level.curve)),
      make("small", "", page.t("curve.ceiling", { score: at(level.ceiling) })));
    return row;
  }));
}
