// @ts-check
// What the address says of this board, one row for each parameter.
import { FIRST } from "./state.js";
/** @import { State } from "./types.d.ts" */
/** @import { Mapping } from "../../web/address.js" */

/** @type {(sides: readonly number[]) => Mapping<State>} */
export const mappingOf = (sides) => ({
  net: {
    write: ({ network }) => (network === FIRST ? null : network),
    read: (text) => (/^[\w-]{1,40}$/.test(text) ? { network: text } : {}),
  },
  side: {
    write: ({ side }) => (side === null ? null : String(side)),
    read(text) {
      const side = sides.find((each) => String(each) === text);
      return side === undefined ? {} : { side };
    },
  },
});
