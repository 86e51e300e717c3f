// The legend: classes of what is shown. A tap isolates one, in every picture.
function writeLegend() {
  const panel = state.panels[0];
  const objects = state.arrangement === "one" && state.mode === "instance";
  find(".legend-title").textContent = page.t(objects ? "objects.title" : "legend.title");
  find(".share-of").textContent = legendHelp(panel, objects);
  find(".classes").replaceChildren(...(objects ? objectRows(panel) : classRows()));
  markLegend();
}
function legendHelp(panel, objects) {
  if (objects && !panel.objects) return "";
  if (objects) return panel.objects.length ? page.t("objects.help") : page.t("objects.none", { name: titleOf(panel.name) });
  const help = page.t("legend.help");
  const measured = sharesShown();
  return measured ? `${help} · ${page.t("legend.share", { name: titleOf(measured.name) })}` : help;
}
// Shares are said of one network; of several they would need a table.
const sharesShown = () => (state.arrangement === "compare" ? null : state.panels.find((panel) => panel.labels));

function classRows() {
  const measured = sharesShown();
  const semantic = state.panels.some((panel) => panel.labels);
  return presentClasses().map((index) => {
    const share = measured?.answer.shares[index];
    const colour = index === BACKGROUND ? "" : `rgb(${page.colour(classes[index])})`;
    return classRow(classes[index], semantic || !colour ? colour : stripesOf(index), share === undefined ? "" : page.percent(share), () => isolateClass(index));
  });
}
function presentClasses() {
  const weight = new Map();
  const add = (index, share) => weight.set(index, Math.max(weight.get(index) || 0, share));
  for (const panel of state.panels) {
    for (const [index, share] of Object.entries(panel.answer?.shares || {})) add(Number(index), share);
    for (const object of shownAtAll(panel)) add(object.index, 0);
  }
  return [...weight.keys()].sort((a, b) =>
    (a === BACKGROUND) - (b === BACKGROUND) || weight.get(b) - weight.get(a) || a - b);
}
// A class whose objects each have a shade has no colour of its own.
function stripesOf(index) {
  const objects = state.panels.flatMap((panel) => panel.objects || []).filter((object) => object.index === index);
  return stripes(objects.map((object) => object.colour));
}
function stripes(colours) {
  const shown = colours.slice(0, 4);
  const parts = shown.map((colour, place) =>
    `rgb(${colour}) ${(100 * place) / shown.length}% ${(100 * (place + 1)) / shown.length}%`);
  return `linear-gradient(90deg, ${parts.join(", ")})`;
}

function isolateClass(index) {
  state.only = state.only === index ? null : index;
  state.object = null;
  afterIsolation();
}
function isolateObject(panel, place) {
  const leaves = place === null || (state.object === place && state.objectOf === panel.name);
  state.object = leaves ? null : place;
  state.objectOf = leaves ? null : panel.name;
  state.only = null;
  afterIsolation();
}
function leaveIsolation() {
  if (state.only === null && state.object === null) return;
  state.only = state.object = state.objectOf = null;
  afterIsolation();
}
function afterIsolation() {
  markLegend();
  writeObject();
  drawPanels();
}
function markLegend() {
  press(all(".class"), (button) => Number(button.dataset.index) === state.only);
  markObjects();
}
