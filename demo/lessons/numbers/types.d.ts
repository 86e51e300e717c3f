// The shapes that the scripts of this lesson share.
import type { Page } from "../../web/page.js";
import type { Bilingual } from "../../web/values.d.ts";
import type { NumbersValue, RowValue, SpeedValue, TableValue } from "./value.d.ts";

export type Words = Pick<Page, "t" | "has" | "language">;
export type Axis = "work" | "time"; // what the picture has from left to right
export type Part = "card" | "classes" | "limits"; // of what is said of one network
export type ColumnKey =
  | "name" | "trunk" | "miou" | "edge" | "boundary_iou" | "pixel_accuracy"
  | "parameters" | "work" | "time" | "published" | "published_on";

export interface Order {
  readonly column: ColumnKey;
  readonly isFalling: boolean;
}

export interface NumbersProps {
  value: NumbersValue | null;
}

export interface State {
  readonly table: TableValue | null;
  readonly speed: SpeedValue | null;
  readonly isMeasuring: boolean;
  readonly problem: Bilingual | null;
  readonly order: Order | null; // null: as the server has ordered them
  readonly opened: string | null; // the network whose card is open
  readonly pointed: string | null; // the one under the pointer
  readonly part: Part;
  readonly axis: Axis;
  readonly third: ColumnKey; // the column that a phone shows beside the two main scores
  readonly isNarrow: boolean;
  readonly copied: "table" | "command" | null; // what was copied last
  readonly language: "en" | "ko";
  readonly size: readonly [width: number, height: number]; // of the picture, in CSS pixels
}

export interface Column {
  readonly key: ColumnKey;
  readonly label: string; // key of its words
  readonly isText?: true;
  readonly isExtra?: true; // a phone shows one of these
  readonly isPublished?: true;
  readonly isSmallBest?: true; // the smallest is the best
  readonly of: (row: RowValue, speed: SpeedValue | null) => number | string | null;
  readonly show?: (value: number) => string;
}

// A place in the picture, in its pixels.
export interface Mark {
  readonly row: RowValue;
  readonly x: number;
  readonly y: number;
}

export interface Label {
  readonly mark: Mark;
  readonly x: number; // of the left end of the words
  readonly y: number; // of their middle
}
