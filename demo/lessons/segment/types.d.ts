// The shapes of what the modules of Segment hand to each other. Nothing of this file reaches a browser.

import type { Store } from "../../web/store.js";
import type { Bilingual, Box, ClassRow, Colour, Size } from "../../web/values.d.ts";
import type { Gallery } from "./gallery.js";
import type {
  FileValue, InstanceAnswer, LabelSetValue, MeasuredValue, NetworkValue, ObjectRow, PhotoValue, SegmentValue, SemanticAnswer,
  StepsValue,
} from "./value.d.ts";

export type {
  Bilingual, Box, ClassRow, Colour, FileValue, InstanceAnswer, ObjectRow, PhotoValue, SegmentValue, SemanticAnswer, Size,
  StepsValue,
};
export type Language = "en" | "ko";
export type Task = "semantic" | "instance"; // of a network
/** What is asked about the photo. */
export type Mode = "classify" | "locate" | Task;
/** A picture: what it asks, and the network that answers. */
export interface Wanted { mode: Mode; name: string }
export type LabelSet = LabelSetValue;
export type Network = NetworkValue;
export type Measured = MeasuredValue;
export type Answer = SemanticAnswer | InstanceAnswer;
export interface SegmentProps {
  value: SegmentValue | null;
  label_sets: LabelSet[];
  usual: string; // the network that the first picture shows
  companions: string[]; // which networks a comparison shows first beside it
  measured: Measured[]; // how often networks are right about whole photos
}

// ---- A photo and what networks say of it, decoded --------------------------------------------------
export interface Scene {
  source: string; photo: HTMLImageElement; width: number; height: number;
  fullSize: Size; scale: number; // pixels of the picture for each pixel of the photo
  title: Bilingual; credit: Bilingual;
}
/** One byte a pixel, row by row. */
export interface LabelMap { width: number; height: number; data: Uint8Array }
/** The part of a picture around a box, 1 where the object is. */
export interface PastedMask { x: number; y: number; width: number; height: number; data: Uint8Array }
export interface FoundObject {
  place: number; // in the list of its network, best score first
  number: number; // among the objects of its class, from 1
  entry: ClassRow; score: number; colour: Colour;
  photoBox: Box; // in pixels of the photo
  box: Box; // in pixels of the picture
  mask: Uint8Array;
}
export interface SemanticPanel { name: string; task: "semantic"; answer: SemanticAnswer; labelSet: LabelSet; labels: LabelMap }
export interface InstancePanel { name: string; task: "instance"; answer: InstanceAnswer; labelSet: LabelSet; objects: FoundObject[] }
/** The answer of the network `name`. */
export type Panel = SemanticPanel | InstancePanel;

/** The colours over a picture, and what they were painted for. */
export interface Layer {
  key: string; colours: readonly Colour[]; canvas: HTMLCanvasElement;
  veil: HTMLCanvasElement | null; // over all that is not shown, while something stands alone
  outlines: { index: number; path: Path2D }[] | null; // of classes, once they are drawn
}

// ---- State ----------------------------------------------------------------------------------------
export type Arrangement = "one" | "compare" | "four";
/** What can be seen of a picture. */
export type Part = "photo" | "outlines" | "boxes" | "labels";
/** What stands alone: a class, by its English name in lower case, or one object of one network. */
export type Alone = { kind: "class"; name: string } | { kind: "object"; network: string; place: number };
/** What a visitor sets. */
export interface Choices {
  mode: Mode;
  arrangement: Arrangement;
  chosen: Readonly<Record<Task, string>>;
  compared: readonly string[];
  opacity: number; // 0 … 1
  score: number; // the lowest score of an object that is shown
  parts: readonly Part[];
  alone: Alone | null;
  isExplained: boolean; // whether the steps to the object that stands alone are shown
}
export interface State extends Choices {
  networks: readonly Network[];
  scene: Scene | null;
  panels: ReadonlyMap<string, Panel>; // of this photo, by network
  problems: ReadonlyMap<string, Bilingual>; // why a network says nothing of this photo
  problem: Bilingual | null; // of anything else, such as a file
  asked: ReadonlyMap<string, number>; // when the server was asked for which network
  fetching: Fetching | null;
  steps: StepsValue | null; // to the object that was explained last
  photoOfPage: string | null; // the lessons share one photo; this one may be behind while it is hidden
  language: Language;
  colours: ReadonlyMap<string, readonly Colour[]>; // by label set and class, in the chosen palette
}
/** Once a photo is there. */
export type OpenState = Readonly<State> & { scene: Scene };
/** A network whose weights are on their way, and what for. */
export interface Fetching { name: string; place: Place }
/** Where a chosen network goes: among the compared ones, or null for the one of its task. */
export type Place = number | null;
/** What a visitor does, as a function from the state to the parts that it changes. */
export type Change = (state: Readonly<State>) => Partial<State>;
export type MakeChange = (change: Change) => void;

// ---- The page -------------------------------------------------------------------------------------
export interface Words {
  language: Language;
  t(key: string, values?: Record<string, string | number>): string;
  has(key: string): boolean;
  percent(share: number): string;
}
export interface Page extends Words {
  shown: string | null; // the photo of the page
  recalled: string | null; // the photo that the address has asked for, if another one was shown first
  colour(entry: Pick<ClassRow, "colour" | "voc">): Colour;
  apply(root: HTMLElement): void;
  recall(name: string): string | null;
  tell(name: string, write: () => string | null): void;
  addressChanged(): void;
}
/** What Gradio gives to a component's module. */
export interface Host {
  element: HTMLElement;
  props: SegmentProps;
  trigger(event: string, data: unknown): void;
  watch(prop: string, changed: () => void): void;
}
export interface Board extends Host {
  node: HTMLElement; page: Page;
  store: Store<State>; change: MakeChange;
  gallery: Gallery;
}
/**
 * Words under a picture; in the page a list of networks may stand in the place of the title. Of the
 * four tasks it also says the question and the shape of the answer.
 */
export interface Caption { title: string; isStrong: boolean; cost: string; question?: string; shape?: string }
export interface Figure {
  mode: Mode; name: string; node: HTMLElement; stage: HTMLElement; canvas: HTMLCanvasElement;
  bars: HTMLElement; busy: HTMLElement; caption: HTMLElement;
}
/** A class and what a network gives it for the whole photo, 0 … 1. */
export interface ClassScore { entry: ClassRow; score: number; isBackground: boolean }
export interface Point { x: number; y: number; reach: number } // in pixels of the picture
/** Where a label stands on a picture, in CSS pixels. */
export interface LabelPlace { x: number; y: number; wide: number }
