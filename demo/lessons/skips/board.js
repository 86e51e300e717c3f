// @ts-check
// The board of Skips: its state, who may change it, and the photos that come from the server.
import { canUnpack, loadLate, openBoard, sayOldBrowser, watchSizes } from "../../web/board.js";
import { coloursOf } from "../../web/elements.js";
import { tapNext } from "../../web/next_photo.js";
import { readLabels } from "../../web/png.js";
import { makeStore } from "../../web/store.js";
import { buildTrunks, followTrunk } from "../../web/trunk.js";
import { firstState, makeActions, withScene } from "./actions.js";
import { followAddress } from "./address.js";
import { bandIsDrawn } from "./band.js";
import { listenToControls } from "./controls.js";
import { find } from "./find.js";
import { listenToPicture } from "./gestures.js";
import { panelElements } from "./panels.js";
import { drawChanges } from "./parts.js";
import { sceneOf } from "./scene.js";
import { listenToSquare } from "./square_gestures.js";
import { sendTruths } from "./truth.js";

/** @import { Board, OpenState, PanelElements, Scene, State, Value } from "./types.d.ts" */

/** @param {any} host what Gradio gives to a component's module */
export function mount(host) {
  const opened = openBoard(host);
  const { node, page, props, trigger, watch } = opened;
  const store = makeStore(firstState(page.language));
  const sizes = watchSizes(() => board.actions.measure(sizesOf(board.panels)));
  /** @type {Board} */
  const board = {
    node, page, props, trigger, watch, store, sizes,
    actions: makeActions(store), panels: [], font: getComputedStyle(node).fontFamily,
  };
  drawChanges(board);
  listen(board);
  fetchRings(board);
  showPhotos(board, followAddress(page, store), () => sayOldBrowser(opened));
}

/** @param {readonly PanelElements[]} panels */
const sizesOf = ([{ canvas, square }]) => ({
  squareSide: square.clientWidth, squareRatio: square.clientWidth / square.clientHeight || 1,
  pictureWidth: canvas.clientWidth, pixelRatio: window.devicePixelRatio || 1,
});

// ---- What the visitor and the page do ------------------------------------------------------------
/** @param {Board} board */
function listen(board) {
  const { actions, node, page, props, store } = board;
  listenToControls(node, actions, {
    startMarking: () => startMarking(board), save: () => savePicture(board), nextCovered: () => showNextCovered(board),
  });
  buildTrunks(find(node, ".trunks"), props.trunks, page);
  sendTruths(find(node, ".truth-file", HTMLInputElement), props.truth_id);
  document.addEventListener("skipscope:language", () => actions.speak(page.language));
  document.addEventListener("skipscope:curtain", ({ detail }) => {
    if (detail === "down") actions.lowerCurtain();
    else actions.leaveGame();
  });
  document.addEventListener("skipscope:palette", () => {
    const { scene } = store.get();
    if (scene) actions.recolour(coloursOf(scene.value.legend, page));
  });
}

/** @param {Board} board */
function startMarking({ actions, node, panels }) {
  actions.startGame();
  find(node, ".quiz").scrollIntoView({ block: "start" });
  panels[0].stage.focus({ preventScroll: true });
}

/** The next photo, whose answers are hidden from the start. @param {Board} board */
function showNextCovered({ actions, page }) {
  actions.lowerCurtain();
  const photo = tapNext(page.photos);
  document.dispatchEvent(new CustomEvent("skipscope:covered", { detail: photo }));
}

/** @param {Board} board */
async function savePicture({ font, node, page, store }) {
  const state = store.get();
  if (!state.scene) return;
  const poster = await loadLate({ node, page }, () => import("./poster.js"));
  poster?.savePicture(/** @type {OpenState} */ (state), page, font, node);
}

// ---- What comes from the server ------------------------------------------------------------------
/**
 * @param {Board} board
 * @param {ReturnType<typeof followAddress>} askAddress
 * @param {() => void} sayOld tells the visitor that this browser is too old
 */
function showPhotos(board, askAddress, sayOld) {
  const { page, props } = board;
  let newest = 0;
  const receive = followTrunk({
    rows: props.trunks, page,
    ask: (trunk) => board.trigger("trunk", { trunk }),
    /** @param {Value} value */
    async open(value) {
      const mine = ++newest;
      const scene = await sceneOf(value);
      if (mine === newest) openScene(board, scene, askAddress); // else a newer photo has come meanwhile
    },
  });
  const show = () => {
    const { value } = props;
    if (!value) return;
    document.dispatchEvent(new CustomEvent("skipscope:shown", { detail: value.source }));
    if (!canUnpack()) { sayOld(); return; }
    receive({ ...value, value });
  };
  board.watch("value", show);
  show();
}

/** @param {Board} board @param {Scene} scene @param {ReturnType<typeof followAddress>} askAddress */
function openScene(board, scene, askAddress) {
  const { node, page, store } = board;
  buildPanels(board, scene);
  const colours = coloursOf(scene.value.legend, page);
  const state = withScene(store.get(), scene, { colours, ...sizesOf(board.panels) });
  store.set({ ...state, ...askAddress(state) });
  node.dataset.ready = scene.value.source;
}

/** @type {readonly (keyof State)[]} */
const MAY_SHOW_BAND = ["scene", "band", "bandShown", "bandMoving"];

/** Few visitors look at the band, so the page learns where it lies when it must draw one. @param {Board} board */
function fetchRings({ actions, store }) {
  /** @type {WeakSet<Scene>} */
  const asked = new WeakSet();
  store.listen(async (state, changed) => {
    const { scene } = state;
    if (!scene?.value.rings || asked.has(scene) || !MAY_SHOW_BAND.some((name) => changed.has(name))) return;
    if (!bandIsDrawn({ ...state, scene })) return;
    asked.add(scene);
    try {
      actions.takeRings(scene, await readLabels(scene.value.rings));
    } catch (error) {
      console.error(error);
      asked.delete(scene); // the next change of the band asks again
    }
  });
}

/** @param {Board} board @param {Scene} scene */
function buildPanels(board, scene) {
  const { actions, node, sizes, store } = board;
  const control = { actions, state: () => /** @type {OpenState} */ (store.get()) };
  sizes.disconnect();
  const panels = board.panels = scene.panels.map(() => panelElements(scene));
  find(node, ".pictures").replaceChildren(...panels.map(({ figure }) => figure));
  find(node, ".lenses").replaceChildren(...panels.map(({ lens }) => lens));
  node.style.setProperty("--columns", String(panels.length));
  scene.panels.forEach((panel, place) => {
    listenToPicture(panels[place], panel, control);
    listenToSquare(panels[place], panel, control);
    sizes.observe(panels[place].canvas);
  });
  sizes.observe(panels[0].square);
}
