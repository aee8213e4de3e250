const MAX_LENGTH = 60;

/**
 * Any value as a short piece of an error sentence: strings in quotes, everything else as it would
 * be typed.
 */
export function quote(value: unknown): string {
  const text = typeof value === "string" ? JSON.stringify(value) : describe(value);
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
}

function describe(value: unknown): string {
  if (typeof value === "function") return "a function";
  if (typeof value !== "object" || value === null) return String(value);
  try {
    if (Array.isArray(value)) return `an array of ${value.length}`;
    if (value instanceof Date) return Number.isNaN(value.getTime()) ? "an invalid Date" : "a Date";
  } catch {
    // It throws when it is looked at.
  }
  return "an object";
}
