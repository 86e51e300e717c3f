// @ts-check
// Which part of the board shows which part of the state.
import { fillTrack, make, makeButton, press } from "../../web/elements.js";
import { layerOf } from "./drawing.js";
import { cellsAt, COARSEST } from "./grid.js";
import { drawHead } from "./head_view.js";
import { drawStage, buildMaps } from "./stage_view.js";
import { joinKey, onTrunk, SCORES, shownIn } from "./state.js";
import { drawStrip } from "./strip_view.js";
import { boxesOf, wordsOf } from "./strip.js";
import { writeHead, writeSizes, writeStage } from "./sentences.js";
/** @import { Board } from "../../web/board.js" */
/** @import { Store } from "../../web/store.js" */
/** @import { NetworkProps, State } from "./types.d.ts" */
/** @import { Shown } from "./state.js" */

/** @typedef {{ choose: (network: string) => void }} Actions */

/** @type {WeakMap<HTMLElement, Actions>} */
const actionsOf = new WeakMap();

/** @type {(board: Board<NetworkProps>, actions: Actions) => void} */
export function build({ find, node, props }, actions) {
  actionsOf.set(node, actions);
  buildMaps(find(".maps"));
  const { sides } = props.classes;
  Object.assign(find("input.side"), { min: String(sides[0]), max: String(sides[sides.length - 1]), step: String(sides[1] - sides[0]) });
}

/** @type {(board: Board<NetworkProps>, store: Store<State>) => void} */
export function show(board, store) {
  const { find, node, page, props } = board;
  const shown = shownIn(store.get(), props.classes);
  if (!shown) return;
  const { scene, state, keys } = shown;
  delete node.dataset.waiting;
  node.style.setProperty("--ratio", String(scene.full_size[0] / scene.full_size[1]));
  showChoices(board, shown);
  showWays(board, shown);
  const labels = state.answers.get(keys.answer);
  const uri = labels ? layerOf(labels, state.colours, props.classes.background).uri : "";
  describeStrip(board, shown);
  writeHead(board, shown);
  writeSizes(board, shown);
  writeStage(board, shown);
  drawStrip(find(".strip"), shown, uri, page.t.bind(page), (stage) => store.set({ stage }));
  drawHead(find, shown, props.classes);
  /** @type {(channel: number) => string} */
  const nameOf = (channel) => (shown.stage.name === SCORES
    ? props.classes.rows[channel].name[state.language] : page.t("network.map", { channel }));
  drawStage(find, shown, nameOf);
  tagMaps(board, shown, nameOf);
  sayWhatIsDrawn(node, shown);
}

// Buttons are made once for a trunk, so that the focus stays on the one that was pressed.
/** @type {(board: Board<NetworkProps>, shown: Shown) => void} */
function showChoices({ find, node, page }, { scene, network, state }) {
  const [trunks, choices] = [find(".trunks"), find(".choices")];
  const first = new Map(scene.networks.map((each) => [each.trunk, each.trunk_title]));
  const { choose } = /** @type {Actions} */ (actionsOf.get(node));
  keepButtons(trunks, [...first], (trunk) => {
    const title = choices.querySelector("[aria-pressed=true]")?.textContent ?? "";
    choose(onTrunk(scene.networks, title, trunk)?.name ?? "");
  });
  const here = scene.networks.filter(({ trunk }) => trunk === network.trunk);
  keepButtons(choices, here.map(({ name, title }) => [name, title]), choose);
  press(trunks.children, (button) => button.getAttribute("value") === network.trunk);
  press(choices.children, (button) => button.getAttribute("value") === network.name);
  const parts = network.parts.map((part) => (network.join === "pyramid" ? `${part}×${part}` : part)).join(", ");
  find(".join").textContent = page.t(joinKey(network), { name: network.title, parts });
  find(".problem").hidden = !state.problem;
  find(".problem span").textContent = state.problem;
}
/** @type {(group: HTMLElement, rows: (readonly [value: string, title: string])[], tapped: (value: string) => void) => void} */
function keepButtons(group, rows, tapped) {
  const key = rows.map(([value]) => value).join();
  if (group.dataset.rows === key) return;
  group.dataset.rows = key;
  group.replaceChildren(...rows.map(([value, title]) => {
    const button = makeButton("", title, () => tapped(value));
    button.value = value;
    return button;
  }));
}

/** @type {(board: Board<NetworkProps>, shown: Shown) => void} */
function showWays({ all, find, props }, { index, state }) {
  press(all(".ways .modes button"), (button) => button.getAttribute("value") === state.way);
  const select = /** @type {HTMLSelectElement} */ (/** @type {unknown} */ (find("select.scored")));
  if (select.dataset.written !== state.language) {
    select.dataset.written = state.language;
    select.replaceChildren(...props.classes.rows.map((row) => {
      const option = make("option", "", row.name[state.language]);
      option.value = String(row.index);
      return option;
    }));
  }
  select.value = String(index);
  const slider = /** @type {HTMLInputElement} */ (find("input.side"));
  slider.value = String(state.side ?? shownIn(state, props.classes)?.side);
  fillTrack(slider);
}

/** @type {(board: Board<NetworkProps>, shown: Shown) => void} */
function describeStrip({ find, page }, { network, input, scene }) {
  const texts = boxesOf(network).map((box) =>
    Object.values(wordsOf(box, input, scene.full_size, page.t.bind(page))).filter(Boolean).join(" "));
  const title = page.t("network.strip", { name: network.title, trunk: network.trunk_title });
  find(".strip").setAttribute("aria-label", `${title}: ${texts.join(", ")}`);
}
// Only classes have names worth a tag.
/** @type {(board: Board<NetworkProps>, shown: Shown, nameOf: (channel: number) => string) => void} */
function tagMaps({ all }, { maps, stage }, nameOf) {
  all(".maps .tag").forEach((tag, place) => {
    tag.textContent = maps && stage.name === SCORES ? nameOf(maps.channels[place]) : "";
    tag.hidden = !tag.textContent;
  });
}

// For whoever waits until the pictures stand: tests, and scripts that take pictures of the page.
/** @type {(node: HTMLElement, shown: Shown) => void} */
function sayWhatIsDrawn(node, { scene, state, keys, head, maps, seen, input }) {
  Object.assign(node.dataset, {
    ready: scene.source, answered: state.answers.has(keys.answer) ? keys.answer : "", head: head ? keys.head : "",
    stage: maps ? keys.stage : "", seen: seen ? keys.seen : "", cells: cellsAt(COARSEST, input).join("x"),
  });
}
