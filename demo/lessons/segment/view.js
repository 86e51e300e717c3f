// @ts-check
// Which part of the board is written at which change of the state.
/** @import { Board, OpenState, State, Words } from "./types.d.ts" */
/** @import { Gallery } from "./gallery.js" */
import { press } from "../../web/elements.js";
import { classesHelp, classRows } from "./class_legend.js";
import { writeControls, writeNetwork, writeProblem, writeScore } from "./controls.js";
import { writeFigure } from "./figures.js";
import { titleOf, wantedNames, wantedPanels } from "./networks.js";
import { objectAlone, writeObjectCard } from "./object_card.js";
import { markObjects, objectRows } from "./object_list.js";
import { buttonsIn, partOf } from "./parts.js";
import { drawPanel } from "./picture.js";
import { writeNothing } from "./nothing.js";
import { writeFiles, writeTimes } from "./run_details.js";
import { drawSteps, stepsOf, writeSteps } from "./steps.js";
import { writeTask } from "./task_card.js";

/** @typedef {Pick<Board, "change" | "gallery" | "node" | "page" | "props">} View */

/** What a slider or a tap changes: everything else on the board stays as it is. @type {readonly (keyof State)[]} */
const LIGHT = ["alone", "opacity", "score"];
/** What is drawn nowhere. @type {readonly (keyof State)[]} */
const UNSEEN = ["asked", "fetching", "photoOfPage"];

/** @param {ReadonlySet<keyof State>} changed */
export const seenOf = (changed) => new Set([...changed].filter((part) => !UNSEEN.includes(part)));

/** @param {View} view @param {OpenState} state @param {ReadonlySet<keyof State>} changed */
export function write(view, state, changed) {
  if ([...changed].every((part) => LIGHT.includes(part))) writeLight(view, state, changed);
  else writeAll(view, state);
}
/** Whether the pictures can wait for the next frame. @param {ReadonlySet<keyof State>} changed */
export const canWait = (changed) => [...changed].every((part) => part === "opacity" || part === "score");

/** @param {View} view @param {OpenState} state */
function writeAll({ change, gallery, node, page, props }, state) {
  gallery.arrange(state);
  node.style.setProperty("--columns", String(gallery.figures.length));
  writeControls(node, state);
  writeProblem(partOf(node, ".problem"), state, page);
  writeFigures({ change, gallery, page, props }, state);
  writeLegend({ change, node, page }, state);
  writeTask(node, state, page, props.measured);
  writeNothing(partOf(node, ".nothing"), state, page);
  writeObjectCard(partOf(node, ".object"), state, page);
  writeSteps(partOf(node, ".steps"), state, page, change);
  writeNetwork(partOf(node, ".network"), state, page, change);
  writeTimes(partOf(node, ".times"), wantedPanels(state)[0], state.scene, page);
  writeFiles(partOf(node, ".files"), wantedPanels(state)[0], state, page);
}
/** @param {Omit<View, "node">} view @param {OpenState} state */
function writeFigures({ change, gallery, page, props }, state) {
  for (const figure of gallery.figures) writeFigure(figure, state, page, { change, measured: props.measured });
}
/** @param {View} view @param {OpenState} state @param {ReadonlySet<keyof State>} changed */
function writeLight({ change, gallery, node, page, props }, state, changed) {
  if (changed.has("score")) {
    writeScore(node, state.score);
    if (state.arrangement === "four") writeFigures({ change, gallery, page, props }, state);
    writeLegend({ change, node, page }, state);
    writeTask(node, state, page, props.measured);
    writeFiles(partOf(node, ".files"), wantedPanels(state)[0], state, page);
  }
  markLegend(node, state);
  writeObjectCard(partOf(node, ".object"), state, page);
  writeSteps(partOf(node, ".steps"), state, page, change);
}

// ---- The legend: objects of one picture, or classes of all ------------------------------------
/** @param {Pick<View, "change" | "node" | "page">} view @param {Readonly<State>} state */
function writeLegend({ change, node, page }, state) {
  const [panel] = wantedPanels(state);
  const ofObjects = state.arrangement === "one" && state.mode === "instance";
  const objects = panel?.task === "instance" ? objectRows(panel, state, page, change) : [];
  partOf(node, ".legend-title").textContent = page.t(ofObjects ? "objects.title" : "legend.title");
  partOf(node, ".share-of").textContent = ofObjects ? objectsHelp(state, page) : classesHelp(state, page);
  partOf(node, ".classes").replaceChildren(...(ofObjects ? objects : classRows(state, page, change)));
  markLegend(node, state);
}
/** @param {Readonly<State>} state @param {Words} page */
function objectsHelp(state, page) {
  const [panel] = wantedPanels(state);
  if (panel?.task !== "instance") return "";
  const name = titleOf(state, panel.name);
  return panel.objects.length ? page.t("objects.help") : page.t("objects.none", { name });
}
/** @param {HTMLElement} node @param {Readonly<State>} state */
function markLegend(node, { alone }) {
  const name = alone?.kind === "class" ? alone.name : null;
  press(buttonsIn(node, ".class"), (/** @type {HTMLButtonElement} */ button) => button.dataset.name === name);
  markObjects(partOf(node, ".classes"), alone);
}

// ---- The pictures -----------------------------------------------------------------------------
/** @param {HTMLElement} node @param {Gallery} gallery @param {OpenState} state */
export function drawPictures(node, gallery, state) {
  for (const { canvas, mode, name } of gallery.figures) drawPanel(canvas, state.scene, state.panels.get(name), state, mode);
  const [steps, object] = [stepsOf(state), objectAlone(state)];
  if (steps && object) drawSteps(partOf(node, ".steps"), steps, object, state);
  const names = wantedNames(state);
  node.dataset.ready = state.scene.source;
  node.dataset.shows = names.every((name) => state.panels.has(name)) ? names.join(" ") : "";
}
