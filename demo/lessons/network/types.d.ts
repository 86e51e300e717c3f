import type { Colour, Place } from "../../web/values.d.ts";
import type { FieldValue, NetworkClasses, NetworkLessonValue, OpenedValue } from "./value.d.ts";

export interface NetworkProps {
  readonly value: NetworkLessonValue | null;
  readonly classes: NetworkClasses;
}

/** A photo that has been decoded. */
export interface Scene extends OpenedValue {
  readonly source: string;
  readonly picture: HTMLImageElement;
}

/** The head's scores both ways: classes × rows × columns. */
export interface Head {
  readonly window: number; // cells along its side
  readonly rows: number;
  readonly columns: number;
  readonly oneByOne: Float32Array;
  readonly atOnce: Float32Array;
  readonly oneByOneMs: number;
  readonly atOnceMs: number;
}

/** The strongest maps of a stage, one below the other in a picture. */
export interface Stage {
  readonly of: number;
  readonly channels: readonly number[];
  readonly rows: number;
  readonly columns: number;
  readonly maps: HTMLImageElement;
  readonly field: FieldValue;
}

/** What a cell uses of the photo. */
export interface Seen {
  readonly heat: HTMLImageElement;
  readonly effective: number; // pixels of the input
  readonly share: number;
}

export interface LabelMap {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** How the head answers: window by window, at every place at once, enlarged to labels. */
export type Way = "classifier" | "convolution" | "labels";

/** The cells that the window has answered, of a grid of this size. */
export interface Filled {
  readonly columns: number;
  readonly rows: number;
  readonly cells: ReadonlySet<number>;
}

/** What the server has told of the photo, by what it was asked for. */
export interface Known {
  readonly answers: ReadonlyMap<string, LabelMap>;
  readonly heads: ReadonlyMap<string, Head>;
  readonly stages: ReadonlyMap<string, Stage>;
  readonly seens: ReadonlyMap<string, Seen>;
}

export interface State extends Known {
  readonly scene: Scene | null;
  readonly network: string; // a row of the zoo
  readonly side: number | null; // of the input; null for that of the network's training
  readonly way: Way;
  readonly place: Place | null; // of the photo, in thousandths; null for the surest cell
  readonly index: number | null; // the class of the grid; null for the surest one
  readonly filled: Filled;
  readonly stage: string | null; // null for one in the middle of the backbone
  readonly isSliding: boolean;
  readonly problem: string;
  readonly language: "en" | "ko";
  readonly colours: readonly Colour[];
  readonly resized: number;
}
