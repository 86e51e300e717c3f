// @ts-check
// The tabs that Gradio builds, in the page's language and in its address.

/** @typedef {import("./page.js").Page} Page */

const AGAIN = 100; // milliseconds until it is checked whether a tab has opened

/** @typedef {{ name: string, button: HTMLButtonElement }} Tab */

/** @returns {Tab[]} */
export function tabs() {
  const buttons = document.querySelectorAll('.tab-container button[role="tab"]');
  return /** @type {HTMLButtonElement[]} */ ([...buttons]).map((button) => ({
    button, name: button.id.replace(/^tab-/, "").replace(/-button$/, ""),
  }));
}

/** @param {Page} page */
export function nameTabs(page) {
  for (const { name, button } of page.tabs()) {
    const text = page.has(`tab.${name}`) ? page.t(`tab.${name}`) : null;
    if (text && button.textContent?.trim() !== text) button.textContent = text;
  }
}

/**
 * Opens the tab that the address asks for, once the photo of the address is the photo of the page.
 *
 * @param {Page} page
 */
export function restoreTab(page) {
  let asked = page.recall("tab");
  let waits = asked !== null && page.has(`tab.${asked}`);
  page.tell("tab", () => (waits ? asked : openTab(page)));
  const open = () => {
    if (!waits || (page.recalled && page.recalled !== page.shown)) return;
    const tab = page.tabs().find(({ name }) => name === asked);
    if (!tab) return; // a board that is shown later finds it
    waits = tab.button.ariaSelected !== "true";
    if (!waits) return;
    tab.button.click();
    setTimeout(open, AGAIN); // Gradio may not listen yet, and a click is lost then
  };
  // After this turn the row of photos, if it is there too, has said whether it asks for one.
  document.addEventListener("skipscope:shown", () => setTimeout(open));
  page.whenMoved(() => {
    asked = page.recall("tab");
    waits = asked !== null && page.has(`tab.${asked}`);
    open();
  });
  // A visitor who has chosen a tab meanwhile stays there.
  document.addEventListener("click", ({ isTrusted, target }) => {
    if (!(target instanceof Element && target.closest(".tab-wrapper"))) return;
    if (isTrusted && target.closest('[role="tab"]')) waits = false;
    // On a phone the row of tabs scrolls, and the open one shall be seen whole.
    target.closest('[role="tab"]')?.scrollIntoView({ block: "nearest", inline: "center" });
    page.addressChanged();
  }, true);
}

/** @param {Page} page */
const openTab = (page) => page.tabs().find(({ button }) => button.ariaSelected === "true")?.name ?? null;
