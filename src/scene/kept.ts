import { isSame } from "../base/isSame.ts";

/** Gives what was made last of a thing, as long as it is made of the same parts; else makes it. */
export type Kept = <T>(of: object, parts: readonly unknown[], make: () => T) => T;

/**
 * Remembers one value for each thing, as long as the thing is there. What is the very same in the next scene is passed
 * over when that is drawn.
 */
export function createKept(): Kept {
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
