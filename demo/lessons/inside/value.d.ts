// Written by `python -m demo.declarations` from demo.lessons.inside.value. Do not edit it here.

import type { Bilingual, ClassRow, Size } from "../../web/values.d.ts";

/** What one cell of a score map can see, in pixels of the network's input. */
export interface FieldValue {
  readonly size: number;
  readonly start: number; // of the first cell; the next one sees as much, a stride further
  readonly whole: boolean; // whether it also reads the mean of the whole photo
}

/** A tap of the trunk, and where its score map is: float32 (classes, rows, columns). */
export interface TapValue {
  readonly tap: string;
  readonly stride: number;
  readonly rows: number;
  readonly columns: number;
  readonly scores: string;
  readonly field: FieldValue;
}

/** A network that adds up the taps down to its own stride. */
export interface LevelValue {
  readonly name: string;
  readonly title: string;
  readonly stride: number;
}

/** A tap of the trunk that U-Net copies. */
export interface CopyValue {
  readonly tap: string;
  readonly stride: number;
}

/** Label maps as PNGs: as they are judged, without void, and 1 near the boundary. */
export interface TruthValue {
  readonly labels: string;
  readonly outline: string;
  readonly band: string;
}

/** A photo taken apart. Sizes are [width, height]: of the photo, the input, the labels. */
export interface PhotoValue {
  readonly uri: string;
  readonly trunk: string; // of the score maps
  readonly title: Bilingual;
  readonly credit: Bilingual;
  readonly full_size: Size;
  readonly input_size: Size;
  readonly size: Size;
  readonly taps: readonly TapValue[]; // coarse to fine, as they are added
  readonly levels: readonly LevelValue[]; // likewise
  readonly truth: TruthValue | null;
  readonly copies: readonly CopyValue[]; // fine to coarse; none while there is no U-Net
}

/** U-Net's labels with only these copies let through. */
export interface UnetValue {
  readonly copies: readonly string[];
  readonly labels: string;
}

/** One of `photo`, `unet` and `problem` is not null. */
export interface InsideValue {
  readonly serial: number;
  readonly source: string;
  readonly photo: PhotoValue | null;
  readonly unet: UnetValue | null;
  readonly problem: Bilingual | null;
}

/** The label set: a row for each class, in the order of the indices. */
export interface ClassesValue {
  readonly rows: readonly ClassRow[];
  readonly background: number | null;
  readonly void: number;
}
