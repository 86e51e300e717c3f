// What the modules of the room hand to each other.
import type { Page } from "../web/page.js";
import type { Store } from "../web/store.js";
import type { ShareValue } from "../web/values.d.ts";

export type { Page, ShareValue };
/** Shares of the photo's width and height. */
export type Place = readonly [x: number, y: number];

// ---- What the server says (demo/room/said.py) --------------------------------------------------
export interface Verdict {
  readonly hit: boolean;
  readonly far: number | null;
  readonly repaired: readonly boolean[];
}
export interface Answer {
  readonly panels: readonly string[];
  readonly mistakes: string;
  readonly has_truth: boolean;
  readonly level: number;
  readonly votes: readonly number[];
  readonly marks: number;
  readonly hits: number;
  readonly repaired: readonly number[];
}
export interface Said {
  readonly version: number;
  readonly step: "lesson" | "mark" | "vote";
  readonly question: "mark" | "vote";
  readonly number: number;
  readonly phones: number;
  readonly answered: number;
  readonly lifted: boolean;
  readonly address: string;
  readonly levels: readonly string[];
  readonly photo: {
    readonly source: string;
    readonly address: string;
    readonly size: readonly [width: number, height: number];
    readonly title: Readonly<Partial<Record<"en" | "ko", string>>>;
    readonly alt: string;
  } | null;
  readonly panel: string | null;
  readonly answer: Answer | null;
  // For a phone:
  readonly mine?: {
    readonly marks: readonly Place[];
    readonly vote: number | null;
    readonly verdicts: readonly Verdict[];
  };
  // For the projector:
  readonly marks?: readonly Place[];
  readonly verdicts?: readonly Verdict[];
}

// ---- The state ---------------------------------------------------------------------------------
export type Role = "none" | "phone" | "screen";
export type Look = "hide" | "heat" | "marks" | "both";
/** What proves that this browser has opened the room. */
export interface Secrets {
  readonly code: string;
  readonly key: string;
  readonly ticket: string;
}
export interface State {
  role: Role;
  code: string;
  secrets: Secrets | null;
  said: Said | null;
  problem: string; // a key of the words, such as "room.full"
  isLost: boolean; // the connection
  isDoorOpen: boolean;
  isAside: boolean; // the projector shows the lesson, or a phone looks at the page
  follows: boolean;
  draft: readonly Place[]; // marks that were not sent yet
  isEditing: boolean; // marks that were sent already
  isSending: boolean;
  isPreparing: boolean; // the server works out a question
  isClosing: boolean; // one more tap closes the room
  look: Look | null; // null: hidden until the curtain lifts
  link: ShareValue | null;
  language: "en" | "ko";
}
export interface Room {
  page: Page;
  store: Store<State>;
}
