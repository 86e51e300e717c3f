// @ts-check
// The columns of the table: what each shows of a network, and in which order they sort it.
/** @import { Column, ColumnKey, Order } from "./types.d.ts" */
/** @import { RowValue, SpeedValue } from "./value.d.ts" */

/** @type {(share: number) => string} */
export const inPercent = (share) => (100 * share).toFixed(1);
/** @type {(count: number) => string} */
const inMillions = (count) => (count / 1e6).toFixed(1);
/** @type {(count: number) => string} */
export const inBillions = (count) => (count / 1e9).toFixed(count < 1e10 ? 2 : 1);
/** @type {(milliseconds: number) => string} */
export const shortTime = (milliseconds) => milliseconds.toFixed(milliseconds < 10 ? 1 : 0);
/** @type {(percent: number) => string} */
const asPrinted = (percent) => percent.toFixed(1);

/** @type {(row: RowValue) => import("./value.d.ts").FigureValue | undefined} */
export const publishedScore = ({ published }) => published.find(({ measure }) => measure === "mIoU");

/** @type {readonly Column[]} */
export const COLUMNS = [
  { key: "name", label: "numbers.network", isText: true, of: ({ title }) => title },
  { key: "trunk", label: "numbers.trunk", isText: true, of: ({ trunk }) => trunk || null },
  { key: "miou", label: "numbers.miou", of: ({ miou }) => miou, show: inPercent },
  { key: "edge", label: "numbers.edge", of: ({ edge }) => edge, show: inPercent },
  { key: "boundary_iou", label: "numbers.boundary", isExtra: true, of: (row) => row.boundary_iou, show: inPercent },
  { key: "pixel_accuracy", label: "numbers.pixels", isExtra: true, of: (row) => row.pixel_accuracy, show: inPercent },
  {
    key: "parameters", label: "numbers.parameters", isExtra: true, isSmallBest: true,
    of: ({ parameters }) => parameters, show: inMillions,
  },
  {
    key: "work", label: "numbers.work", isExtra: true, isSmallBest: true,
    of: ({ cost }) => cost?.multiply_adds ?? null, show: inBillions,
  },
  {
    key: "time", label: "numbers.time", isExtra: true, isSmallBest: true,
    of: ({ name }, speed) => speed?.milliseconds[name] ?? null, show: shortTime,
  },
  {
    key: "published", label: "numbers.miou", isExtra: true, isPublished: true,
    of: (row) => publishedScore(row)?.percent ?? null, show: asPrinted,
  },
  {
    key: "published_on", label: "numbers.published_on", isExtra: true, isPublished: true, isText: true,
    of: (row) => publishedScore(row)?.photos.replace(" 20", " ’") ?? null,
  },
];
// What a detector does not have: it is measured in another way, and one cell says so.
export const SCORES = /** @type {const} */ (["miou", "edge", "boundary_iou", "pixel_accuracy"]);

/** @type {(key: string) => Column | undefined} */
export const columnOf = (key) => COLUMNS.find((column) => column.key === key);

/** @type {(column: Column, row: RowValue, speed: SpeedValue | null) => string} */
export function textOf({ of, show }, row, speed) {
  const value = of(row, speed);
  if (value === null) return "–";
  return typeof value === "number" && show ? show(value) : String(value);
}

// ---- The order of the rows ---------------------------------------------------------------------
/**
 * The next order after a tap on the head of a column: the best first, the worst first, as it came.
 *
 * @param {Order | null} order
 * @param {ColumnKey} key
 * @returns {Order | null}
 */
export function nextOrder(order, key) {
  const column = columnOf(key);
  const isFalling = !column?.isText && !column?.isSmallBest;
  if (order?.column !== key) return { column: key, isFalling };
  return order.isFalling === isFalling ? { column: key, isFalling: !isFalling } : null;
}

/**
 * Rows without a value come last in either order, and equal ones stay as they were.
 *
 * @param {readonly RowValue[]} rows
 * @param {Order | null} order
 * @param {SpeedValue | null} speed
 */
export function inOrder(rows, order, speed) {
  const column = order && columnOf(order.column);
  if (!column) return rows;
  const sign = order.isFalling ? -1 : 1;
  return [...rows].sort((one, other) => {
    const [a, b] = [column.of(one, speed), column.of(other, speed)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return sign * compared(a, b);
  });
}
/** @type {(a: number | string, b: number | string) => number} */
const compared = (a, b) => (typeof a === "number" && typeof b === "number" ? a - b
  : String(a).localeCompare(String(b), "en", { numeric: true }));
