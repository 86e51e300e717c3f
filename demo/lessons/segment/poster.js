// @ts-check
// What Segment puts into its saved picture: one, two or three networks' pictures, and what is in them.
/** @import { Caption, InstancePanel, OpenState, State, Words } from "./types.d.ts" */
import { posterFile, posterLine, savePoster } from "../../web/poster.js";
import { captionOf } from "./captions.js";
import { measuredPanel, presentClasses } from "./class_legend.js";
import { titleOf, wantedNames, wantedPanels } from "./networks.js";
import { shownObjects } from "./object_masks.js";
import { drawPanel } from "./picture.js";

const SIZE = 22; // pixels, of the letters
const TITLE = 26;

/** @param {OpenState} state @param {Words} page @param {HTMLElement} node of the board */
export const savePicture = (state, page, node) => savePoster(posterOf(state, page), node);

/** @param {OpenState} state @param {Words} page */
export function posterOf(state, page) {
  const { scene } = state;
  const [panel] = wantedPanels(state);
  const hasObjects = state.arrangement === "one" && panel?.task === "instance";
  const measured = measuredPanel(state);
  return {
    file: posterFile(scene.source, "segment"),
    line: posterLine(page, scene, wantedNames(state).map((name) => titleOf(state, name))),
    pictures: wantedNames(state).map((name) => pictureOf(name, state, page)),
    squares: [],
    legend: hasObjects ? objectKeys(panel, state, page) : classKeys(state, page),
    note: measured && page.t("legend.share", { name: titleOf(state, measured.name) }),
  };
}
/** @param {string} name of the network @param {OpenState} state @param {Words} page */
function pictureOf(name, state, page) {
  const { scene } = state;
  return {
    ratio: scene.width / scene.height,
    caption: captionLines(captionOf(state, name, page)),
    draw: (/** @type {HTMLCanvasElement} */ canvas) => drawPanel(canvas, scene, state.panels.get(name), state),
  };
}
/** @param {Caption | null} caption */
function captionLines(caption) {
  if (!caption) return [];
  const title = { text: caption.title, colour: "--ink", weight: caption.isStrong ? 650 : 400 };
  return [{ size: TITLE, runs: [title] }, { size: SIZE, runs: [{ text: caption.cost, colour: "--soft", weight: 400 }] }];
}

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
