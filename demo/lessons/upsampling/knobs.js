// @ts-check
// The knobs of a method: a name, less, the number, more.
import { make, makeButton } from "../../web/elements.js";
import { knobsOf, limitsOf } from "./state.js";
/** @import { Knob, Setting, State } from "./types.d.ts" */

/** @type {(knob: Knob, state: State) => string} */
function nameKey(knob, { method }) {
  if (knob === "stride" && method !== "transposed") return "up.scale";
  return {
    kernel: "up.kernel", stride: "up.stride", padding: "up.padding",
    extra: "up.extra", window: "up.window", hop: "up.stride",
  }[knob];
}

/** @type {(host: HTMLElement, state: State, setting: Setting) => void} */
export function writeKnobs(host, state, { words, actions }) {
  const names = knobsOf(state.method);
  if (host.dataset.knobs !== names.join(" ")) {
    host.dataset.knobs = names.join(" ");
    host.replaceChildren(...names.map((name) => makeKnob(name, actions)));
  }
  names.forEach((name, place) => {
    const [low, high] = limitsOf(name, state);
    const [label, less, output, more] = /** @type {HTMLElement[]} */ ([...host.children[place].children]);
    const title = words.t(nameKey(name, state));
    host.children[place].setAttribute("aria-label", title);
    label.textContent = title;
    output.textContent = String(state[name]);
    less.setAttribute("aria-label", words.t("up.less", { name: title }));
    more.setAttribute("aria-label", words.t("up.more", { name: title }));
    setEnd(less, state[name] <= low);
    setEnd(more, state[name] >= high);
  });
}
// A button that loses its meaning keeps the focus, so that the keyboard stays where it is.
/** @type {(button: HTMLElement, isEnd: boolean) => void} */
const setEnd = (button, isEnd) => button.setAttribute("aria-disabled", String(isEnd));

/** @type {(name: Knob, actions: Setting["actions"]) => HTMLElement} */
function makeKnob(name, actions) {
  const knob = make("div", "knob");
  knob.dataset.knob = name;
  knob.setAttribute("role", "group");
  const output = make("output");
  output.setAttribute("aria-live", "polite");
  knob.append(
    make("span"), makeButton("", "−", () => actions.turn(name, -1)), output,
    makeButton("", "+", () => actions.turn(name, 1)),
  );
  return knob;
}
