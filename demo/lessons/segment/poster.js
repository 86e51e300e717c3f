// @ts-check
// What Segment puts into its saved picture: one, two or three networks' pictures, and what is in them.
/** @import { Caption, InstancePanel, OpenState, State, Wanted, Words } from "./types.d.ts" */
import { posterFile, posterLine, savePoster } from "../../web/poster.js";
import { captionOf } from "./captions.js";
import { measuredPanel, presentClasses } from "./class_legend.js";
import { titleOf, wantedNames, wantedPanels, wantedPictures } from "./networks.js";
import { shownObjects } from "./object_masks.js";
import { drawPanel } from "./picture.js";
import { thingScores } from "./whole_photo.js";

const SIZE = 22; // pixels, of the letters
const TITLE = 26;
const NAMED = 3; // classes in the words under Classify

/** @param {OpenState} state @param {Words} page @param {HTMLElement} node of the board */
export const savePicture = (state, page, node) => savePoster(posterOf(state, page), node);

/** @param {OpenState} state @param {Words} page */
export function posterOf(state, page) {
  const { scene } = state;
  const [panel] = wantedPanels(state);
  const hasObjects = state.arrangement === "one" && state.mode === "instance" && panel?.task === "instance";
  const measured = measuredPanel(state);
  return {
    file: posterFile(scene.source, "segment"),
    line: posterLine(page, scene, wantedNames(state).map((name) => titleOf(state, name))),
    pictures: wantedPictures(state).map((wanted) => pictureOf(wanted, state, page)),
    squares: [],
    legend: hasObjects ? objectKeys(panel, state, page) : classKeys(state, page),
    note: measured && page.t("legend.share", { name: titleOf(state, measured.name) }),
  };
}
/** @param {Wanted} wanted @param {OpenState} state @param {Words} page */
function pictureOf({ mode, name }, state, page) {
  const { scene } = state;
  const first = mode === "classify" ? thingScores(state.panels.get(name)).slice(0, NAMED) : [];
  return {
    ratio: scene.width / scene.height,
    caption: [
      ...captionLines(captionOf(state, { mode, name }, page)),
      ...lines(first.map(({ entry, score }) => `${entry.name[page.language]} ${score.toFixed(2)}`).join(", ")),
    ],
    draw: (/** @type {HTMLCanvasElement} */ canvas) => drawPanel(canvas, scene, state.panels.get(name), state, mode),
  };
}
/** @param {Caption | null} caption */
function captionLines(caption) {
  if (!caption) return [];
  const title = { text: caption.title, colour: "--ink", weight: caption.isStrong ? 650 : 400 };
  return [{ size: TITLE, runs: [title] }, ...lines(caption.shape ?? ""), ...lines(caption.cost)];
}
/** @param {string} text */
const lines = (text) => (text ? [{ size: SIZE, runs: [{ text, colour: "--soft", weight: 400 }] }] : []);

/** @param {InstancePanel} panel @param {Readonly<State>} state @param {Words} page */
const objectKeys = (panel, state, page) => shownObjects(panel, state).map(({ colour, entry, number, score }) => ({
  colours: [colour],
  text: `${entry.name[page.language]} ${number}, ${page.t("object.score", { score: score.toFixed(2) })}`,
}));

/** @param {Readonly<State>} state @param {Words} page */
function classKeys(state, page) {
  const { alone } = state;
  const isShown = (/** @type {string} */ name) => alone?.kind !== "class" || alone.name === name;
  return presentClasses(state).filter(({ name }) => isShown(name)).map(({ colours, entry, share }) => {
    const number = share === null ? "" : `  ${page.percent(share)}`;
    return { colours, text: entry.name[page.language] + number };
  });
}
