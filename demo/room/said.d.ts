// Written by `python -m demo.declarations` from demo.room.said. Do not edit it here.

import type { Bilingual, Size } from "../web/values.d.ts";

/** How near a mark is to a mistake of the coarsest level, and which finer levels repair it. */
export interface Verdict {
  readonly hit: boolean;
  readonly far: number | null; // pixels of the photo to the nearest mistake; null if there is none at all
  readonly repaired: readonly boolean[]; // one for each finer level
}

export type Mark = readonly [x: number, y: number];

/** The photo of the question. Addresses are relative to the page. */
export interface PhotoSaid {
  readonly source: string; // a sample's name; empty for an upload
  readonly address: string;
  readonly size: Size; // of the photo itself
  readonly title: Bilingual; // empty for an upload
  readonly alt: string;
}

/** What lies behind the curtain. */
export interface AnswerSaid {
  readonly panels: readonly string[]; // addresses
  readonly mistakes: string; // address
  readonly has_truth: boolean;
  readonly level: number; // that was voted for
  readonly votes: readonly number[]; // for each level
  readonly marks: number; // of all phones
  readonly hits: number; // marks near a mistake of the coarsest level
  readonly repaired: readonly number[]; // of these, for each finer level
}

/** What everybody in the room may know. */
export interface Said {
  readonly version: number;
  readonly step: "lesson" | "mark" | "vote";
  readonly question: "mark" | "vote"; // in a lesson: the one that waits
  readonly number: number; // of the question
  readonly phones: number;
  readonly answered: number;
  readonly lifted: boolean;
  readonly address: string; // what the lecturer's page shows
  readonly levels: readonly string[]; // titles, from coarse to fine
  readonly photo: PhotoSaid | null;
  readonly panel: string | null; // address of the panel to vote for
  readonly answer: AnswerSaid | null;
}

/** What one phone has said, and what is true of it. */
export interface Mine {
  readonly marks: readonly Mark[];
  readonly vote: number | null;
  readonly verdicts: readonly Verdict[];
}

/** For a phone. */
export interface PhoneSaid {
  readonly version: number;
  readonly step: "lesson" | "mark" | "vote";
  readonly question: "mark" | "vote";
  readonly number: number;
  readonly phones: number;
  readonly answered: number;
  readonly lifted: boolean;
  readonly address: string;
  readonly levels: readonly string[];
  readonly photo: PhotoSaid | null;
  readonly panel: string | null;
  readonly answer: AnswerSaid | null;
  readonly mine: Mine;
}

/** For the projector: every mark, by nobody. */
export interface ScreenSaid {
  readonly version: number;
  readonly step: "lesson" | "mark" | "vote";
  readonly question: "mark" | "vote";
  readonly number: number;
  readonly phones: number;
  readonly answered: number;
  readonly lifted: boolean;
  readonly address: string;
  readonly levels: readonly string[];
  readonly photo: PhotoSaid | null;
  readonly panel: string | null;
  readonly answer: AnswerSaid | null;
  readonly marks: readonly Mark[];
  readonly verdicts: readonly Verdict[];
}
