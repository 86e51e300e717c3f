// The choice of networks, and what is asked of the server for them.
import { networkOf, readyFor, wantedNames } from "./networks.js";

const PATIENCE = 30000; // milliseconds after which a question counts as lost and may be repeated

// A network that cannot run gives way to one that can.
export function settleChoices(state) {
  for (const task of ["semantic", "instance"]) {
    const ready = readyFor(state, task).map((network) => network.name);
    if (ready.length && !ready.includes(state.chosen[task])) state.chosen[task] = ready[0];
  }
  if (!readyFor(state, "instance").length) {
    state.mode = "semantic";
    if (state.arrangement === "both") state.arrangement = "one";
  }
  settleCompared(state);
}
function settleCompared(state) {
  const ready = state.networks.filter((network) => network.ready).map((network) => network.name);
  state.compared = state.compared.filter((name) => ready.includes(name));
  for (const name of ["unet", "maskrcnn", ...ready]) {
    if (state.compared.length < 2 && ready.includes(name) && !state.compared.includes(name)) state.compared.push(name);
  }
  if (state.compared.length < 2 && state.arrangement === "compare") state.arrangement = "one";
}

// Ask for what is neither here nor on its way; nothing is asked twice.
export function askForMissing({ state, trigger }) {
  const scene = state.scene;
  const late = Date.now() - PATIENCE;
  const names = wantedNames(state).filter((name) =>
    !scene.panels.has(name) && !scene.problems.has(name) && !(scene.asked.get(name) > late));
  if (!names.length) return;
  for (const name of names) scene.asked.set(name, Date.now());
  trigger("ask", { names, photo: false });
}

// A visitor chose `name`: use it now, or once its weights are here.
export function chooseNetwork({ actions, state, trigger }, name, use) {
  state.problem = null;
  state.scene?.problems.delete(name);
  if (networkOf(state, name)?.ready) {
    use(name);
  } else {
    state.fetching = { name, use };
    trigger("fetch", { name });
  }
  actions.refresh();
}
export function settleFetch(state, problems) {
  const { name, use } = state.fetching || {};
  if (!name) return;
  const failed = problems[name];
  if (!failed && !networkOf(state, name)?.ready) return;
  state.fetching = null;
  if (failed) state.problem = failed;
  else use(name);
}
