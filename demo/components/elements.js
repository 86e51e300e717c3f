// What every board needs: its own elements, sliders, canvases as sharp as the screen.
const page = window.skipscope;
const find = (selector) => element.querySelector(selector);
const all = (selector) => [...element.querySelectorAll(selector)];
const board = find(".board");

const make = (kind, className = "", text = "") => {
  const node = document.createElement(kind);
  if (className) node.className = className;
  if (text) node.textContent = text;
  return node;
};
const makeButton = (className, text, tapped) => {
  const button = make("button", className, text);
  button.type = "button";
  button.addEventListener("click", tapped);
  return button;
};
const clamp = (number, low, high) => Math.min(Math.max(number, low), high);
const press = (buttons, isPressed) => {
  for (const button of buttons) button.setAttribute("aria-pressed", String(isPressed(button)));
};

// Index → colour, in the palette that the visitor has chosen.
function coloursOf(entries) {
  const colours = [];
  for (const entry of entries) colours[entry.index] = page.colour(entry);
  return colours;
}
page.pressPalette();

function fillTrack(slider) {
  const share = (slider.value - slider.min) / (slider.max - slider.min);
  slider.style.setProperty("--filled", `${100 * share}%`);
}
function sizeCanvas(canvas) {
  const ratio = window.devicePixelRatio || 1;
  const [wide, high] = [Math.round(canvas.clientWidth * ratio), Math.round(canvas.clientHeight * ratio)];
  if (canvas.width !== wide || canvas.height !== high) { canvas.width = wide; canvas.height = high; }
}

// One row of the legend: colour, name in both languages, a number. A tap isolates the class.
function classRow(entry, background, number, tapped) {
  const other = page.language === "en" ? "ko" : "en";
  const row = make("li");
  const button = makeButton("class", "", tapped);
  button.dataset.index = entry.index;
  const swatch = make("i", background ? "swatch" : "swatch hatch");
  if (background) swatch.style.background = background;
  const second = make("small", "", entry.name[other]);
  second.lang = other;
  button.append(swatch, make("span", "name", entry.name[page.language]), second, make("output", "", number));
  row.append(button);
  return row;
}

const canUnpack = () => typeof DecompressionStream !== "undefined";
function sayOldBrowser() {
  find(".pictures").replaceChildren(make("p", "problem", page.t("board.old_browser")));
}
