// The shapes of what the modules of Inside hand to each other. Nothing of this file reaches a browser.

// ---- What Python sends: `value.py` writes it -------------------------------------------------------
export type Language = "en" | "ko";
export type Bilingual = Partial<Record<Language, string>>;
export type Size = readonly [width: number, height: number];
export type Colour = readonly [red: number, green: number, blue: number];

export interface ClassRow { index: number; name: Record<Language, string>; colour: Colour; voc: Colour }
/** The label set; a class stands in `rows` at its own index. */
export interface Classes { rows: readonly ClassRow[]; background: number | null; void: number }
export interface Field { size: number; start: number }
export interface TapValue {
  tap: string; stride: number; rows: number; columns: number; scores: string; field: Field;
}
export interface LevelValue { name: string; title: string; stride: number }
export interface CopyValue { tap: string; stride: number }
export interface TruthValue { labels: string; outline: string; band: string }
export interface PhotoValue {
  uri: string; title: Bilingual; credit: Bilingual;
  full_size: Size; input_size: Size; size: Size;
  taps: TapValue[]; levels: LevelValue[]; truth: TruthValue | null; copies: CopyValue[];
}
export interface InsideValue {
  serial: number; source: string;
  photo: PhotoValue | null;
  unet: { copies: string[]; labels: string } | null;
  problem: Record<Language, string> | null;
}
export interface InsideProps {
  value: InsideValue | null;
  classes: Classes;
  radius: number;
}

// ---- Maps -----------------------------------------------------------------------------------------
/** Scores, class by class, row by row. */
export interface ScoreMap { rows: number; columns: number; data: Float32Array }
/** One byte a pixel, row by row. */
export interface LabelMap { width: number; height: number; data: Uint8Array }
export interface Tap extends ScoreMap { name: string; stride: number; field: Field }
/** The scores of one class at the cells of a tap that touch the photo. */
export interface Cells { rows: number; columns: number; stride: number; scores: Float32Array }
/** Along one axis: for each kept pixel the first of three neighbouring cells, and their shares. */
export interface Places { start: Int32Array; shares: Float64Array }
/** How the cells of a sum lie on a photo. `stride` is that of the sum. */
export interface Grid { full: Size; input: Size; stride: number; size: Size; across: Places; down: Places }

// ---- A photo, decoded -----------------------------------------------------------------------------
export type Pixel = readonly [x: number, y: number];
export interface Level { name: string; title: string; stride: number; weights: readonly number[]; map: ScoreMap }
export interface Truth { labels: LabelMap; band: LabelMap; outline: Path2D }
export interface Scene {
  source: string; photo: HTMLImageElement; title: Bilingual; credit: Bilingual;
  full: Size; input: Size; size: Size;
  taps: readonly Tap[]; levels: readonly Level[]; grid: Grid;
  labels: LabelMap; // of the finest level
  truth: Truth | null;
  copies: readonly CopyValue[];
  present: readonly number[]; // classes that get a button of their own
  start: Pixel; // where the probe begins
}

// ---- State ----------------------------------------------------------------------------------------
export interface Agreement { overall: number | null; edge: number | null }
/** What the weights make of the score maps. */
export interface Sum {
  scene: Scene; weights: readonly number[]; // which it was made of
  map: ScoreMap; labels: LabelMap; agreement: Agreement | null;
}
export type Scale = "own" | "common";
/** What a visitor sets. null: not chosen, so the photo decides. */
export interface Choices {
  weights: readonly number[] | null;
  index: number | null;
  pixel: Pixel | null;
  scale: Scale;
  muted: readonly string[];
  explainsEdge: boolean;
}
export interface State extends Choices {
  scene: Scene | null;
  sum: Sum | null;
  answers: ReadonlyMap<string, LabelMap>; // of U-Net, by the copies that are let through
  asked: ReadonlySet<string>; // which of them the server was asked for
  copiesNear: boolean; // whether their card is in sight, or nearly
  problem: Record<Language, string> | null;
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
export interface Actions {
  setWeight(place: number, weight: number): void;
  setWeights(weights: readonly number[]): void;
  chooseClass(index: number): void;
  chooseScale(scale: Scale): void;
  probeAt(shares: readonly [x: number, y: number]): void; // of the photo's width and height
  probeBy(pixels: readonly [x: number, y: number]): void;
  switchCopy(tap: string): void;
  explainEdge(): void;
}
