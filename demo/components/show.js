// Shows the photo that the server sends, once everything else of the board stands.
let latest = 0;
async function show() {
  const value = props.value;
  if (!value) return;
  const turn = ++latest;
  document.dispatchEvent(new CustomEvent("skipscope:shown", { detail: value.source }));
  if (!canUnpack()) { sayOldBrowser(); return; }
  const scene = await sceneOf(value);
  if (turn !== latest) return; // a newer photo came while this one was being decoded
  watcher.disconnect();
  state.scene = scene;
  build(scene);
  drawLens();
  board.dataset.ready = value.source;
}
fillTrack(find(".zoom"));
fillTrack(find(".opacity"));
watch("value", show);
show();
