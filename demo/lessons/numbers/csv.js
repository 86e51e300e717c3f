// @ts-check
// The table as a file: every figure with all its digits, and a column for each class.
import { COLUMNS } from "./columns.js";
/** @import { RowValue, SpeedValue, TableValue } from "./value.d.ts" */

/** @type {(table: TableValue, rows: readonly RowValue[], speed: SpeedValue | null) => string} */
export function csvOf({ names }, rows, speed) {
  const classes = Object.keys(names);
  const head = ["id", "task", ...COLUMNS.map(({ key }) => key), "measured_on", ...classes.map((name) => `class: ${name}`)];
  const lines = rows.map((row) => [
    row.name, row.task, ...COLUMNS.map((column) => column.of(row, speed)), row.card.measured_on,
    ...classes.map((name) => row.classes?.scores[name] ?? null),
  ]);
  return [head, ...lines].map((line) => line.map(cellOf).join(",")).join("\r\n") + "\r\n";
}

/** @type {(value: string | number | null) => string} */
function cellOf(value) {
  const text = value === null ? "" : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
