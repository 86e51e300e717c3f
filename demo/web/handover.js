// Hands a file to a hidden upload button, so that Gradio receives, limits and stores it.
export function handOver(buttonId, file) {
  // Gradio puts the file input before its button, not into it; others may stand before that one.
  let input = document.getElementById(buttonId);
  while (input && !input.matches("input[type=file]")) input = input.previousElementSibling;
  if (!input || !file) return;
  const box = new DataTransfer();
  box.items.add(file);
  input.files = box.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
}
