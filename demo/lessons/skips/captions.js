// @ts-check
// The words at a panel, as data: they are written twice, into the page and into the saved picture.
import { CHANGED, REPAIRED, SPOILED } from "./layers.js";
import { pixelUnder } from "./lens.js";
import { nameOf } from "./scene.js";
import { points, scoreAt } from "./scores.js";

/** @import { Change, Lens, Level, Line, OpenState, Panel, Run, Scene, Words } from "./types.d.ts" */

/** A panel's name. @param {Panel} panel @param {OpenState} state @param {Words} words */
export function panelName({ level }, { mode, scene, stage }, words) {
  if (level) return level.title;
  return words.t(scene.truth && mode === "mask" && stage !== "marking" ? "panel.truth" : "panel.photo");
}

/**
 * The class under the lens; nothing where the panel has no labels.
 *
 * @param {Panel} panel
 * @param {Scene} scene
 * @param {Lens} lens
 * @param {Words} words
 */
export function classUnder({ labels }, { value, width }, lens, words) {
  const { x, y } = pixelUnder(lens);
  return labels ? nameOf(value.legend, labels.data[y * width + x], words) : "";
}

/**
 * The lines under a panel's picture.
 *
 * @param {Panel} panel
 * @param {OpenState} state
 * @param {Words} words
 * @returns {Line[]}
 */
export function captionOf({ level }, state, words) {
  return level ? levelCaption(level, state, words) : photoCaption(state, words);
}

// ---- The photo ---------------------------------------------------------------------------------
/** @param {OpenState} state @param {Words} words @returns {Line[]} */
function photoCaption({ scene: { truth, value }, stage }, words) {
  const credit = value.credit[words.language];
  const isCovered = stage === "marking"; // nor does this caption tell what is to be seen
  return [
    { kind: "title", runs: [{ text: words.t(truth && !isCovered ? "panel.photo_truth" : "panel.photo") }] },
    ...(isCovered ? [] : aboutPhoto({ truth, value }, words)),
    ...(credit ? [creditLine(credit, words)] : []),
  ];
}

/** @param {Pick<Scene, "truth" | "value">} scene @param {Words} words @returns {Line[]} */
function aboutPhoto({ truth, value }, words) {
  const shows = value.caption[words.language];
  if (value.truth_given) return [textLine(words.t("truth.given"))];
  if (shows) return [shows, ...(truth ? [] : [words.t("panel.no_score")])].map((text) => textLine(text, "shows"));
  return [textLine(truth ? value.title[words.language] || words.t("picker.upload") : words.t("panel.no_truth"))];
}

/** @param {string} text @param {Line["kind"]} [kind] @returns {Line} */
const textLine = (text, kind = "text") => ({ kind, runs: [{ text }] });

/** @param {string} credit @param {Words} words @returns {Line} */
const creditLine = (credit, words) => ({ kind: "credit", runs: [{ text: words.t("photo.credit", { credit }) }] });

// ---- A level -----------------------------------------------------------------------------------
/** @param {Level} level @param {OpenState} state @param {Words} words @returns {Line[]} */
function levelCaption(level, state, words) {
  const { value } = state.scene;
  const [width, height] = value.full_size;
  const [inner_width, inner_height] = level.input_size;
  const seen = words.t("board.size", { width, height, inner_width, inner_height });
  return [
    { kind: "head", runs: [{ text: level.title }] },
    // While the levels are hidden, a caption says nothing of what they found.
    ...(state.stage === "marking" ? [] : resultLines(level, state, words)),
    { kind: "stride", runs: [{ text: strideWords(level, words) }], help: `${words.t("panel.cell_help")} ${seen}` },
  ];
}

/** @param {Level} level @param {Words} words */
function strideWords({ cell }, words) {
  const side = Math.round(cell);
  return words.t("panel.cell", { cell: `${side}\u00a0×\u00a0${side}\u00a0` }).replace("\u00a0 ", "\u00a0");
}

/** @param {Level} level @param {OpenState} state @param {Words} words @returns {Line[]} */
function resultLines(level, state, words) {
  if (level.overall !== null && state.mode !== "difference") return scoreLines(level, level.overall, state, words);
  return [{ kind: "text", runs: resultRuns(level, state, words) }];
}

/** @param {Level} level @param {OpenState} state @param {Words} words @returns {Run[]} */
function resultRuns({ change }, { mode }, words) {
  if (mode === "difference") return changeRuns(change, words);
  if (!change) return [{ text: words.t("panel.start") }];
  return [{ text: words.t("panel.differs", { share: words.percent(change.share) }) }];
}

/** @param {Level} level @param {number} overall @param {OpenState} state @param {Words} words @returns {Line[]} */
function scoreLines({ curve }, overall, { band, scene: { value } }, words) {
  const key = band === value.radius ? "panel.edge" : "panel.within";
  const [before, after] = words.t(key, { radius: band }).split("{score}");
  return [
    { kind: "score", runs: [{ before, score: points(scoreAt(curve, value.radii, band)), after }] },
    { kind: "text", runs: [{ text: words.t("panel.overall", { score: overall.toFixed(1) }) }] },
  ];
}

/** @param {number} count */
const withThinSpaces = (count) => count.toLocaleString("en").replaceAll(",", "\u202f");

/** @param {Change | null} change @param {Words} words @returns {Run[]} */
function changeRuns(change, words) {
  if (!change) return [{ text: words.t("panel.start") }];
  return changeParts(change).map(([dot, key, count]) => ({ dot, text: words.t(key, { count: withThinSpaces(count) }) }));
}

/** @param {Change} change @returns {[colour: readonly number[], key: string, pixels: number][]} */
function changeParts({ changed, repaired, spoiled }) {
  if (repaired === null || spoiled === null) return [[CHANGED, "panel.changed", changed]];
  const other = changed - repaired - spoiled;
  /** @type {ReturnType<typeof changeParts>} */
  const parts = [[REPAIRED, "panel.repaired", repaired], [SPOILED, "panel.spoiled", spoiled]];
  return other ? [...parts, [CHANGED, "panel.neither", other]] : parts;
}
