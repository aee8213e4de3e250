import { isSame } from "./isSame.ts";

/** Remembers the answer to the last question, as long as that is asked again. */
export function memoizeLast<K, V>(make: (key: K) => V): (key: K) => V {
  let last: { readonly key: K; readonly made: V } | null = null;
  return (key) => {
    if (last === null || last.key !== key) last = { key, made: make(key) };
    return last.made;
  };
}

/**
 * Remembers what was made for a key; forgets all when there are more than `limit`, so that nothing
 * grows for ever.
 */
export function boundedCache<V>(limit: number): (key: string, make: () => V) => V {
  const known = new Map<string, V>();
  return (key, make) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    if (known.size >= limit) known.clear();
    const made = make();
    known.set(key, made);
    return made;
  };
}

/** What is made when it is first asked for, and kept. */
export function lazy<T>(make: () => T): () => T {
  let kept: { readonly made: T } | null = null;
  return () => (kept ??= { made: make() }).made;
}

/** Gives what was made last of a thing, as long as it is made of the same parts; else makes it. */
export type Kept = <T>(of: object, parts: readonly unknown[], make: () => T) => T;

/**
 * Remembers one value for each thing, as long as the thing is there. What is the very same in the
 * next scene is passed over when that is drawn.
 */
export function memoizeByKey(): Kept {
  const known = new WeakMap<object, { readonly parts: readonly unknown[]; readonly made: unknown }>();
  return <T>(of: object, parts: readonly unknown[], make: () => T): T => {
    const last = known.get(of);
    if (
      last !== undefined &&
      last.parts.length === parts.length &&
      parts.every((part, index) => isSame(part, last.parts[index]))
    )
      return last.made as T;
    const made = make();
    known.set(of, { parts, made });
    return made;
  };
}
