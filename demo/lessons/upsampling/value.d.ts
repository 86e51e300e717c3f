// Written by `python -m demo.declarations` from demo.lessons.upsampling.value. Do not edit it here.

import type { Bilingual, ClassRow, Size } from "../../web/values.d.ts";

/** Where windows of 2×2 have their largest score: uint8 (classes, rows, columns) of 0 … 3. */
export interface PlacesValue {
  readonly stride: number; // of the map that was pooled
  readonly rows: number; // of windows
  readonly columns: number;
  readonly places: string;
}

/** A photo and its coarsest score map: float32 (classes, rows, columns), see `about_zero`. */
export interface PhotoValue {
  readonly uri: string;
  readonly title: Bilingual;
  readonly full_size: Size;
  readonly input_size: Size;
  readonly stride: number;
  readonly rows: number;
  readonly columns: number;
  readonly scores: string;
  readonly places: readonly PlacesValue[]; // coarse to fine; each has twice the rows of the one before
}

/** One of `photo` and `problem` is not null. */
export interface UpsamplingValue {
  readonly serial: number;
  readonly source: string;
  readonly photo: PhotoValue | null;
  readonly problem: Bilingual | null;
}

/** The label set: a row for each class, in the order of the indices. */
export interface ClassesValue {
  readonly rows: readonly ClassRow[];
  readonly background: number | null;
}
