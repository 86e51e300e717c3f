// @ts-check
// A made-up photo of 8 × 4 pixels with two levels, and the state of the lesson that shows it.
import { firstState, withScene } from "../../demo/lessons/skips/actions.js";

/** @import { Labels, LegendEntry, Level, OpenState, Scene, State, Value, Words } from "../../demo/lessons/skips/types.d.ts" */

export const SKY = 7; // a class; the background is 4
export const SEA = 9;
export const GROUND = 4;
export const NOBODY = 200; // the label where nobody judges

const SENTENCES = new Map([["panel.edge", "{score} at the edge"], ["panel.within", "{score} within {radius}"]]);

/** Gives keys instead of sentences, and the values behind them. @type {Words} */
export const WORDS = {
  language: "en",
  t: (key, values = {}) => SENTENCES.get(key)?.replace("{radius}", String(values.radius))
    ?? [key, ...Object.entries(values).map(([name, value]) => `${name}=${value}`)].join(" "),
  percent: (share) => `${100 * share}%`,
};

/** @param {number} index @param {string} name @param {boolean} isTrue @returns {LegendEntry} */
const entry = (index, name, isTrue) => ({
  index, name: { en: name, ko: `${name}-ko` }, colour: [index, 0, 0], voc: [0, index, 0], true: isTrue,
});

/** @param {string} name @param {Partial<Level>} rest @returns {Level} */
export const levelOf = (name, rest = {}) => ({
  name, title: name.toUpperCase(), labels: "", cell: 2, overall: 70, edge: 40, curve: [30, 40, 50], ceiling: [60, 70, 80],
  best: 90, change: null, shares: { [SKY]: 0.5, [SEA]: 0.25 }, input_size: [8, 4], ...rest,
});

/** @param {Partial<Value>} rest @returns {Value} */
export const valueOf = (rest = {}) => ({
  trunk: "mobilenetv2", source: "cow", title: { en: "A cow", ko: "소" }, credit: { en: "Somebody" },
  caption: {}, alt: "", photo: "",
  size: [8, 4], full_size: [16, 8], lens: [2, 1], truth: null, outline: null, rings: null, truth_given: false,
  radius: 2, radii: [1, 2, 3], levels: [levelOf("coarse"), levelOf("fine", { overall: 71, edge: 50 })],
  legend: [entry(SKY, "Sky", true), entry(SEA, "Sea", false), entry(GROUND, "Ground", true)],
  background: GROUND, void: NOBODY, last_class: 9, ...rest,
});

/** A label everywhere, or what a function says of a column. @param {number | ((x: number) => number)} label @returns {Labels} */
export function labelsOf(label) {
  const at = typeof label === "number" ? () => label : label;
  return { width: 8, height: 4, data: Uint8Array.from({ length: 32 }, (_, pixel) => at(pixel % 8)) };
}

/**
 * @param {{ value?: Partial<Value>, truth?: Labels | null, maps?: Labels[] }} [parts] `maps` of the levels
 * @returns {Scene}
 */
export function sceneOf({ value: rest, truth = null, maps } = {}) {
  const value = valueOf(rest);
  const levels = value.levels.map((level, place) => ({
    key: level.name, level, labels: maps?.[place] ?? labelsOf((x) => (x < 4 - 2 * place ? GROUND : SKY)),
  }));
  return {
    value, photo: /** @type {HTMLImageElement} */ ({}), width: 8, height: 4, truth, truePath: null,
    panels: [{ key: "photo", level: null, labels: truth }, ...levels],
  };
}

/** @param {Partial<State>} rest @param {Scene} [scene] @returns {OpenState} */
export const openState = (rest = {}, scene = sceneOf()) => withScene(firstState("en"), scene, { squareSide: 4, ...rest });
