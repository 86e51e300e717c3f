// @ts-check
// The address of the page: every part tells in a few letters what it shows, and asks what the
// address that opened the page wants it to show.
const REST = 200; // milliseconds: browsers allow about a hundred changes in half a minute

/** @typedef {() => string | null} Write what an address says; null leaves the parameter out */

/**
 * @param {import("./page.js").Page} page
 * @param {URLSearchParams} asked
 */
export function addLink(page, asked) {
  /** @type {Map<string, Write>} */
  const writers = new Map();
  const unread = new Set(asked.keys());
  page.recall = (name) => {
    unread.delete(name);
    return asked.get(name);
  };
  page.tell = (name, write) => addWriter(writers, name, write);
  page.link = () => `${location.origin}${location.pathname}${searchOf(writers, asked, unread)}`;
  page.addressChanged = resting(() => {
    history.replaceState(history.state, "", page.link());
    document.dispatchEvent(new CustomEvent("skipscope:address"));
  });
  page.moveTo = (search) => {
    moveParameters(asked, unread, new URLSearchParams(search), writers);
    document.dispatchEvent(new CustomEvent("skipscope:moved"));
  };
  page.whenMoved = (moved) => document.addEventListener("skipscope:moved", moved);
}

// How a page looks, and in which room it is, is its own affair.
const OWN = ["lang", "view", "scheme", "room"];

/**
 * From now on, the page is as if it had been opened with another address.
 *
 * @param {URLSearchParams} asked what the address of this page asks for
 * @param {Set<string>} unread names in `asked` that nobody has read yet
 * @param {URLSearchParams} other
 * @param {ReadonlyMap<string, Write>} writers
 */
export function moveParameters(asked, unread, other, writers) {
  for (const name of [...asked.keys()].filter((each) => !OWN.includes(each))) {
    asked.delete(name);
    unread.delete(name);
  }
  for (const [name, text] of [...other].filter(([each]) => !OWN.includes(each))) {
    asked.set(name, text);
    if (!writers.has(name)) unread.add(name); // a board that is opened later reads it
  }
}

/**
 * @param {Map<string, Write>} writers
 * @param {string} name
 * @param {Write} write
 */
export function addWriter(writers, name, write) {
  if (writers.has(name)) throw new Error(`Expected one part of the page to write the parameter "${name}", got two.`);
  writers.set(name, write);
}

/**
 * What stands in an address behind its path. What the first address has asked for stays in it until
 * the part that it is for has read it: that part may come late, with its tab or its photo.
 *
 * @param {ReadonlyMap<string, Write>} writers
 * @param {URLSearchParams} asked
 * @param {ReadonlySet<string>} unread names in `asked` that nobody has read yet
 */
export function searchOf(writers, asked, unread) {
  const made = new URLSearchParams();
  for (const [name, write] of writers) {
    const text = write();
    if (text !== null) made.set(name, text);
  }
  for (const name of unread) {
    if (!made.has(name)) made.set(name, asked.get(name) ?? "");
  }
  return made.size ? `?${made}` : "";
}

/**
 * Calls `act` once things have come to rest.
 *
 * @param {() => void} act
 */
function resting(act) {
  /** @type {ReturnType<typeof setTimeout>} */
  let timer;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(act, REST);
  };
}
