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

/** One of `photo`, `answer` and `problem` is not null. */
export interface NetworkLessonValue {
  readonly serial: number;
  readonly source: string;
  readonly photo: OpenedValue | null;
  readonly answer: AnswerValue | null;
  readonly problem: Bilingual | null;
}

/** The label set, and the sides that may be asked for. */
export interface NetworkClasses {
  readonly rows: readonly ClassRow[];
  readonly background: number | null;
  readonly sides: readonly number[];
}
