// The list of objects: for each class how many, then a row for each object with its score.
import { clamp, classRow, make } from "../../web/elements.js";
import { passing } from "./instances.js";
import { nameOf } from "./scene.js";

const MOST_STRIPES = 4;

export function objectRows(board, panel) {
  const { actions, page, props, state } = board;
  const shown = passing(panel, state.score);
  if (!shown.length) return panel.objects?.length ? [make("li", "few", page.t("objects.few", { score: state.score.toFixed(2) }))] : [];
  const groups = new Map();
  for (const object of shown) groups.set(object.index, [...(groups.get(object.index) || []), object]);
  const order = [...groups].sort(([, a], [, b]) => b.length - a.length);
  return order.flatMap(([index, members]) => {
    const background = stripes(members.map((object) => object.colour));
    const row = { entry: props.classes[index], background, number: `× ${members.length}`, language: page.language };
    return [classRow(row, () => actions.isolateClass(index)), objectList(board, panel, index, members)];
  });
}
export function stripes(colours) {
  const shown = colours.slice(0, MOST_STRIPES);
  const parts = shown.map((colour, place) =>
    `rgb(${colour}) ${(100 * place) / shown.length}% ${(100 * (place + 1)) / shown.length}%`);
  return `linear-gradient(90deg, ${parts.join(", ")})`;
}
function objectList(board, panel, index, members) {
  const list = make("ul", "objects");
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", board.page.t("objects.count", { name: nameOf(board, index), count: members.length }));
  list.append(...members.map((object) => objectRow(board, panel, object)));
  const item = make("li");
  item.append(list);
  return item;
}
function objectRow(board, panel, object) {
  const row = make("li", "object-row");
  row.setAttribute("role", "option");
  row.dataset.place = object.place;
  row.style.setProperty("--shade", `rgb(${object.colour})`);
  const bar = make("i", "bar");
  bar.style.setProperty("--score", `${100 * object.score}%`);
  row.append(make("i", "swatch"), make("span", "name", `${nameOf(board, object.index)} ${object.number}`), bar,
    make("output", "", object.score.toFixed(2)));
  row.addEventListener("click", () => board.actions.isolateObject(panel, object.place));
  row.addEventListener("keydown", (event) => moveInObjects(board, event, panel, object));
  return row;
}
// One row can be reached with Tab: the isolated one, or the first.
export function markObjects({ all, state }) {
  const rows = all(".object-row");
  const isolated = rows.find((row) => Number(row.dataset.place) === state.object);
  for (const row of rows) {
    row.setAttribute("aria-selected", String(row === isolated));
    row.tabIndex = row === (isolated || rows[0]) ? 0 : -1;
  }
}
function moveInObjects({ actions, all, state }, event, panel, object) {
  const rows = all(".object-row");
  const here = rows.indexOf(event.currentTarget);
  const next = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: rows.length - 1 }[event.key];
  if (next !== undefined) {
    const row = rows[clamp(next, 0, rows.length - 1)];
    if (Number(row.dataset.place) !== state.object) actions.isolateObject(panel, Number(row.dataset.place));
    row.focus();
    row.scrollIntoView({ block: "nearest" });
  } else if (event.key === "Enter" || event.key === " ") actions.isolateObject(panel, object.place);
  else return;
  event.preventDefault();
}
