// Samples, upload, camera, paste and drop all end in one of two calls: pick a name, or hand a file
// to the hidden upload button of this tab.
const page = window.skipscope;
const find = (selector) => element.querySelector(selector);
const samples = find(".samples");

function drawSamples() {
  samples.replaceChildren(...(props.value || []).map((sample) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sample";
    button.dataset.name = sample.name;
    button.style.backgroundImage = `url(${sample.thumbnail})`;
    button.addEventListener("click", () => trigger("pick", { name: sample.name }));
    return button;
  }));
  nameSamples();
  mark(props.selected);
}
// A photo that a link names is asked for once. Only samples have names: an upload is in no link.
const isSample = (name) => (props.value || []).some((sample) => sample.name === name);
function recallPhoto() {
  const name = page.recall("photo");
  if (page.recalled || !isSample(name) || name === props.selected) return;
  page.recalled = name;
  trigger("pick", { name });
}
page.tell("photo", () => (isSample(page.shown) ? page.shown : null));
function nameSamples() {
  for (const sample of props.value || []) {
    const button = samples.querySelector(`[data-name="${sample.name}"]`);
    const title = sample.title[page.language] || sample.name;
    button.title = title;
    button.setAttribute("aria-label", title);
  }
}
function mark(source) {
  for (const button of samples.children) {
    button.setAttribute("aria-pressed", String(button.dataset.name === source));
  }
}
const send = (file) => handOver(props.upload_id, file);

for (const input of [find(".file"), find(".shot")]) {
  input.addEventListener("change", () => { send(input.files[0]); input.value = ""; });
}
find(".photo").addEventListener("click", () => find(".file").click());

// A phone's own camera app takes better photos than a page; a laptop needs the dialog.
const dialog = find(".shutter");
const video = dialog.querySelector("video");
async function openCamera() {
  if (!navigator.mediaDevices?.getUserMedia || matchMedia("(pointer: coarse)").matches) {
    find(".shot").click();
    return;
  }
  dialog.querySelector(".problem").hidden = true;
  dialog.querySelector(".shoot").disabled = true;
  dialog.showModal();
  try {
    video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { width: { ideal: 1280 } } });
    if (!dialog.open) closeCamera();
    dialog.querySelector(".shoot").disabled = false;
  } catch {
    dialog.querySelector(".problem").hidden = false;
  }
}
function closeCamera() {
  for (const track of video.srcObject?.getTracks() || []) track.stop();
  video.srcObject = null;
}
function shoot() {
  const canvas = document.createElement("canvas");
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext("2d").drawImage(video, 0, 0);
  canvas.toBlob((blob) => send(new File([blob], "camera.jpg", { type: "image/jpeg" })), "image/jpeg", 0.95);
  dialog.close();
}
find(".camera").addEventListener("click", openCamera);
dialog.addEventListener("close", closeCamera);
dialog.querySelector(".cancel").addEventListener("click", () => dialog.close());
dialog.querySelector(".shoot").addEventListener("click", shoot);

const visible = () => element.offsetParent !== null;
document.addEventListener("paste", (event) => {
  const file = [...(event.clipboardData?.files || [])].find((one) => one.type.startsWith("image/"));
  if (file && visible()) send(file);
});
document.addEventListener("dragover", (event) => { if (visible()) event.preventDefault(); });
document.addEventListener("drop", (event) => {
  if (!visible() || !event.dataTransfer?.files.length) return;
  event.preventDefault();
  send(event.dataTransfer.files[0]);
});
document.addEventListener("skipscope:shown", (event) => mark(event.detail));
document.addEventListener("skipscope:language", nameSamples);
watch("value", drawSamples);
drawSamples();
recallPhoto();
