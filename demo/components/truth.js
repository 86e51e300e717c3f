// A visitor's own truth for a photo that has none: a PNG of class indices.
const truthFile = find(".truth-file");
truthFile.addEventListener("change", () => {
  handOver(props.truth_id, truthFile.files[0]);
  truthFile.value = "";
});
function forgetButton() {
  return makeButton("give", page.t("truth.remove"), () => trigger("forget", {}));
}
function truthButton(words) {
  const button = makeButton("give", words, () => truthFile.click());
  button.title = page.t("truth.help");
  return button;
}
