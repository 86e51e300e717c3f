// The page's language: words by key, a switch, and the cookie that tells the server. And its link:
// each part of the page tells in a few letters what it shows, and asks what a link wants it to show.
import { restoreLook, restorePalette, restoreTab } from "./restore.js";

let opened = null;

// The one page of this document; whoever asks first opens it.
export function openPage() {
  opened ??= start(window.skipscopeWords, new URLSearchParams(location.search));
  return opened;
}

function start(words, link) {
  const page = { ...speech(words, link), ...linking(link), tabs };
  window.skipscope = page;
  page.tell("lang", () => page.language);
  restoreLook(page);
  restorePalette(page);
  restoreTab(page);
  listen(page);
  refresh(page);
  return page;
}

// ---- Words -----------------------------------------------------------------------------------
function speech(words, link) {
  return {
    language: firstLanguage(words, link),
    t(key, values = {}) {
      const text = words[this.language][key] ?? words.en[key] ?? key;
      return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
    },
    has: (key) => Object.hasOwn(words.en, key),
    percent(share) {
      if (share > 0 && share < 0.001) return "< 0.1 %";
      return `${(100 * share).toFixed(1)} %`;
    },
    apply(root = document) {
      for (const node of root.querySelectorAll("[data-t]")) {
        const text = this.t(node.dataset.t);
        if (node.textContent !== text) node.textContent = text;
      }
      for (const node of root.querySelectorAll("[data-t-aria]")) {
        node.setAttribute("aria-label", this.t(node.dataset.tAria));
      }
    },
    choose(code) {
      this.language = code;
      try { localStorage.setItem("skipscope-language", code); } catch { /* private window */ }
      refresh(this);
      document.dispatchEvent(new CustomEvent("skipscope:language"));
    },
  };
}
function firstLanguage(words, link) {
  let saved = null;
  try { saved = localStorage.getItem("skipscope-language"); } catch { /* private window */ }
  const browser = (navigator.language || "en").slice(0, 2);
  return [link.get("lang"), saved, browser].find((code) => code && Object.hasOwn(words, code)) || "en";
}

// ---- The link --------------------------------------------------------------------------------
const ADDRESS_RESTS = 200; // milliseconds: browsers allow about a hundred changes in half a minute

function linking(link) {
  const told = new Map();
  let planned = 0;
  return {
    // Something that the address tells has changed: write it anew, soon.
    addressChanged() {
      clearTimeout(planned);
      planned = setTimeout(() => history.replaceState(history.state, "", this.link()), ADDRESS_RESTS);
    },
    // What the link that opened the page says under `key`; null if nothing.
    recall: (key) => link.get(key),
    // `read` gives what a link made now shall say under `key`; null leaves the key out.
    tell: (key, read) => { told.set(key, read); },
    link() {
      const made = new URL(location.pathname, location.href);
      for (const [key, read] of told) {
        const value = read();
        if (value !== null) made.searchParams.set(key, value);
      }
      return made.href;
    },
  };
}

// ---- What stands on the page already, and what appears later ---------------------------------
function tabs() {
  const buttons = [...document.querySelectorAll('.tab-container button[role="tab"]')];
  return buttons.map((button) => ({ button, name: button.id.replace(/^tab-/, "").replace(/-button$/, "") }));
}
function nameTabs(page) {
  for (const { name, button } of page.tabs()) {
    const text = page.has(`tab.${name}`) ? page.t(`tab.${name}`) : null;
    if (text && button.textContent.trim() !== text) button.textContent = text;
  }
}
function refresh(page) {
  document.cookie = `skipscope_language=${page.language}; path=/; SameSite=Lax; max-age=31536000`;
  document.documentElement.lang = page.language;
  for (const button of document.querySelectorAll("[data-language]")) {
    button.setAttribute("aria-pressed", String(button.dataset.language === page.language));
  }
  page.apply();
  nameTabs(page);
}
function listen(page) {
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-language]");
    if (button) page.choose(button.dataset.language);
  });
  // Gradio builds the page late and rebuilds parts of it: translate whatever appears.
  let planned = false;
  const soon = () => {
    if (planned) return;
    planned = true;
    requestAnimationFrame(() => { planned = false; refresh(page); });
  };
  new MutationObserver(soon).observe(document.documentElement, { childList: true, subtree: true });
}
