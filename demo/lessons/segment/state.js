// @ts-check
// The state of the board before anything is known.
/** @import { State } from "./types.d.ts" */

/** @param {string} usual the network of the first picture @returns {State} */
export const initialState = (usual) => ({
  mode: "semantic",
  arrangement: "one",
  chosen: { semantic: usual, instance: "" },
  compared: [usual],
  opacity: 0.6,
  score: 0.5,
  parts: ["photo", "outlines", "labels"],
  alone: null,
  isExplained: false,
  steps: null,
  networks: [],
  scene: null,
  panels: new Map(),
  problems: new Map(),
  problem: null,
  asked: new Map(),
  fetching: null,
  photoOfPage: null,
  language: "en",
  colours: new Map(),
});
