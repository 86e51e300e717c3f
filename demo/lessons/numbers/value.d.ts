// Written by `python -m demo.declarations` from demo.lessons.numbers.value. Do not edit it here.

import type { Bilingual, Translated } from "../../web/values.d.ts";

/** The work of one pass, and the size of its input in pixels. */
export interface CostValue {
  readonly multiply_adds: number;
  readonly rows: number;
  readonly columns: number;
}

/** A command that measured, and on how many photos of which set. */
export interface RunValue {
  readonly command: string;
  readonly data: string; // the folder of the set, such as "voc"
  readonly photos: number;
}

/** A figure of a paper, in percent. */
export interface FigureValue {
  readonly measure: string;
  readonly percent: number;
  readonly photos: string;
  readonly trunk: string;
  readonly paper: string;
  readonly year: number;
  readonly table: number;
  readonly note: string;
}

/** How well a detector's masks fit on one set: AP at an overlap of a half. */
export interface AverageValue {
  readonly data: string;
  readonly ap50: number;
}

/** A score for each class, by its English name. */
export interface ClassScores {
  readonly measure: string; // "iou", or a set's AP50 such as "voc_mask_ap50"
  readonly scores: Readonly<Record<string, number>>;
}

/** What the card of its checkpoint says. */
export interface CardValue {
  readonly file: string;
  readonly sha256: string;
  readonly trained_on: readonly string[];
  readonly initial_weights: readonly string[];
  readonly licence: string;
  readonly commands: readonly string[];
  readonly frozen_trunk: boolean; // whether it stands on the trunk of another checkpoint
  readonly measured_on: string;
  readonly runs: readonly RunValue[];
  readonly chosen_on_judged: boolean;
}

/** A network. */
export interface RowValue {
  readonly name: string;
  readonly title: string; // without its trunk
  readonly trunk: string; // empty for a detector
  readonly task: string;
  readonly paper: string;
  readonly stride: number;
  readonly level: number | null; // its stride if it is a level of the FCN
  readonly parameters: number;
  readonly cost: CostValue | null;
  readonly miou: number | null;
  readonly edge: number | null;
  readonly boundary_iou: number | null;
  readonly pixel_accuracy: number | null;
  readonly averages: readonly AverageValue[]; // of a detector
  readonly classes: ClassScores | null;
  readonly published: readonly FigureValue[];
  readonly card: CardValue;
  readonly ready: boolean; // whether it can run here
}

/** All networks, and the names of the classes. */
export interface TableValue {
  readonly rows: readonly RowValue[];
  readonly names: Readonly<Record<string, Translated>>; // English name of a class → in both languages
  readonly radius: number; // pixels around the true outline that "at the edge" means
}

/** How long each network took, in milliseconds. */
export interface SpeedValue {
  readonly milliseconds: Readonly<Record<string, number>>;
  readonly device: string;
  readonly precision: Readonly<Record<string, string>>;
  readonly sample: Bilingual;
  readonly columns: number; // of the photo
  readonly rows: number;
  readonly passes: number;
  readonly of: number;
  readonly ended: number; // seconds since 1970; 0 while it goes on
}

/** One of `table`, `speed` and `problem` is not null, or the first two. */
export interface NumbersValue {
  readonly serial: number;
  readonly table: TableValue | null;
  readonly speed: SpeedValue | null;
  readonly problem: Bilingual | null;
}
