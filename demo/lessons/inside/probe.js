// @ts-check
// A pixel of the photo: where it lies, and what each tap can see from there.
import { clamp, make } from "../../web/elements.js";
import { cellBox, coversPhoto, fieldBox, fieldSide } from "./fields.js";
import { buildStage } from "./stage.js";
import { pixelIn } from "./state.js";
/** @import { Actions, Scene, State, Tap, Words } from "./types.d.ts" */
/** @import { Observe, Stage } from "./stage.js" */
/** @import { Box } from "./fields.js" */

const TAG_HEIGHT = 24; // pixels

/** @typedef {Stage & { ring: HTMLElement, boxes: HTMLElement[], tags: HTMLElement[] }} Probe */
/** @typedef {Pick<Actions, "probeAt" | "probeBy">} Moves */

// ---- Building, once --------------------------------------------------------------------------
/** @type {(place: HTMLElement, moves: Moves, observe: Observe) => Probe} */
export function buildProbe(place, moves, observe) {
  const stage = buildStage(observe);
  stage.stage.setAttribute("role", "application"); // arrow keys reach it past a screen reader
  stage.stage.tabIndex = 0;
  place.replaceChildren(stage.box);
  followPointer(stage, moves);
  followKeys(stage.stage, moves);
  return { ...stage, ring: make("i", "ring"), boxes: [], tags: [] };
}
// A box and its tag for each tap.
/** @type {(probe: Probe, taps: readonly Tap[]) => void} */
export function buildFields(probe, taps) {
  for (const node of [...probe.boxes, ...probe.tags]) node.remove();
  probe.boxes = taps.map((tap) => make("div", `field ${tap.name}`));
  probe.tags = taps.map(() => make("span", "tag"));
  probe.stage.append(...probe.boxes, ...probe.tags, probe.ring);
}
/** @type {(stage: Stage, moves: Moves) => void} */
function followPointer({ stage, canvas }, moves) {
  /** @type {number | null} */
  let held = null;
  /** @type {(event: PointerEvent) => void} */
  const place = ({ pointerId, clientX, clientY }) => {
    const box = canvas.getBoundingClientRect();
    if (held === pointerId) moves.probeAt([(clientX - box.left) / box.width, (clientY - box.top) / box.height]);
  };
  stage.addEventListener("pointerdown", (event) => { held = event.pointerId; });
  stage.addEventListener("pointermove", place);
  stage.addEventListener("pointerup", (event) => { place(event); held = null; });
  for (const end of ["pointercancel", "pointerleave"]) stage.addEventListener(end, () => { held = null; });
}
/** @type {Map<string, [number, number]>} */
const ARROWS = new Map([["ArrowLeft", [-1, 0]], ["ArrowRight", [1, 0]], ["ArrowUp", [0, -1]], ["ArrowDown", [0, 1]]]);
/** @type {(stage: HTMLElement, moves: Moves) => void} */
function followKeys(stage, moves) {
  stage.addEventListener("keydown", (event) => {
    const arrow = ARROWS.get(event.key);
    if (!arrow) return;
    const step = event.shiftKey ? 10 : 1;
    moves.probeBy([step * arrow[0], step * arrow[1]]);
    event.preventDefault();
  });
}

// ---- Boxes and words -------------------------------------------------------------------------
/** @type {(share: number) => string} */
const percent = (share) => `${100 * share}%`;
/** @type {(node: HTMLElement, box: Box) => void} */
function placeBox({ style }, { from, to }) {
  style.left = percent(from[0]);
  style.top = percent(from[1]);
  style.width = percent(to[0] - from[0]);
  style.height = percent(to[1] - from[1]);
}
// Above its box, where it hides nothing that the box shows; inside where the photo ends.
/** @type {(tag: HTMLElement, box: Box, height: number) => void} */
function placeTag(tag, { from }, height) {
  const [x, y] = from.map((share) => clamp(share, 0, 1));
  tag.classList.toggle("above", y * height > TAG_HEIGHT);
  tag.style.left = `calc(${percent(x)} + 5px)`;
  tag.style.top = `calc(${percent(y)} + 5px)`;
}
/** @type {(probe: Probe, cells: HTMLElement[], scene: Scene, state: State) => void} */
export function placeProbe(probe, cells, scene, state) {
  const pixel = pixelIn(scene, state);
  probe.ring.style.left = percent((pixel[0] + 0.5) / scene.full[0]);
  probe.ring.style.top = percent((pixel[1] + 0.5) / scene.full[1]);
  scene.taps.forEach((tap, place) => {
    const field = fieldBox(tap, scene, pixel);
    placeBox(cells[place], cellBox(tap, scene, pixel));
    placeBox(probe.boxes[place], field);
    placeTag(probe.tags[place], field, probe.canvas.clientHeight);
  });
}
/** @type {(probe: Probe, line: HTMLElement, scene: Scene, state: State, words: Words) => void} */
export function writeProbe(probe, line, scene, state, words) {
  const [coarsest] = scene.taps;
  const fields = [...scene.taps].reverse().map((tap) => {
    const [side, key] = [fieldSide(tap, scene), tap === coarsest ? "probe.with_head" : "probe.field"];
    return words.t(key, { tap: tap.name, side: `${side}\u00a0×\u00a0${side}` });
  });
  const covers = coversPhoto(fieldBox(coarsest, scene, pixelIn(scene, state)));
  const more = [covers && "probe.all", coarsest.field.whole && "probe.whole"].filter((key) => key !== false);
  const sentences = more.map((key) => words.t(key, { tap: coarsest.name }));
  line.textContent = [words.t("probe.fields", { fields: fields.join(", ") }), ...sentences].join(" ");
  scene.taps.forEach((tap, place) => {
    probe.tags[place].textContent = tap === coarsest ? words.t("probe.theoretical", { tap: tap.name }) : tap.name;
  });
  probe.stage.setAttribute("aria-label", words.t("probe.aria"));
}
