// What a link says of this board, and what the link that opened the page asks of it.
import { clamp } from "../../web/elements.js";
import { TAPS } from "./fusion.js";
import { inOrder, levelOf } from "./levels.js";

export function tellLink({ page, props, state }) {
  page.tell("dial", () => (levelOf(state.weights) === "fcn8s" ? null : inOrder(state.weights).join()));
  page.tell("probe", () => {
    const { scene, pixel } = state;
    return !scene || String(pixel) === String(scene.start) ? null : pixel.join();
  });
  page.tell("class", () => {
    const { scene, index } = state;
    return !scene || index === scene.present[0] ? null : englishName(props.classes[index]);
  });
}
const englishName = (entry) => entry.name.en.toLowerCase();

// What the link that opened the page says: some of weights, pixel and index.
export function readLink({ page, props }, scene) {
  const asked = {};
  const weights = numbersOf(page.recall("dial"), TAPS.length);
  if (weights) asked.weights = Object.fromEntries(TAPS.map((tap, place) => [tap, clamp(weights[place], 0, 1)]));
  const pixel = numbersOf(page.recall("probe"), 2);
  if (pixel) asked.pixel = pixel.map((place, axis) => clamp(Math.floor(place), 0, scene.full[axis] - 1));
  const known = props.classes.find((entry) => englishName(entry) === page.recall("class"));
  if (known) asked.index = known.index;
  return asked;
}
function numbersOf(text, count) {
  const numbers = (text || "").split(",").map(Number);
  return text && numbers.length === count && numbers.every(Number.isFinite) ? numbers : null;
}
