// What the modules of the room hand to each other.
import type { Page } from "../web/page.js";
import type { Store } from "../web/store.js";
import type { ShareValue } from "../web/values.d.ts";
import type { AnswerSaid, Mark, PhoneSaid, Said as SaidToAll, ScreenSaid, Verdict } from "./said.d.ts";

export type { Page, ShareValue };
export type Place = Mark;
export type Answer = AnswerSaid;
export type { Verdict };
/** What a phone hears, or the projector. */
export type Said = SaidToAll & Partial<Pick<PhoneSaid, "mine">> & Partial<Pick<ScreenSaid, "marks" | "verdicts">>;

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
