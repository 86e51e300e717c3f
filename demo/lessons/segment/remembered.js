// @ts-check
/**
 * `make`, but it makes only once for each object, and what it made lives as long as that object. So
 * costly parts of an answer are made when they are first drawn, and not again.
 *
 * @template {object} Key
 * @template {unknown[]} Rest
 * @template Made
 * @param {(key: Key, ...rest: Rest) => Made} make
 * @returns {(key: Key, ...rest: Rest) => Made}
 */
export function remembered(make) {
  /** @type {WeakMap<Key, { made: Made }>} */
  const kept = new WeakMap();
  return (key, ...rest) => {
    const known = kept.get(key) ?? { made: make(key, ...rest) };
    kept.set(key, known);
    return known.made;
  };
}
