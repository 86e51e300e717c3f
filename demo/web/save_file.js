// @ts-check
// Gives the visitor a file that lies under an address that the browser has made.
const STAYS = 10000; // milliseconds in which the browser can begin to save it

/**
 * @param {string} address
 * @param {string} name of the file
 */
export function saveFile(address, name) {
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), STAYS);
}
