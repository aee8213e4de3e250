/** Whether two values of plain objects, lists and primitives are equal, at any depth. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => name in b && isSame(a[name as keyof typeof a], b[name as keyof typeof b]))
  );
}
