// Written by `python -m demo.declarations` from demo.lessons.network.value. Do not edit it here.

import type { Bilingual, ClassRow, Size } from "../../web/values.d.ts";

/** A map of the drawing. */
export interface NodeValue {
  readonly name: string;
  readonly tap: boolean; // whether it belongs to the trunk
  readonly channels: number;
  readonly stride: number;
  readonly joins: string; // the name of the tap that comes in here; empty if none does
}

/** A network of the zoo. */
export interface NetworkValue {
  readonly name: string;
  readonly title: string;
  readonly trunk: string;
  readonly trunk_title: string;
  readonly side: number; // longest side of its input in pixels, as it was trained
  readonly ready: boolean; // whether its weights are here
  readonly join: string;
  readonly parts: readonly number[]; // of a pyramid: the parts along a side, or the rates of its holes
  readonly nodes: readonly NodeValue[];
}

/** A photo, and the networks that can be drawn. */
export interface OpenedValue {
  readonly uri: string;
  readonly full_size: Size;
  readonly networks: readonly NetworkValue[];
}

/** What a network says of the photo at an input side: a PNG of labels. */
export interface AnswerValue {
  readonly network: string;
  readonly side: number;
  readonly labels: string;
}

/** The head's scores both ways: float32 (classes, rows, columns), and how long they took. */
export interface HeadValue {
  readonly trunk: string;
  readonly side: number;
  readonly window: number; // cells along the side of what one answer needs
  readonly rows: number;
  readonly columns: number;
  readonly one_by_one: string;
  readonly at_once: string;
  readonly one_by_one_ms: number;
  readonly at_once_ms: number;
}

/** What one cell of a stage can see, in pixels of the network's input. */
export interface FieldValue {
  readonly size: number;
  readonly start: number; // of the first cell; the next one sees as much, a stride further
  readonly stride: number;
  readonly whole: boolean; // whether it also reads the mean of the whole photo
}

/** The strongest maps of a stage, one below the other in a grey PNG. */
export interface StageValue {
  readonly trunk: string;
  readonly stage: string;
  readonly side: number;
  readonly of: number; // how many maps the stage has
  readonly channels: readonly number[]; // which of them are here
  readonly rows: number; // cells that touch the photo
  readonly columns: number;
  readonly maps: string;
  readonly field: FieldValue;
}

/** What a cell uses: its influence as a grey PNG over the photo. */
export interface SeenValue {
  readonly trunk: string;
  readonly stage: string;
  readonly side: number;
  readonly cell: readonly number[]; // column, row
  readonly heat: string;
  readonly effective: number; // side in pixels of the square that holds most of the influence
  readonly share: number; // how much that is
}

/** A photo, or some of the parts that the board has asked for, or a problem. */
export interface NetworkLessonValue {
  readonly serial: number;
  readonly source: string;
  readonly photo: OpenedValue | null;
  readonly answer: AnswerValue | null;
  readonly head: HeadValue | null;
  readonly stage: StageValue | null;
  readonly seen: SeenValue | null;
  readonly problem: Bilingual | null;
}

/** The label set, and the sides that may be asked for. */
export interface NetworkClasses {
  readonly rows: readonly ClassRow[];
  readonly background: number | null;
  readonly sides: readonly number[];
}
