// @ts-check
// Receives every file that a visitor chooses, drops or pastes, from the first moment on. The row of
// photos is on the screen before the modules have come, so the page's head holds this text itself
// (`demo/shared/page.py`); therefore it imports nothing.

/**
 * @typedef {object} Arrivals
 * @property {File[]} held files that nobody has taken yet
 * @property {((files: File[]) => void) | null} take who takes them, once the modules have come
 */

// eslint-disable-next-line max-lines-per-function -- the head holds the text of this one function
export function holdFiles() {
  const arrivals = window.skipscopeArrivals = /** @type {Arrivals} */ ({ held: [], take: null });
  /** @param {Iterable<File>} files */
  const accept = (files) => {
    if (arrivals.take) arrivals.take([...files]);
    else arrivals.held.push(...files);
  };
  listenToRows(accept);
  listenToPaste(accept);
  listenToDrop(accept);

  /** A tab without a row of photos takes none. */
  function isOpen() {
    const rows = [...document.querySelectorAll(".photo-row")];
    return !rows.length || rows.some((row) => row instanceof HTMLElement && row.offsetParent);
  }
  /** @param {(files: Iterable<File>) => void} take */
  function listenToRows(take) {
    document.addEventListener("click", ({ target }) => {
      const button = target instanceof Element && target.closest(".photo-row .photo");
      const input = button && button.parentElement?.querySelector("input.file");
      if (input instanceof HTMLInputElement) input.click();
    });
    document.addEventListener("change", ({ target }) => {
      if (!(target instanceof HTMLInputElement && target.matches(".photo-row input[type=file]"))) return;
      take([...(target.files || [])]);
      target.value = "";
    });
  }
  /** @param {(files: Iterable<File>) => void} take */
  function listenToPaste(take) {
    document.addEventListener("paste", ({ clipboardData }) => {
      const pictures = [...(clipboardData?.files || [])].filter((file) => file.type.startsWith("image/"));
      if (isOpen()) take(pictures);
    });
  }
  /** @param {(files: Iterable<File>) => void} take */
  function listenToDrop(take) {
    document.addEventListener("dragover", (event) => { if (isOpen()) event.preventDefault(); });
    document.addEventListener("drop", (event) => {
      const files = [...(event.dataTransfer?.files || [])];
      if (!files.length || !isOpen()) return;
      event.preventDefault(); // the browser would open the file in place of the page
      take(files);
    });
  }
}
