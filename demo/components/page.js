// The page's language: words by key, a switch, and the cookie that tells the server. And its link:
// each part of the page tells in a few letters what it shows, and asks what a link wants it to show.
(() => {
  const words = window.skipscopeWords;
  const link = new URLSearchParams(location.search);
  const told = new Map();
  const asked = link.get("lang");
  let saved = null;
  try { saved = localStorage.getItem("skipscope-language"); } catch { /* private window */ }
  const known = (code) => (words[code] ? code : null);
  const browser = (navigator.language || "en").slice(0, 2);
  const page = {
    language: known(asked) || known(saved) || known(browser) || "en",
    t(key, values = {}) {
      const text = words[page.language][key] ?? words.en[key] ?? key;
      return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
    },
    has: (key) => key in words.en,
    percent(share) {
      if (share > 0 && share < 0.001) return "< 0.1 %";
      return `${(100 * share).toFixed(1)} %`;
    },
    apply(root = document) {
      for (const node of root.querySelectorAll("[data-t]")) {
        const text = page.t(node.dataset.t);
        if (node.textContent !== text) node.textContent = text;
      }
      for (const node of root.querySelectorAll("[data-t-aria]")) {
        node.setAttribute("aria-label", page.t(node.dataset.tAria));
      }
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
    tabs() {
      const buttons = [...document.querySelectorAll('.tab-container button[role="tab"]')];
      return buttons.map((button) => ({ button, name: button.id.replace(/^tab-/, "").replace(/-button$/, "") }));
    },
    choose(code) {
      page.language = code;
      try { localStorage.setItem("skipscope-language", code); } catch { /* private window */ }
      refresh();
      document.dispatchEvent(new CustomEvent("skipscope:language"));
    },
  };
  page.tell("lang", () => page.language);
  window.skipscope = page;

  function nameTabs() {
    for (const { name, button } of page.tabs()) {
      const text = page.has(`tab.${name}`) ? page.t(`tab.${name}`) : null;
      if (text && button.textContent.trim() !== text) button.textContent = text;
    }
  }
  function refresh() {
    document.cookie = `skipscope_language=${page.language}; path=/; SameSite=Lax; max-age=31536000`;
    document.documentElement.lang = page.language;
    for (const button of document.querySelectorAll("[data-language]")) {
      button.setAttribute("aria-pressed", String(button.dataset.language === page.language));
    }
    page.apply();
    nameTabs();
  }
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-language]");
    if (button) page.choose(button.dataset.language);
  });
  // Gradio builds the page late and rebuilds parts of it: translate whatever appears.
  let planned = false;
  const soon = () => {
    if (planned) return;
    planned = true;
    requestAnimationFrame(() => { planned = false; refresh(); });
  };
  new MutationObserver(soon).observe(document.documentElement, { childList: true, subtree: true });
  refresh();
})();
