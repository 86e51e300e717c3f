// @ts-check
// What a room says, made up for tests.
/** @import { Answer, Said } from "../../demo/room/types.d.ts" */

/** Words as their key and their values. @param {string} key @param {object} [values] */
export const say = (key, values) => (values ? `${key} ${Object.values(values).join(" ")}` : key);

/** @type {Answer} */
export const ANSWER = {
  panels: ["a", "b", "c"], mistakes: "m", has_truth: true, level: 1, votes: [5, 10, 6], marks: 81, hits: 54, repaired: [20, 31],
};

/** @param {Partial<Said>} [part] @returns {Said} */
export const saidOf = (part = {}) => ({
  version: 1, step: "mark", question: "mark", number: 1, phones: 30, answered: 27, lifted: false, address: "",
  levels: ["FCN-32s", "FCN-16s", "FCN-8s"], panel: null, answer: null,
  photo: { source: "cow", address: "room/K7P3/1/photo", size: [400, 300], title: { en: "Cow" }, alt: "" },
  mine: { marks: [], vote: null, verdicts: [] },
  ...part,
});
