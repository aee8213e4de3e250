/** What is made when it is first asked for, and kept. */
export function once<T>(make: () => T): () => T {
  let kept: { readonly made: T } | null = null;
  return () => (kept ??= { made: make() }).made;
}
