// What the modules of Skips hand to each other.
import type { Colour, Place, TrunkRow } from "../../web/values.d.ts";
import type { ChangeValue, LegendValue, LevelValue, SkipsValue } from "./value.d.ts";

export type { Colour, Place };
export type Change = ChangeValue;
export type LegendEntry = LegendValue;
export type Level = LevelValue;
export type Value = SkipsValue;
/** Index of a class → its colour in the palette that the visitor has chosen. */
export type Colours = readonly (Colour | undefined)[];
export type Language = "en" | "ko";

// ---- The scene: a decoded value ----------------------------------------------------------------
export interface Labels {
  width: number;
  height: number;
  data: Uint8Array;
}
/** A photo or a level. The photo has no level, and labels only if there is a truth. */
export interface Panel {
  key: string;
  level: Level | null;
  labels: Labels | null;
}
export type LabelledPanel = Panel & { labels: Labels };
export interface Outline {
  index: number;
  path: Path2D;
}
export interface Scene {
  value: Value;
  photo: HTMLImageElement;
  width: number;
  height: number;
  truth: Labels | null;
  truePath: Path2D | null;
  panels: readonly Panel[]; // the photo, then the levels from coarse to fine
}

// ---- The state ---------------------------------------------------------------------------------
export type Mode = "overlay" | "mask" | "outline" | "difference";
export type Stage = "off" | "marking" | "revealed";
export interface Mark {
  readonly x: number;
  readonly y: number;
}
export interface State {
  scene: Scene | null;
  mode: Mode;
  opacity: number; // 0 to 1
  isolated: number | null; // the class that stands alone
  centre: Place | null; // of the lens; null as long as nobody has moved it
  zoom: number | null; // null as long as nobody has changed it
  held: boolean;
  band: number; // the radius, in pixels of the photo
  bandShown: boolean; // the visitor wants to see it
  bandMoving: boolean; // its radius changes, so it is drawn for a moment
  rings: Labels | null; // where each band lies; they come when the band is drawn for the first time
  edgeExplained: boolean;
  ceilingExplained: boolean;
  stage: Stage; // of the game
  marks: readonly Mark[];
  isCurtainDown: boolean; // the next photo begins with its answers hidden
  language: Language;
  colours: Colours;
  squareSide: number; // CSS pixels along the magnified lens; 0 while the lesson is hidden
  squareRatio: number; // its width to its height
  pictureWidth: number; // CSS pixels
  pixelRatio: number; // pixels of the screen in a CSS pixel
}
/** The state once there is a photo. */
export type OpenState = Readonly<State & { scene: Scene }>;
export type Store = import("../../web/store.js").Store<State>;

/** Where the lens is and what it shows. */
export interface Lens {
  centre: Place;
  zoom: number;
  x: number; // left and top of its frame, in pixels of the scene
  y: number;
  wide: number;
  high: number;
}

// ---- Words -------------------------------------------------------------------------------------
export interface Words {
  language: Language;
  t(key: string, values?: Readonly<Record<string, string | number>>): string;
  percent(share: number): string;
}
/** A piece of a caption: words; words after a dot; a score to ask about. */
export type Run =
  | { readonly text: string }
  | { readonly text: string; readonly dot: readonly number[] }
  | { readonly before: string; readonly score: string; readonly after: string };
export interface Line {
  kind: "title" | "head" | "score" | "stride" | "text" | "shows" | "credit";
  runs: readonly Run[];
  help?: string;
}

// ---- Elements ----------------------------------------------------------------------------------
export interface PanelElements {
  figure: HTMLElement;
  stage: HTMLElement;
  canvas: HTMLCanvasElement;
  frame: HTMLElement;
  caption: HTMLElement;
  lens: HTMLElement;
  square: HTMLCanvasElement;
  tag: HTMLElement;
  here: HTMLElement;
  cross: HTMLElement;
}

// ---- The board ---------------------------------------------------------------------------------
/** What this lesson uses of the page. */
export interface Page extends Words {
  colour(entry: Pick<LegendEntry, "colour" | "voc">): Colour;
  apply(root: Element): void;
  recall(name: string): string | null;
  tell(name: string, write: () => string | null): void;
  addressChanged(): void;
  whenMoved?(moved: () => void): void;
  trunk: string | null;
  photos: import("../../web/photos.js").Photos;
  recalled?: string | null; // the photo of the address, once the server was asked for it
}
export interface Board {
  node: HTMLElement;
  page: Page;
  props: { value: Value | null; truth_id: string; trunks: readonly TrunkRow[] };
  trigger(event: string, data: object): void;
  watch(name: string, changed: () => void): void;
  store: Store;
  actions: import("./actions.js").Actions;
  panels: readonly PanelElements[]; // in the order of the scene's
  sizes: ResizeObserver;
  font: string; // the family of the letters that are drawn
}
