/**
 * Encodes a value as JSON. What JSON lacks (undefined, NaN, infinities, −0, dates, big numbers)
 * becomes a list that begins with its kind, and every other list begins with "list". `encode` and
 * `decode` use nothing from outside, so that their text can run in a page, too.
 */
export function encode(value: unknown): unknown {
  const write = (one: unknown, above: readonly unknown[]): unknown => {
    if (one === undefined || typeof one === "function" || typeof one === "symbol") return ["undefined"];
    if (typeof one === "bigint") return ["bigint", String(one)];
    if (typeof one === "number" && (!Number.isFinite(one) || Object.is(one, -0)))
      return ["number", Object.is(one, -0) ? "-0" : String(one)];
    if (typeof one !== "object" || one === null) return one;
    if (one instanceof Date) return ["date", String(one.getTime())];
    if (above.includes(one)) throw new Error("A value that contains itself cannot leave the page.");
    const within = [...above, one];
    if (Array.isArray(one)) return ["list", ...one.map((part: unknown) => write(part, within))];
    if (one instanceof Error) return { name: one.name, message: one.message };
    if ("toJSON" in one && typeof one.toJSON === "function")
      return write((one.toJSON as () => unknown).call(one), within);
    // A node belongs to the page and cannot leave it.
    if (typeof Node === "function" && one instanceof Node) return `ref: <${one.nodeName}>`;
    return Object.fromEntries(Object.entries(one).map(([key, part]) => [key, write(part, within)]));
  };
  return write(value, []);
}

export function decode(value: unknown): unknown {
  if (!Array.isArray(value)) {
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, decode(part)]));
  }
  const [kind, ...parts] = value as unknown[];
  switch (kind) {
    case "undefined":
      return undefined;
    case "bigint":
      return BigInt(parts[0] as string);
    case "number":
      return Number(parts[0]);
    case "date":
      return new Date(Number(parts[0]));
    default:
      return parts.map((part) => decode(part));
  }
}
