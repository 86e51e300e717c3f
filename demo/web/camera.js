// The camera. A phone's own camera app takes better photos than a page; a laptop needs the dialog.
export function listenToCamera({ find }, send) {
  const dialog = find(".shutter");
  const video = dialog.querySelector("video");
  find(".camera").addEventListener("click", () => {
    if (!navigator.mediaDevices?.getUserMedia || matchMedia("(pointer: coarse)").matches) find(".shot").click();
    else open(dialog, video);
  });
  dialog.addEventListener("close", () => close(video));
  dialog.querySelector(".cancel").addEventListener("click", () => dialog.close());
  dialog.querySelector(".shoot").addEventListener("click", () => {
    shoot(video, send);
    dialog.close();
  });
}
async function open(dialog, video) {
  dialog.querySelector(".problem").hidden = true;
  dialog.querySelector(".shoot").disabled = true;
  dialog.showModal();
  try {
    video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { width: { ideal: 1280 } } });
    if (!dialog.open) close(video);
    dialog.querySelector(".shoot").disabled = false;
  } catch {
    dialog.querySelector(".problem").hidden = false;
  }
}
function close(video) {
  for (const track of video.srcObject?.getTracks() || []) track.stop();
  video.srcObject = null;
}
function shoot(video, send) {
  const canvas = document.createElement("canvas");
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext("2d").drawImage(video, 0, 0);
  canvas.toBlob((blob) => send(new File([blob], "camera.jpg", { type: "image/jpeg" })), "image/jpeg", 0.95);
}
