// What Inside puts into its saved picture: the equation as it is dialled, for the chosen class.
function posterOfInside(scene) {
  const ratio = scene.full[0] / scene.full[1];
  const maps = terms.map((term) => ({
    ratio, caption: term.figure.lastElementChild, draw: (canvas) => drawTerm(term, scene, canvas),
  }));
  const labels = {
    ratio, caption: sum.figure.lastElementChild, draw: (canvas) => drawLabels(canvas, scene, sum.layer),
  };
  const name = sum.head.textContent;
  return {
    file: posterFile(scene.source, "inside"),
    line: posterLine(scene, [page.t("map.of", { name: nameOf(state.index) }), name]),
    pictures: [...maps, labels],
    signs: SIGNS,
    squares: [],
    legend: [...rampKeys(), ...sumKeys()],
    note: page.t("legend.share", { name }),
  };
}
const rampKeys = () => [[AGAINST, "scale.against"], [FOR, "scale.for"]].map(([colour, key]) => (
  { colours: [colour], text: `${nameOf(state.index)}: ${page.t(key)}` }
));
function sumKeys() {
  const counts = countsOf(state.labels);
  return props.classes.filter((entry) => counts[entry.index]).map((entry) => ({
    colours: entry.index === BACKGROUND ? [] : [page.colour(entry)],
    text: `${nameOf(entry.index)}  ${page.percent(counts[entry.index] / state.labels.data.length)}`,
  }));
}
find(".save").addEventListener("click", () => { if (state.scene) savePoster(posterOfInside(state.scene)); });
