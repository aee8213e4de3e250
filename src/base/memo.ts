import { isSame } from "./maths.ts";

/**
 * Caches the value of the last key, and computes it again for another key. A function without a key
 * has one value, computed when it is first asked for.
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
 * Creates a cache of values by their keys. It retains at least the last `limit` keys that were
 * asked for, and at most twice as many, so that it does not grow without end. Default: all keys. A
 * value is never `null` or `undefined`.
 */
export function boundedCache<V, K = string>(limit: number = Infinity): (key: K, make: (key: K) => V) => V {
  // Two generations: a value that is asked for again moves to the recent one; the old one is
  // dropped as a whole.
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
 * Returns the cached value for `key` while its dependencies are equal to the last ones; otherwise
 * computes and stores it.
 */
export type MemoizeByKey = <T>(key: object, dependencies: readonly unknown[], make: () => T) => T;

/**
 * Creates a memo of one value for each object, retained as long as the object is in memory. A node
 * that is the identical object in the next scene is skipped when that scene is drawn.
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
