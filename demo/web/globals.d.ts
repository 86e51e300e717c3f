// What the page's scripts find on `window`, and the events by which they speak to each other.
import type { Arrivals } from "./early.js";
import type { Page } from "./page.js";
import type { RoomParts } from "./room_door.js";
import type { Words } from "./words.js";

declare global {
  interface Window {
    skipscope?: Page;
    // The page's head sets these before any module comes (`demo/shared/page.py`).
    skipscopeWords: Words;
    skipscopeLargestUpload: number;
    skipscopeArrivals: Arrivals;
    skipscopeRoom?: RoomParts;
  }
  interface DocumentEventMap {
    // A board shows another photo; its name.
    "skipscope:shown": CustomEvent<string>;
    // A tab was opened (`demo/shared/picker.py`).
    "skipscope:opened": CustomEvent<null>;
    "skipscope:language": CustomEvent<null>;
    "skipscope:palette": CustomEvent<null>;
    // The address of the page has changed; it moves to another one, as the lecturer's page does.
    "skipscope:address": CustomEvent<null>;
    "skipscope:moved": CustomEvent<null>;
    // Answers are hidden until the curtain lifts, or are to be seen again.
    "skipscope:curtain": CustomEvent<"down" | "up">;
    // The visitor wants the next photo with its answers hidden; its name.
    "skipscope:covered": CustomEvent<string>;
    // The server has answered a question (`demo/shared/uploads.py`).
    "skipscope:answered": CustomEvent<{ receiver: string; worked: boolean }>;
  }
}
