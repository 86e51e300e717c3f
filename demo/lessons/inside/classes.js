// @ts-check
// The choice of the class whose score maps are shown.
import { make, makeButton, press } from "../../web/elements.js";
import { classIn, nameOf } from "./state.js";
/** @import { Scene, Setting, State } from "./types.d.ts" */

/** @typedef {{ present: HTMLElement, all: HTMLSelectElement, chosen: HTMLElement, pick: HTMLElement }} ClassNodes */

/** @type {(nodes: ClassNodes, scene: Scene, state: State, setting: Setting) => void} */
export function writeClasses(nodes, scene, state, { words, classes, actions }) {
  const { present } = scene;
  const chosen = classIn(scene, state);
  /** @type {(index: number) => string} */
  const name = (index) => nameOf(classes, index, words.language);
  nodes.present.replaceChildren(...present.map((index) => (
    Object.assign(makeButton("", name(index), () => actions.chooseClass(index)), { value: index }))));
  press([...nodes.present.children], (/** @type {Element} */ button) => Number(button.getAttribute("value")) === chosen);
  const others = classes.rows.map((row) => row.index).filter((index) => !present.includes(index));
  nodes.all.replaceChildren(...[...present, ...others].map((index) => (
    Object.assign(make("option", "", name(index)), { value: index }))));
  nodes.all.value = String(chosen);
  const isOther = !present.includes(chosen);
  nodes.chosen.textContent = isOther ? name(chosen) : words.t("class.all");
  nodes.pick.classList.toggle("picked", isOther);
}
