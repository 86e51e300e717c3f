// @ts-check
// What the address says of this board, one row for each parameter.
import { columnOf } from "./columns.js";
/** @import { State } from "./types.d.ts" */
/** @import { Mapping, Parameter } from "../../web/address.js" */

const AXES = /** @type {const} */ (["work", "time"]);
const PARTS = /** @type {const} */ (["card", "classes", "limits"]);
const NAME = /^[\w.-]{1,60}$/;

/** A minus before the column: the largest first. @type {Parameter<State>} */
const SORT = {
  write: ({ order }) => order && `${order.isFalling ? "-" : ""}${order.column}`,
  read(text) {
    const column = columnOf(text.replace(/^-/, ""));
    if (!column) return {};
    const third = column.isExtra ? { third: column.key } : {};
    return { order: { column: column.key, isFalling: text.startsWith("-") }, ...third };
  },
};
// Which networks there are is not known before the table has come; another name opens nothing.
/** @type {Parameter<State>} */
const OPENED = {
  write: ({ opened, table }) => (!table || table.rows.some(({ name }) => name === opened) ? opened : null),
  read: (text) => (NAME.test(text) ? { opened: text } : {}),
};
/** @type {Parameter<State>} */
const PART = {
  write: ({ part }) => (part === PARTS[0] ? null : part),
  read: (text) => ({ part: PARTS.find((part) => part === text) ?? PARTS[0] }),
};
/** @type {Parameter<State>} */
const AXIS = {
  write: ({ axis }) => (axis === AXES[0] ? null : axis),
  read: (text) => ({ axis: AXES.find((axis) => axis === text) ?? AXES[0] }),
};

/** @type {Mapping<State>} */
export const MAPPING = { sort: SORT, row: OPENED, about: PART, against: AXIS };
