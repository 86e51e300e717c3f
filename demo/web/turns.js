// @ts-check
// Gradio works on one question of a kind at a time, and would drop what is asked meanwhile. So the
// latest of these waits here, until the server has answered (`demo/shared/uploads.py`).

/** @typedef {() => void} Ask */

/**
 * @typedef {object} Turns
 * @property {boolean} isBusy whether the server works on a question
 * @property {Ask | null} next
 */

/** @returns {Turns} */
export const openTurns = () => ({ isBusy: false, next: null });

/**
 * @param {Turns} turns
 * @param {Ask} ask
 */
export function take(turns, ask) {
  if (turns.isBusy) {
    turns.next = ask;
    return;
  }
  turns.isBusy = true;
  ask();
}

/** @param {Turns} turns */
export function end(turns) {
  const { next } = turns;
  Object.assign(turns, { isBusy: false, next: null });
  if (next) take(turns, next);
}

/**
 * Ends a turn with each answer for `receiver`.
 *
 * @param {Turns} turns
 * @param {string} receiver
 * @param {(worked: boolean) => void} [answered] is called before the next turn
 */
export function endWithAnswers(turns, receiver, answered = () => {}) {
  document.addEventListener("skipscope:answered", ({ detail }) => {
    if (detail.receiver !== receiver) return;
    answered(detail.worked);
    end(turns);
  });
}
