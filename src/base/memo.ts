import { isSame } from "./isSame.ts";

/**
 * Remembers the value for the last key, and makes it anew for another one. Of a function without a
 * key it remembers the one value: that is made when it is first asked for.
 */
export function memoizeLast<V>(make: () => V): () => V;
export function memoizeLast<K, V>(make: (key: K) => V): (key: K) => V;
export function memoizeLast<K, V>(make: (key: K) => V): (key: K) => V {
  let last: { readonly key: K; readonly value: V } | null = null;
  return (key) => {
    if (last === null || last.key !== key) last = { key, value: make(key) };
    return last.value;
  };
}

/**
 * Creates a cache of values by their keys: at least of the last `limit` keys that were asked for,
 * at most of twice as many, so that it does not grow for ever. Default: of all keys.
 */
export function boundedCache<V, K = string>(limit: number = Infinity): (key: K, make: (key: K) => V) => V {
  // Two generations: what is asked for again moves to the recent one, the old one goes as a whole.
  let recent = new Map<K, V>();
  let old = recent;
  return (key, make) => {
    const found = recent.get(key);
    if (found !== undefined) return found;
    const value = old.get(key) ?? make(key);
    if (recent.size >= limit) [old, recent] = [recent, new Map<K, V>()];
    recent.set(key, value);
    return value;
  };
}

/**
 * Returns the value for `key` while its dependencies say the same; otherwise makes it and remembers
 * it in place of the last one.
 */
export type MemoizeByKey = <T>(key: object, dependencies: readonly unknown[], make: () => T) => T;

/**
 * Creates a memo of one value for each object, as long as the object is there. A node that is the
 * very same in the next scene is passed over when that is drawn.
 */
export function memoizeByKey(): MemoizeByKey {
  const known = new WeakMap<object, { readonly dependencies: readonly unknown[]; readonly value: unknown }>();
  return <T>(key: object, dependencies: readonly unknown[], make: () => T): T => {
    const last = known.get(key);
    if (
      last !== undefined &&
      last.dependencies.length === dependencies.length &&
      dependencies.every((one, index) => isSame(one, last.dependencies[index]))
    )
      return last.value as T;
    const value = make();
    known.set(key, { dependencies, value });
    return value;
  };
}
