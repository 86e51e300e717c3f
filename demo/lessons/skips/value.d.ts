// Written by `python -m demo.declarations` from demo.lessons.skips.value. Do not edit it here.

import type { Bilingual, Colour, Place, Size, Translated } from "../../web/values.d.ts";

/** Pixels whose label differs from the coarsest level's; with truth, who was right. */
export interface ChangeValue {
  readonly changed: number;
  readonly share: number;
  readonly repaired: number | null;
  readonly spoiled: number | null;
}

/** One level: its labels, and its scores in percent where there is truth. */
export interface LevelValue {
  readonly name: string;
  readonly title: string;
  readonly labels: string;
  readonly cell: number; // the side in photo pixels of the square that one prediction covers
  readonly overall: number | null;
  readonly edge: number | null;
  readonly curve: readonly (number | null)[] | null;
  readonly ceiling: readonly (number | null)[] | null; // the best curve that this stride allows
  readonly best: number | null;
  readonly change: ChangeValue | null;
  readonly shares: Readonly<Record<string, number>>; // index of a class → its share of the pixels
  readonly input_size: Size; // of the network's input
}

/** A class that the truth or a level has. */
export interface LegendValue {
  readonly index: number;
  readonly name: Translated;
  readonly colour: Colour;
  readonly voc: Colour;
  readonly true: boolean; // whether the truth has it
}

/** What the browser draws. Pictures are data URIs; sizes are width and height. */
export interface SkipsValue {
  readonly source: string;
  readonly trunk: string; // of the levels
  readonly title: Bilingual;
  readonly credit: Bilingual;
  readonly caption: Bilingual; // what the photo shows about segmentation
  readonly alt: string;
  readonly photo: string;
  readonly size: Size; // in the browser; all pictures here have it
  readonly full_size: Size; // of the photo itself
  readonly lens: Place; // where the lens opens, in pixels of the browser's photo
  readonly truth: string | null;
  readonly outline: string | null;
  readonly rings: string | null; // for each pixel the smallest radius whose band holds it
  readonly truth_given: boolean; // by the visitor
  readonly radius: number; // of the band that the page calls "the edge"
  readonly radii: readonly number[]; // those of the curves
  readonly levels: readonly LevelValue[]; // from coarse to fine; empty where no network can run
  readonly legend: readonly LegendValue[];
  readonly background: number | null; // null: this label set has no background
  readonly void: number;
  readonly last_class: number;
}
