// Small things that every board needs: elements, buttons, sliders, canvases as sharp as the screen.
export const make = (kind, className = "", text = "") => {
  const node = document.createElement(kind);
  if (className) node.className = className;
  if (text) node.textContent = text;
  return node;
};
export const makeButton = (className, text, tapped) => {
  const button = make("button", className, text);
  button.type = "button";
  button.addEventListener("click", tapped);
  return button;
};
export const clamp = (number, low, high) => Math.min(Math.max(number, low), high);
export const press = (buttons, isPressed) => {
  for (const button of buttons) button.setAttribute("aria-pressed", String(isPressed(button)));
};

// Index → colour, in the palette that the visitor has chosen.
export function coloursOf(entries, page) {
  const colours = [];
  for (const entry of entries) colours[entry.index] = page.colour(entry);
  return colours;
}

export function fillTrack(slider) {
  const share = (slider.value - slider.min) / (slider.max - slider.min);
  slider.style.setProperty("--filled", `${100 * share}%`);
}
export function sizeCanvas(canvas) {
  const ratio = window.devicePixelRatio || 1;
  const [wide, high] = [Math.round(canvas.clientWidth * ratio), Math.round(canvas.clientHeight * ratio)];
  if (canvas.width !== wide || canvas.height !== high) { canvas.width = wide; canvas.height = high; }
}

// One row of the legend: colour, name in both languages, a number. A tap isolates the class.
export function classRow({ entry, background, number, language }, tapped) {
  const other = language === "en" ? "ko" : "en";
  const row = make("li");
  const button = makeButton("class", "", tapped);
  button.dataset.index = entry.index;
  const swatch = make("i", background ? "swatch" : "swatch hatch");
  if (background) swatch.style.background = background;
  const second = make("small", "", entry.name[other]);
  second.lang = other;
  button.append(swatch, make("span", "name", entry.name[language]), second, make("output", "", number));
  row.append(button);
  return row;
}
