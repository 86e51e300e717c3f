// What a link brings back besides the language: photo, tab, view and colours; and the switch between
// the two sets of colours, which the browser keeps.

// ---- View: how the page is laid out, for the projector or for a phone in the room ---------------
export function restoreLook(page) {
  const view = ["lecture", "student"].find((name) => name === page.recall("view")) || null;
  if (view) document.documentElement.dataset.view = view;
  page.view = view || "standard";
  page.tell("view", () => view);
}

// ---- Colours ----------------------------------------------------------------------------------
export function restorePalette(page) {
  page.palette = firstPalette(page);
  page.colour = (entry) => (page.palette === "voc" ? entry.voc : entry.colour);
  page.tell("palette", () => (page.palette === "safe" ? null : page.palette));
  page.pressPalette = () => {
    for (const button of document.querySelectorAll("[data-palette]")) {
      button.setAttribute("aria-pressed", String(button.dataset.palette === page.palette));
    }
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-palette]");
    if (button) choosePalette(page, page.palette === "safe" ? button.dataset.palette : "safe");
  });
}
function firstPalette(page) {
  let saved = null;
  try { saved = localStorage.getItem("skipscope-palette"); } catch { /* private window */ }
  return [page.recall("palette"), saved].find((name) => ["safe", "voc"].includes(name)) || "safe";
}
function choosePalette(page, palette) {
  page.palette = palette;
  try { localStorage.setItem("skipscope-palette", palette); } catch { /* private window */ }
  page.pressPalette();
  document.dispatchEvent(new CustomEvent("skipscope:palette"));
}

// ---- Tab: it opens once the photo of the link is the photo of the page, and then follows it ------
export function restoreTab(page) {
  // The row of photos knows which names are samples (picker.js).
  page.shown = null;
  document.addEventListener("skipscope:shown", (event) => { page.shown = event.detail; });
  page.tell("tab", () => page.tabs().find(({ button }) => button.ariaSelected === "true")?.name ?? null);
  const asked = page.recall("tab");
  let waits = asked !== null && page.has(`tab.${asked}`);
  function openTab() {
    const tab = waits && page.tabs().find(({ name }) => name === asked);
    if (!tab) return;
    waits = false;
    if (tab.button.ariaSelected !== "true") tab.button.click();
  }
  document.addEventListener("skipscope:shown", () => {
    // After this turn the row of photos, if it is there too, has said whether it asks for one.
    setTimeout(() => { if (!page.recalled || page.recalled === page.shown) openTab(); });
  });
  // Who has chosen a tab meanwhile stays there.
  document.addEventListener("click", (event) => {
    if (event.isTrusted && event.target.closest?.('[role="tab"]')) waits = false;
  }, true);
}
