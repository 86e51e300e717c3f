// @ts-check
// Puts text into the visitor's clipboard.

/** @param {string} text */
export async function copyText(text) {
  // Pages that come over plain HTTP, as in a classroom, have no navigator.clipboard.
  if (navigator.clipboard) await navigator.clipboard.writeText(text).catch(() => copyFromField(text));
  else copyFromField(text);
}

/** @param {string} text */
function copyFromField(text) {
  const field = document.createElement("textarea");
  field.value = text;
  field.style.cssText = "position: fixed; opacity: 0;";
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
}
