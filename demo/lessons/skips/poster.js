// What Skips puts into its saved picture: every panel, the lens in all of them, the classes.
import { BACKGROUND } from "../../web/layers.js";
import { posterFile, posterLine } from "../../web/poster.js";
import { compose } from "./compose.js";
import { lensFrame } from "./lens.js";

export function posterOf({ page, state }, scene) {
  const { value } = scene;
  const finest = value.levels[value.levels.length - 1];
  const shown = value.legend.filter((entry) => (state.only ?? entry.index) === entry.index);
  return {
    file: posterFile(value.source, "skips"),
    line: posterLine(page, value, value.levels.map((level) => level.title)),
    pictures: pictures(scene, state),
    squares: squares(scene, state),
    legend: shown.map((entry) => ({
      colours: entry.index === BACKGROUND ? [] : [page.colour(entry)],
      text: `${entry.name[page.language]}  ${page.percent(finest?.shares[entry.index] || 0)}`,
    })),
    note: finest && page.t("legend.share", { name: finest.title }),
  };
}
function pictures(scene, state) {
  const frame = lensFrame(scene, state);
  return scene.panels.map((panel) => ({
    ratio: scene.width / scene.height,
    caption: panel.caption,
    draw: (canvas) => {
      const scale = canvas.width / scene.width;
      compose(canvas, scene, state, panel, { scale, x: 0, y: 0, smooth: true });
      drawFrame(canvas.getContext("2d"), frame, scale);
    },
  }));
}
function squares(scene, state) {
  const { x, y, side } = lensFrame(scene, state);
  return scene.panels.map((panel) => ({
    tag: panel.tag.textContent,
    here: panel.here.textContent,
    draw: (canvas) => compose(canvas, scene, state, panel, { scale: canvas.width / side, x, y, smooth: false }),
  }));
}
function drawFrame(context, { x, y, side }, scale) {
  context.setTransform(1, 0, 0, 1, 0, 0);
  for (const [colour, wide] of [["rgb(0 0 0 / 45%)", 5], ["#fff", 2.5]]) {
    context.strokeStyle = colour;
    context.lineWidth = wide;
    context.strokeRect(x * scale, y * scale, side * scale, side * scale);
  }
}
