// Hands a file to a hidden upload button, so that Gradio receives, limits and stores it.
function handOver(buttonId, file) {
  // Gradio puts its file input beside the button, not into it.
  const button = document.getElementById(buttonId);
  const input = button?.parentElement.querySelector(":scope > input[type=file]");
  if (!input || !file) return;
  const box = new DataTransfer();
  box.items.add(file);
  input.files = box.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
}
