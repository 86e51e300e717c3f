// @ts-check
// The figures on the page. They stay as long as photo, arrangement and networks do.
/** @import { Figure, OpenState, Point } from "./types.d.ts" */
import { watchSizes } from "../../web/board.js";
import { buildFigure } from "./figures.js";
import { wantedPictures } from "./networks.js";

export class Gallery {
  #key = "";
  #node;
  #tapped;
  #watcher;
  /** @type {readonly Figure[]} */
  figures = [];

  /**
   * @param {HTMLElement} node that holds the pictures
   * @param {(name: string, point: Point) => void} tapped a picture was tapped: whose, and where
   * @param {() => void} resized
   */
  constructor(node, tapped, resized) {
    this.#node = node;
    this.#tapped = tapped;
    this.#watcher = watchSizes(resized);
  }

  /** Builds new figures if others are wanted now. @param {OpenState} state */
  arrange(state) {
    const wanted = wantedPictures(state);
    const key = [state.scene.source, state.arrangement, ...wanted.map(({ mode, name }) => `${mode} ${name}`)].join("\n");
    if (key === this.#key) return;
    this.#key = key;
    this.#watcher.disconnect();
    this.figures = wanted.map((each) => buildFigure(each, state.scene, this.#tapped));
    this.#node.replaceChildren(...this.figures.map((figure) => figure.node));
    for (const figure of this.figures) this.#watcher.observe(figure.canvas);
  }
}
