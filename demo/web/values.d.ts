// Written by `python -m demo.declarations` from demo.shared.value_types. Do not edit it here.

export type Size = readonly [width: number, height: number];

export type Place = readonly [x: number, y: number];

export type Box = readonly [x1: number, y1: number, x2: number, y2: number];

export type Colour = readonly [red: number, green: number, blue: number];

export type Bilingual = Readonly<Partial<Record<"en" | "ko", string>>>;

/** Words in both languages. */
export interface Translated {
  readonly en: string;
  readonly ko: string;
}

/** A class of a label set. */
export interface ClassRow {
  readonly index: number;
  readonly name: Translated;
  readonly colour: Colour; // in the palette that is safe for every eye
  readonly voc: Colour; // in the palette of PASCAL VOC
}

/** A trunk that a lesson can show. */
export interface TrunkRow {
  readonly name: string;
  readonly title: string;
}

/** A photo that the row of photos offers. */
export interface SampleRow {
  readonly name: string;
  readonly title: Bilingual;
  readonly caption: Bilingual; // what it shows about segmentation
  readonly thumbnail: string; // a data URI
}

/** The answer to a link that the Share dialog has asked about. */
export interface ShareValue {
  readonly asked: string; // the link, so that the dialog knows its own answer
  readonly link: string | null; // the one to share; null where phones could not open any
  readonly later: string | null; // the one that would work if the page were started for the whole network
  readonly squares: readonly string[] | null; // rows of the QR code, "1" for a dark square; null without a code
}
