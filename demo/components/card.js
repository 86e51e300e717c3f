// Words of the board: the switch, the network, time, captions under several pictures, files.
const shortTime = (seconds) => (seconds < 1 ? `${Math.round(1000 * seconds)} ms` : `${seconds.toFixed(2)} s`);
const totalOf = (answer) => Object.values(answer.seconds).reduce((sum, seconds) => sum + seconds, 0);

function write() {
  if (!state.scene) return;
  const instances = readyFor("instance").length > 0;
  board.dataset.mode = state.mode;
  board.dataset.arrangement = state.arrangement;
  find(".switch").hidden = !instances;
  find(".arrangements [value=both]").hidden = !instances;
  find(".arrangements").hidden = state.networks.filter((network) => network.ready).length < 2;
  press(all(".switch button"), (button) => button.value === state.mode);
  press(all(".arrangements button"), (button) => button.value === state.arrangement);
  press(all(".shows button"), (button) => state.show[button.value]);
  board.classList.toggle("has-objects", state.panels.some((panel) => networkOf(panel.name)?.task === "instance"));
  writeProblem();
  for (const panel of state.panels) writePanel(panel);
  writeLegend();
  writeObject();
  writeNetwork();
  writeTimes(state.panels[0]);
  writeFiles();
  page.apply(element);
}
function writeProblem() {
  const words = state.problem || wantedNames().map((name) => state.scene.problems.get(name)).find(Boolean);
  find(".problem").hidden = !words;
  find(".problem").textContent = words ? words[page.language] : "";
}
function writePanel(panel) {
  const name = titleOf(panel.name);
  const title = state.scene.title[page.language] || page.t("picker.upload");
  const waits = !panel.answer && !state.scene.problems.has(panel.name);
  panel.stage.setAttribute("aria-label", `${name}: ${title}`);
  panel.busy.hidden = !waits;
  panel.busy.textContent = page.t("busy.network", { name });
  const focused = panel.caption.contains(document.activeElement);
  panel.caption.replaceChildren(...(state.arrangement === "both" ? modeCaption(panel, name) : []),
    ...(state.arrangement === "compare" ? networkCaption(panel) : []));
  if (focused) panel.caption.querySelector("select")?.focus();
}
function modeCaption(panel, name) {
  return [make("b", "", page.t(`caption.${networkOf(panel.name)?.task}`)), make("p", "", `${name} · ${costOf(panel)}`)];
}
function networkCaption(panel) {
  const place = state.compared.indexOf(panel.name);
  const select = networkSelect(panel.name, ["semantic", "instance"], page.t("network.place", { place: place + 1 }), (name) => {
    const other = state.compared.indexOf(name);
    if (other >= 0) state.compared[other] = panel.name;
    state.compared[place] = name;
  }, false);
  const line = make("p", "", costOf(panel));
  if (place === 2) line.append(makeButton("third", page.t("network.remove"), () => { state.compared.pop(); refresh(); }));
  return [select, line];
}
function costOf(panel) {
  return [panel.answer && shortTime(totalOf(panel.answer)), parametersOf(panel.name)].filter(Boolean).join(" · ");
}

function writeNetwork() {
  const chosen = state.chosen[state.mode];
  const focused = find(".network").contains(document.activeElement);
  const select = networkSelect(chosen, [state.mode], page.t("network.label"), (name) => { state.chosen[state.mode] = name; });
  find(".network").replaceChildren(select);
  if (focused) select.querySelector("select").focus();
  const left = state.networks.some((network) => !state.compared.includes(network.name));
  find(".add").hidden = state.compared.length !== 2 || !left;
}
function writeTimes(panel) {
  const answer = panel.answer;
  find(".times").hidden = !answer;
  if (!answer) return;
  find(".times-total").textContent = shortTime(totalOf(answer));
  find(".times dl").replaceChildren(...Object.entries(answer.seconds).flatMap(([stage, seconds]) => {
    const key = `stage.${stage}`;
    return [make("dt", "", page.has(key) ? page.t(key) : stage), make("dd", "", `${(1000 * seconds).toFixed(seconds < 0.1 ? 1 : 0)} ms`)];
  }));
  find(".device").textContent = page.t(answer.stored ? "time.stored" : "time.now", { device: answer.device });
  const [width, height] = state.scene.fullSize;
  const [inner_width, inner_height] = answer.inner_size;
  find(".inner").textContent = [page.t("board.size", { width, height, inner_width, inner_height }), ...answer.notes].join(" ");
}
function writeFiles() {
  const objects = Boolean(state.panels[0].objects);
  const [width, height] = state.scene.fullSize;
  find(".files").hidden = !state.panels[0].answer;
  for (const button of all(".files button")) button.hidden = objects !== ["ids", "coco"].includes(button.value);
  find(".lossless").textContent = page.t(objects ? "file.objects" : "file.labels", { width, height, score: state.score.toFixed(2) });
}
function download({ name, uri }) {
  const [head, data] = uri.split(",");
  const type = head.slice("data:".length, head.indexOf(";"));
  const link = make("a");
  link.href = URL.createObjectURL(new Blob([bytesOf(`,${data}`)], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
