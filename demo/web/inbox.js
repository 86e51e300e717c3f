// @ts-check
// A component out of sight that gives the server the files which a script hands over (`handover.js`).
import { openPage } from "./page.js";
import { addReceiver } from "./outbox.js";
import { endWithAnswers, openTurns, take } from "./turns.js";

/** @param {import("./board.js").Host<{ receiver: string }>} host */
export function mount({ props, trigger }) {
  const turns = openTurns();
  endWithAnswers(turns, props.receiver);
  addReceiver(openPage().outbox, props.receiver, (path) => take(turns, () => trigger("receive", { upload: path })));
}
