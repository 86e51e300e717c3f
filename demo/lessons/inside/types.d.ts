// The shapes of what the modules of Inside hand to each other. Nothing of this file reaches a browser.

import type { Bilingual, Colour, Place, Size, TrunkRow } from "../../web/values.d.ts";
import type { ClassesValue, CopyValue, FieldValue, InsideValue } from "./value.d.ts";

export type Language = "en" | "ko";

export interface InsideProps {
  value: InsideValue | null;
  classes: ClassesValue;
  radius: number;
  trunks: readonly TrunkRow[];
}

// ---- Maps -----------------------------------------------------------------------------------------
/** Scores, class by class, row by row. */
export interface ScoreMap { rows: number; columns: number; data: Float32Array }
/** One byte a pixel, row by row. */
export interface LabelMap { width: number; height: number; data: Uint8Array }
export interface Tap extends ScoreMap { name: string; stride: number; field: FieldValue }
/** The scores of one class at the cells of a tap that touch the photo. */
export interface Cells { rows: number; columns: number; stride: number; scores: Float32Array }
/** Along one axis: for each kept pixel the first of three neighbouring cells, and their shares. */
export interface Places { start: Int32Array; shares: Float64Array }
/** How the cells of a sum lie on a photo. `stride` is that of the sum. */
export interface Grid { full: Size; input: Size; stride: number; size: Size; across: Places; down: Places }

// ---- A photo, decoded -----------------------------------------------------------------------------
export interface Level { name: string; title: string; stride: number; weights: readonly number[]; map: ScoreMap }
export interface Truth { labels: LabelMap; band: LabelMap; outline: Path2D }
/** Pixels of a photo, and what is known of each: its truth, and its label at the finest level. */
export interface Pixels { grid: Grid; labels: LabelMap; truth: Pick<Truth, "labels" | "band"> | null }
export interface Scene extends Pixels {
  source: string; photo: HTMLImageElement; title: Bilingual; credit: Bilingual;
  full: Size; input: Size; size: Size;
  taps: readonly Tap[]; levels: readonly Level[];
  truth: Truth | null;
  coarse: Pixels; // every second one, for labels while a weight moves
  copies: readonly CopyValue[];
  present: readonly number[]; // classes that get a button of their own
  start: Place; // where the probe begins
}

// ---- State ----------------------------------------------------------------------------------------
export interface Agreement { overall: number | null; edge: number | null }
/** What the weights make of the score maps. */
export interface Sum {
  scene: Scene; weights: readonly number[]; // which it was made of
  map: ScoreMap; labels: LabelMap; agreement: Agreement | null;
  at: Pixels; // the labelled ones: those of the scene, or its coarse ones
}
/** −log p of the true class at every pixel, or at every few ones while a weight moves. */
export interface Loss {
  every: number; width: number; height: number;
  values: Float32Array; // nats; NaN where nobody judges
  sum: number; mean: number; edge: number; // `edge`: the share of the sum that lies in the band
}
export type Scale = "own" | "common";
/** What a note explains: the score at the edge, or how a map is doubled. */
export type Note = "" | "edge" | "double";
/** What a visitor sets. null: not chosen, so the photo decides. */
export interface Choices {
  weights: readonly number[] | null;
  index: number | null;
  pixel: Place | null;
  scale: Scale;
  muted: readonly string[];
  note: Note;
  showsLoss: boolean | null;
}
export interface State extends Choices {
  scene: Scene | null;
  sum: Sum | null;
  loss: (Loss & { of: ScoreMap }) | null; // `of`: which sum it was made of
  moves: boolean; // whether a weight is being moved, so that labels must come fast
  isWide: boolean; // whether labels and loss map stand beside each other
  answers: ReadonlyMap<string, LabelMap>; // of U-Net, by the copies that are let through
  asked: ReadonlySet<string>; // which of them the server was asked for
  copiesNear: boolean; // whether their card is in sight, or nearly
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
/** What stays the same as long as the page is open. `radius`: how far "at the edge" reaches, in pixels. */
export interface Setting {
  words: Words; classes: ClassesValue; radius: number; actions: Actions;
  observe: (canvas: HTMLCanvasElement) => void; // redraws when the canvas changes its size
}
export interface Actions {
  setWeight(place: number, weight: number, moves: boolean): void;
  setWeights(weights: readonly number[]): void;
  chooseClass(index: number): void;
  chooseScale(scale: Scale): void;
  probeAt(shares: readonly [x: number, y: number]): void; // of the photo's width and height
  probeBy(pixels: readonly [x: number, y: number]): void;
  switchCopy(tap: string): void;
  explain(note: Note): void; // once more: no longer
  switchLoss(): void;
}
