// The list of objects: for each class how many, then a row for each object with its score.
const shownAtAll = (panel) => (panel.objects || []).filter((object) => object.score >= state.score);

function objectRows(panel) {
  const shown = shownAtAll(panel);
  if (!shown.length) return panel.objects?.length ? [make("li", "few", page.t("objects.few", { score: state.score.toFixed(2) }))] : [];
  const groups = new Map();
  for (const object of shown) groups.set(object.index, [...(groups.get(object.index) || []), object]);
  const order = [...groups].sort(([, a], [, b]) => b.length - a.length);
  return order.flatMap(([index, members]) => [
    classRow(classes[index], stripes(members.map((object) => object.colour)), `× ${members.length}`, () => isolateClass(index)),
    objectList(panel, index, members),
  ]);
}
function objectList(panel, index, members) {
  const list = make("ul", "objects");
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", page.t("objects.count", { name: nameOf(index), count: members.length }));
  list.append(...members.map((object) => objectRow(panel, object)));
  const item = make("li");
  item.append(list);
  return item;
}
function objectRow(panel, object) {
  const row = make("li", "object-row");
  row.setAttribute("role", "option");
  row.dataset.place = object.place;
  row.style.setProperty("--shade", `rgb(${object.colour})`);
  const bar = make("i", "bar");
  bar.style.setProperty("--score", `${100 * object.score}%`);
  row.append(make("i", "swatch"), make("span", "name", `${nameOf(object.index)} ${object.number}`), bar,
    make("output", "", object.score.toFixed(2)));
  row.addEventListener("click", () => isolateObject(panel, object.place));
  row.addEventListener("keydown", (event) => moveInObjects(event, panel, object));
  return row;
}
// One row can be reached with Tab: the isolated one, or the first.
function markObjects() {
  const rows = all(".object-row");
  const isolated = rows.find((row) => Number(row.dataset.place) === state.object);
  for (const row of rows) {
    row.setAttribute("aria-selected", String(row === isolated));
    row.tabIndex = row === (isolated || rows[0]) ? 0 : -1;
  }
}
function moveInObjects(event, panel, object) {
  const rows = all(".object-row");
  const here = rows.indexOf(event.currentTarget);
  const next = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: rows.length - 1 }[event.key];
  if (next !== undefined) {
    const row = rows[clamp(next, 0, rows.length - 1)];
    if (Number(row.dataset.place) !== state.object) isolateObject(panel, Number(row.dataset.place));
    row.focus();
    row.scrollIntoView({ block: "nearest" });
  } else if (event.key === "Enter" || event.key === " ") isolateObject(panel, object.place);
  else return;
  event.preventDefault();
}
