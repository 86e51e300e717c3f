// A list of networks to choose from.
import { make } from "../../web/elements.js";
import { parametersOf, titleOf } from "./networks.js";

const megabytes = (bytes) => `${Math.round(bytes / 1e6)} MB`;

// The browser's own list lies unseen over text of ours, which may wrap where its would be cut.
// `use` gets the name that was chosen, once its network can run.
export function networkSelect({ actions, page, state }, { chosen, tasks, label, priced = true }, use) {
  const select = make("select");
  select.setAttribute("aria-label", label);
  const offered = state.networks.filter((network) => tasks.includes(network.task));
  select.append(...groupsOf(offered, page, chosen, priced));
  const title = titleOf(state, chosen);
  if (!offered.some((network) => network.name === chosen)) select.prepend(make("option", "", title));
  select.addEventListener("change", () => actions.chooseNetwork(select.value, use));
  const choice = make("label", "pick");
  choice.append(make("span", "", select.selectedOptions[0]?.textContent || title), select);
  return choice;
}
function groupsOf(offered, page, chosen, priced) {
  const groups = [["network.here", (network) => network.download_bytes === null],
    ["network.published", (network) => network.download_bytes !== null]];
  return groups.map(([key, belongs]) => [key, offered.filter(belongs)]).filter(([, members]) => members.length)
    .map(([key, members]) => {
      const group = make("optgroup");
      group.label = page.t(key);
      group.append(...members.map((network) => networkOption(network, page, chosen, priced)));
      return group;
    });
}
function networkOption(network, page, chosen, priced) {
  const cost = network.ready ? priced && parametersOf(page, network)
    : page.t("network.download", { size: megabytes(network.download_bytes) });
  const option = make("option", "", [network.title, cost].filter(Boolean).join(" · "));
  option.value = network.name;
  option.selected = network.name === chosen;
  return option;
}
