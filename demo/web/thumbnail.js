// @ts-check
// A small picture of a file, made in the browser: nothing is asked for it.
const [WIDE, HIGH] = [152, 104]; // pixels: twice the size on the page, for fine screens

/**
 * @param {File} file
 * @returns {Promise<string | null>} null if the browser cannot read the file as a picture
 */
export async function thumbnailOf(file) {
  try {
    const picture = await createImageBitmap(file);
    const small = drawSmall(picture);
    picture.close();
    return small;
  } catch {
    return null;
  }
}

/** @param {ImageBitmap} picture */
function drawSmall(picture) {
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width: WIDE, height: HIGH });
  const scale = Math.max(WIDE / picture.width, HIGH / picture.height);
  const [width, height] = [picture.width * scale, picture.height * scale];
  const context = canvas.getContext("2d");
  context?.drawImage(picture, (WIDE - width) / 2, (HIGH - height) / 2, width, height);
  return canvas.toDataURL("image/jpeg", 0.8);
}
