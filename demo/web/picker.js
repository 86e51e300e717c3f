// Samples, upload, camera, paste and drop all end in one of two calls: pick a name, or hand a file
// to the hidden upload button of this tab.
import { openBoard } from "./board.js";
import { listenToCamera } from "./camera.js";
import { handOver } from "./handover.js";

export function mount(host) {
  const board = openBoard(host);
  const send = (file) => handOver(board.props.upload_id, file);
  board.page.tell("photo", () => (isSample(board, board.page.shown) ? board.page.shown : null));
  listenToFiles(board, send);
  listenToCamera(board, send);
  document.addEventListener("skipscope:shown", (event) => mark(board, event.detail));
  document.addEventListener("skipscope:language", () => nameSamples(board));
  board.watch("value", () => drawSamples(board));
  drawSamples(board);
  recallPhoto(board);
}

function drawSamples(board) {
  board.find(".samples").replaceChildren(...(board.props.value || []).map((sample) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sample";
    button.dataset.name = sample.name;
    button.style.backgroundImage = `url(${sample.thumbnail})`;
    button.addEventListener("click", () => board.trigger("pick", { name: sample.name }));
    return button;
  }));
  nameSamples(board);
  mark(board, board.props.selected);
}
// A photo that a link names is asked for once. Only samples have names: an upload is in no link.
const isSample = (board, name) => (board.props.value || []).some((sample) => sample.name === name);
function recallPhoto(board) {
  const { page, props } = board;
  const name = page.recall("photo");
  if (page.recalled || !isSample(board, name) || name === props.selected) return;
  page.recalled = name;
  board.trigger("pick", { name });
}
function nameSamples({ find, page, props }) {
  for (const sample of props.value || []) {
    const button = find(`.samples [data-name="${sample.name}"]`);
    const title = sample.title[page.language] || sample.name;
    button.title = title;
    button.setAttribute("aria-label", title);
  }
}
function mark(board, source) {
  for (const button of board.find(".samples").children) {
    button.setAttribute("aria-pressed", String(button.dataset.name === source));
  }
}

function listenToFiles({ element, find }, send) {
  for (const input of [find(".file"), find(".shot")]) {
    input.addEventListener("change", () => { send(input.files[0]); input.value = ""; });
  }
  find(".photo").addEventListener("click", () => find(".file").click());
  const isVisible = () => element.offsetParent !== null;
  document.addEventListener("paste", (event) => {
    const file = [...(event.clipboardData?.files || [])].find((one) => one.type.startsWith("image/"));
    if (file && isVisible()) send(file);
  });
  document.addEventListener("dragover", (event) => { if (isVisible()) event.preventDefault(); });
  document.addEventListener("drop", (event) => {
    if (!isVisible() || !event.dataTransfer?.files.length) return;
    event.preventDefault();
    send(event.dataTransfer.files[0]);
  });
}
