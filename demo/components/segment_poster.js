// What Segment puts into its saved picture: one, two or three networks' pictures, and what is in them.
function posterOfSegment(scene) {
  const objects = state.arrangement === "one" && state.panels[0].objects;
  const measured = objects ? null : sharesShown();
  return {
    file: posterFile(scene.source, "segment"),
    line: posterLine(scene, state.panels.map((panel) => titleOf(panel.name))),
    pictures: state.panels.map((panel) => ({
      ratio: scene.width / scene.height,
      caption: panel.caption,
      draw: (canvas) => drawPanel({ ...panel, canvas }, scene),
    })),
    squares: [],
    legend: objects ? objectKeys(state.panels[0]) : classKeys(measured),
    note: measured && page.t("legend.share", { name: titleOf(measured.name) }),
  };
}
function objectKeys(panel) {
  return shownObjects(panel).map((object) => ({
    colours: [object.colour],
    text: `${nameOf(object.index)} ${object.number}, ${page.t("object.score", { score: object.score.toFixed(2) })}`,
  }));
}
function classKeys(measured) {
  const semantic = state.panels.some((panel) => panel.labels);
  const shades = (index) => state.panels.flatMap((panel) => panel.objects || [])
    .filter((object) => object.index === index).map((object) => object.colour);
  return presentClasses().filter((index) => (state.only ?? index) === index).map((index) => {
    const share = measured?.answer.shares[index];
    const colours = semantic ? [page.colour(classes[index])] : shades(index);
    const number = share === undefined ? "" : `  ${page.percent(share)}`;
    return { colours: index === BACKGROUND ? [] : colours, text: nameOf(index) + number };
  });
}
find(".save").addEventListener("click", () => {
  if (state.scene && state.panels.every((panel) => panel.answer)) savePoster(posterOfSegment(state.scene));
});
