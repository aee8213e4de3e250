/**
 * A field of what an application has given, if it is a text, else "". Records can be of any origin, and other than they were when they
 * were checked: a getter may throw, or say another thing each time it is asked.
 */
export function ownText(record: unknown, field: string): string {
  const value = ownValue(record, field);
  return typeof value === "string" ? value : "";
}

/** Any field of it; `undefined` where it cannot be read. */
export function ownValue(record: unknown, field: string): unknown {
  try {
    return (record as Record<string, unknown> | null | undefined)?.[field];
  } catch {
    return undefined;
  }
}
