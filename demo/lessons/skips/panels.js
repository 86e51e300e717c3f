// The elements of each panel: a picture with its caption, and a magnified square.
import { make } from "../../web/elements.js";
import { followKeys, followPointer, moveInSquare, zoomOverPicture } from "./gestures.js";

export function buildPanels(board, scene) {
  board.find(".pictures").replaceChildren(...scene.panels.map((panel) => buildPanel(board, panel, scene)));
  board.find(".lenses").replaceChildren(...scene.panels.map((panel) => buildSquare(board, panel)));
  board.node.style.setProperty("--columns", scene.panels.length);
}
function buildPanel(board, panel, scene) {
  const figure = make("figure", "panel");
  const box = make("div", "box");
  panel.stage = make("div", "stage");
  panel.stage.style.setProperty("--ratio", scene.width / scene.height);
  panel.stage.setAttribute("role", "img");
  panel.stage.tabIndex = 0;
  panel.canvas = make("canvas");
  panel.frame = make("div", "frame");
  panel.caption = make("figcaption");
  panel.stage.append(panel.canvas, panel.frame);
  box.append(panel.stage);
  figure.append(box, panel.caption);
  followPointer(board, panel);
  followKeys(board, panel.stage);
  zoomOverPicture(board, panel.stage);
  return figure;
}
function buildSquare(board, panel) {
  const figure = make("figure", "lens");
  panel.square = make("canvas");
  panel.tag = make("figcaption", "tag");
  panel.here = make("span", "here");
  panel.cross = make("i", "cross");
  figure.append(panel.square, panel.tag, panel.cross, panel.here);
  moveInSquare(board, panel, figure);
  return figure;
}
