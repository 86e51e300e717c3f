// @ts-check
// The camera. A phone's own camera app takes better photos than a page; a laptop needs the dialog.

/**
 * @typedef {object} Shutter
 * @property {HTMLDialogElement} dialog
 * @property {HTMLVideoElement} video
 * @property {HTMLElement} problem
 * @property {HTMLButtonElement} shoot
 */

/**
 * @param {{ find: import("./board.js").Find }} board
 * @param {(file: File) => void} send
 */
export function listenToCamera({ find }, send) {
  const shutter = /** @type {Shutter} */ ({
    dialog: find(".shutter"), video: find(".shutter video"), problem: find(".shutter .problem"), shoot: find(".shoot"),
  });
  find(".camera").addEventListener("click", () => {
    if (hasDialog()) open(shutter);
    else find(".shot").click();
  });
  shutter.dialog.addEventListener("close", () => close(shutter.video));
  find(".cancel").addEventListener("click", () => shutter.dialog.close());
  shutter.shoot.addEventListener("click", () => {
    shoot(shutter.video, send);
    shutter.dialog.close();
  });
}

// A page that comes over plain HTTP from another computer has no navigator.mediaDevices.
const hasDialog = () => Boolean(navigator.mediaDevices?.getUserMedia) && !matchMedia("(pointer: coarse)").matches;

/** @param {Shutter} shutter */
async function open({ dialog, video, problem, shoot: button }) {
  problem.hidden = true;
  button.disabled = true;
  dialog.showModal();
  try {
    video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { width: { ideal: 1280 } } });
    if (!dialog.open) close(video);
    button.disabled = false;
  } catch {
    problem.hidden = false;
  }
}

/** @param {HTMLVideoElement} video */
function close(video) {
  if (video.srcObject instanceof MediaStream) {
    for (const track of video.srcObject.getTracks()) track.stop();
  }
  video.srcObject = null;
}

/**
 * @param {HTMLVideoElement} video
 * @param {(file: File) => void} send
 */
function shoot(video, send) {
  const canvas = document.createElement("canvas");
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext("2d")?.drawImage(video, 0, 0);
  canvas.toBlob((blob) => {
    if (blob) send(new File([blob], "camera.jpg", { type: "image/jpeg" }));
  }, "image/jpeg", 0.95);
}
