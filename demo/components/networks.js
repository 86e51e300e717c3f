// Which networks there are, which the pictures want, and what is asked of the server for them.
const PATIENCE = 30000; // milliseconds after which a question counts as lost and may be repeated

const networkOf = (name) => state.networks.find((network) => network.name === name);
const titleOf = (name) => networkOf(name)?.title || name;
const readyFor = (task) => state.networks.filter((network) => network.ready && network.task === task);
const megabytes = (bytes) => `${Math.round(bytes / 1e6)} MB`;
const parametersOf = (name) => {
  const network = networkOf(name);
  return network ? page.t("network.parameters", { count: (network.parameters / 1e6).toFixed(1) }) : "";
};

function wantedNames() {
  if (state.arrangement === "compare") return state.compared;
  if (state.arrangement === "both") return [state.chosen.semantic, state.chosen.instance];
  return [state.chosen[state.mode]];
}

// A network that cannot run gives way to one that can.
function settleChoices() {
  for (const task of ["semantic", "instance"]) {
    const ready = readyFor(task).map((network) => network.name);
    if (ready.length && !ready.includes(state.chosen[task])) state.chosen[task] = ready[0];
  }
  if (!readyFor("instance").length) {
    state.mode = "semantic";
    if (state.arrangement === "both") state.arrangement = "one";
  }
  const ready = state.networks.filter((network) => network.ready).map((network) => network.name);
  state.compared = state.compared.filter((name) => ready.includes(name));
  for (const name of ["unet", "maskrcnn", ...ready]) {
    if (state.compared.length < 2 && ready.includes(name) && !state.compared.includes(name)) state.compared.push(name);
  }
  if (state.compared.length < 2 && state.arrangement === "compare") state.arrangement = "one";
}

// Ask for what is neither here nor on its way; nothing is asked twice.
function askForMissing() {
  const scene = state.scene;
  const late = Date.now() - PATIENCE;
  const names = wantedNames().filter((name) =>
    !scene.panels.has(name) && !scene.problems.has(name) && !(scene.asked.get(name) > late));
  if (!names.length) return;
  for (const name of names) scene.asked.set(name, Date.now());
  trigger("ask", { names, photo: false });
}

// A visitor chose `name`: use it now, or once its weights are here.
function chooseNetwork(name, use) {
  state.problem = null;
  state.scene?.problems.delete(name);
  if (networkOf(name)?.ready) {
    use(name);
  } else {
    state.fetching = { name, use };
    trigger("fetch", { name });
  }
  refresh();
}
function settleFetch(problems) {
  const { name, use } = state.fetching || {};
  if (!name) return;
  const failed = problems[name];
  if (!failed && !networkOf(name)?.ready) return;
  state.fetching = null;
  if (failed) state.problem = failed;
  else use(name);
}

// The browser's own list lies unseen over text of ours, which may wrap where its would be cut.
function networkSelect(chosen, tasks, label, use, priced = true) {
  const choice = make("label", "pick");
  const select = make("select");
  select.setAttribute("aria-label", label);
  const offered = state.networks.filter((network) => tasks.includes(network.task));
  const groups = [["network.here", (network) => network.download_bytes === null],
    ["network.published", (network) => network.download_bytes !== null]];
  for (const [title, belongs] of groups) {
    const members = offered.filter(belongs);
    if (!members.length) continue;
    const group = make("optgroup");
    group.label = page.t(title);
    group.append(...members.map((network) => networkOption(network, chosen, priced)));
    select.append(group);
  }
  if (!offered.some((network) => network.name === chosen)) select.prepend(make("option", "", titleOf(chosen)));
  select.addEventListener("change", () => chooseNetwork(select.value, use));
  choice.append(make("span", "", select.selectedOptions[0]?.textContent || titleOf(chosen)), select);
  return choice;
}
function networkOption(network, chosen, priced) {
  const cost = network.ready ? priced && parametersOf(network.name)
    : page.t("network.download", { size: megabytes(network.download_bytes) });
  const option = make("option", "", [network.title, cost].filter(Boolean).join(" · "));
  option.value = network.name;
  option.selected = network.name === chosen;
  return option;
}
