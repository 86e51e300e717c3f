// @ts-check
// A caption's lines as elements of the page.
import { make, makeButton } from "../../web/elements.js";

/** @import { Line, Run } from "./types.d.ts" */

/**
 * @param {Line} line
 * @param {() => void} askAboutEdge what a tap on a score at the edge does
 * @returns {HTMLElement}
 */
export function lineElement({ kind, runs, help = "" }, askAboutEdge) {
  const line = emptyLine(kind);
  if (help) line.title = help;
  for (const run of runs) {
    if (kind === "head" && "text" in run) line.append(make("b", "", run.text));
    else line.append(runNode(run, askAboutEdge), "dot" in run ? " " : "");
  }
  return line;
}

/** @param {Line["kind"]} kind @returns {HTMLElement} */
function emptyLine(kind) {
  if (kind === "title") return make("b");
  if (kind === "head") return make("div", "head");
  return make("p", kind === "text" ? "" : kind);
}

/** @param {Run} run @param {() => void} askAboutEdge @returns {Node} */
function runNode(run, askAboutEdge) {
  if ("dot" in run) return dottedWords(run.text, run.dot);
  if ("text" in run) return document.createTextNode(run.text);
  return edgeButton(run, askAboutEdge);
}

/** @param {string} text @param {readonly number[]} colour */
function dottedWords(text, colour) {
  const dot = make("i", "dot");
  dot.style.background = `rgb(${colour})`;
  const words = make("span");
  words.append(dot, text);
  return words;
}

/** @param {{ before: string, score: string, after: string }} run @param {() => void} asked */
function edgeButton({ before, score, after }, asked) {
  const button = makeButton("edge", "", asked);
  button.append(before, make("strong", "", score), after);
  return button;
}
