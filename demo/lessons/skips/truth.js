// A visitor's own truth for a photo that has none: a PNG of class indices.
import { make, makeButton } from "../../web/elements.js";
import { handOver } from "../../web/handover.js";

export function listenToTruth({ find, props }) {
  const file = find(".truth-file");
  file.addEventListener("change", () => {
    handOver(props.truth_id, file.files[0]);
    file.value = "";
  });
}
export function truthButtons({ find, page, trigger }, scene) {
  const row = make("div", "gives");
  const words = page.t(scene.truth ? "truth.other" : "truth.add");
  const give = makeButton("give", words, () => find(".truth-file").click());
  give.title = page.t("truth.help");
  row.append(give);
  if (scene.truth) row.append(makeButton("give", page.t("truth.remove"), () => trigger("forget", {})));
  return row;
}
