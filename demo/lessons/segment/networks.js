// Which networks there are, and which of them the pictures want.
export const networkOf = ({ networks }, name) => networks.find((network) => network.name === name);
export const titleOf = (state, name) => networkOf(state, name)?.title || name;
export const readyFor = ({ networks }, task) => networks.filter((network) => network.ready && network.task === task);
export const parametersOf = (page, network) => (
  network ? page.t("network.parameters", { count: (network.parameters / 1e6).toFixed(1) }) : "");

export function wantedNames({ arrangement, chosen, compared, mode }) {
  if (arrangement === "compare") return compared;
  if (arrangement === "both") return [chosen.semantic, chosen.instance];
  return [chosen[mode]];
}
