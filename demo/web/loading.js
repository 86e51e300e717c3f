// @ts-check
// Says that the networks are still loading, as long as the server says so. That is in the first
// seconds after the start: the page answers before them.

const PAUSE = 500; // milliseconds between two questions

/**
 * @param {() => Promise<boolean>} isLoading
 * @param {(isShown: boolean) => void} show
 * @param {() => Promise<void>} pause
 */
export async function followLoading(isLoading, show, pause) {
  while (await isLoading()) {
    show(true);
    await pause();
  }
  show(false);
}

/** Shows the sentence in the page's own language. @param {ParentNode} root */
export function sayLoading(root) {
  const show = (/** @type {boolean} */ isShown) => {
    // Gradio builds the page late, so the sentence may not be there yet.
    const sentence = root.querySelector(".sk-loading");
    if (sentence instanceof HTMLElement && sentence.hidden === isShown) sentence.hidden = !isShown;
  };
  return followLoading(askServer, show, () => new Promise((done) => { setTimeout(done, PAUSE); }));
}

/** A server that does not answer has worse to say than this. */
const askServer = () =>
  fetch(new URL("loading", document.baseURI)).then((answer) => answer.json()).catch(() => false);
