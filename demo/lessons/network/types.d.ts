import type { Colour } from "../../web/values.d.ts";
import type { NetworkClasses, NetworkLessonValue, OpenedValue } from "./value.d.ts";

export interface NetworkProps {
  readonly value: NetworkLessonValue | null;
  readonly classes: NetworkClasses;
}

/** A photo that has been decoded. */
export interface Scene extends OpenedValue {
  readonly source: string;
  readonly picture: HTMLImageElement;
}

export interface State {
  readonly scene: Scene | null;
  readonly network: string; // a row of the zoo
  readonly side: number | null; // of the input; null for that of the network's training
  readonly answers: ReadonlyMap<string, LabelMap>; // by network and side
  readonly problem: string;
  readonly language: string;
  readonly colours: readonly Colour[];
  readonly resized: number;
}

export interface LabelMap {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}
