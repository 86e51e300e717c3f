// The shapes of what the modules of Upsampling hand to each other. Nothing of this file reaches a browser.

import type { Bilingual, Colour, Size, ClassRow } from "../../web/values.d.ts";
import type { ClassesValue, UpsamplingValue } from "./value.d.ts";

export type Language = "en" | "ko";

export interface UpsamplingProps {
  value: UpsamplingValue | null;
  classes: ClassesValue;
}

// ---- Arithmetic -----------------------------------------------------------------------------------
/** Numbers, row by row. */
export interface NumberMap { rows: number; columns: number; data: Float64Array }
/** The settings of a transposed convolution. `extra` is torch's output_padding. */
export interface Knobs { kernel: number; stride: number; padding: number; extra: number }
export interface Pooled { map: NumberMap; places: Int32Array }

export type Method = "unpool" | "transposed" | "nearest" | "bilinear";
export type Weights = "ones" | "bilinear" | "own";
/** A cell: row and column, from 0. */
export type Cell = readonly [row: number, column: number];
/** A factor of a sum: what a cell holds, and the number of the kernel that it is multiplied by. */
export interface Term { value: number; weight: number }
export interface Box { top: number; left: number; bottom: number; right: number } // the last two are beyond it

/** What one setting of the lesson comes to. */
export interface Work {
  input: NumberMap;
  kernel: NumberMap | null; // of every method but unpooling
  before: NumberMap | null; // the map that was pooled, for unpooling
  places: Int32Array | null; // where its largest values stood
  middle: NumberMap | null; // the resized map, for the methods that resize first
  output: NumberMap; // as far as it is painted
  painted: NumberMap; // how often each of its cells was written
  counts: NumberMap; // the same once all cells have written
  copy: Box; // which cells the chosen cell reaches
  reached: readonly boolean[]; // by the chosen cell
  at: Cell; // the output cell whose sum is written out
  terms: readonly Term[]; // of that sum, without zeros
  reads: readonly boolean[]; // the cells of the input that this sum reads
}

// ---- A photo, decoded -----------------------------------------------------------------------------
export interface Scene {
  source: string; title: Bilingual; photo: HTMLImageElement; full: Size; input: Size;
  stride: number;
  maps: readonly NumberMap[]; // by class
  places: readonly (readonly Int32Array[])[]; // by doubling, then by class: where unpooling puts each cell
  present: readonly number[]; // classes, the largest first
}
export type Real = "2" | "4" | "labels";

// ---- State ----------------------------------------------------------------------------------------
/** What a visitor sets. */
export interface Choices extends Knobs {
  method: Method;
  window: number; // of the pooling
  hop: number; // its stride
  weights: Weights;
  own: readonly number[]; // 5 × 5; smaller kernels take the first rows and columns
  input: readonly number[]; // 4 × 4
  seed: number; // of the numbers before the pooling
  cell: number; // of the input, the chosen one
  all: boolean; // whether all cells have written, or those up to the chosen one
  at: Cell | null; // a chosen cell of the output
  weight: number; // the chosen number of the own kernel, among 5 × 5
  pair: number; // the chosen cell of the drawing with the matrices
  real: Real;
  index: number | null; // class of the real map; null: the photo decides
}
export interface State extends Choices {
  playing: boolean;
  scene: Scene | null;
  problem: Bilingual | null;
  language: string;
  colours: readonly Colour[]; // by class, in the palette that the visitor has chosen
  resized: number; // how often the pictures have changed their size
}

// ---- The page -------------------------------------------------------------------------------------
export interface Words {
  language: Language;
  t(key: string, values?: Record<string, string | number>): string;
  percent(share: number): string;
}
/** What stays the same as long as the page is open. */
export interface Setting {
  words: Words; rows: readonly ClassRow[]; background: number | null; actions: Actions;
  sentence: HTMLElement | null; // under the page's headline
  observe: (canvas: HTMLCanvasElement) => void; // redraws when the canvas changes its size
}
export type Filling = "random" | "spike" | "ramp";
export interface Actions {
  set(change: Partial<Choices>): void;
  turn(knob: Knob, by: number): void;
  choose(cell: number): void;
  chooseOutput(place: number): void;
  showAll(): void;
  move(by: number): void;
  write(value: number): void;
  add(by: number): void;
  fill(filling: Filling): void;
  play(): void;
  pickWeight(place: number): void;
  writeWeight(value: number): void;
  addWeight(by: number): void;
}
export type Knob = "kernel" | "stride" | "padding" | "extra" | "window" | "hop";
