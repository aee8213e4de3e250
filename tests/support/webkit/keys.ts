/**
 * Codes of keys that write nothing, by the names that `KeyboardEvent.key` has for them:
 * https://www.w3.org/TR/webdriver/#keyboard-actions
 */
const CODES: Readonly<Record<string, string>> = {
  Backspace: "\uE003",
  Tab: "\uE004",
  Enter: "\uE007",
  Shift: "\uE008",
  Control: "\uE009",
  Alt: "\uE00A",
  Escape: "\uE00C",
  Space: " ",
  PageUp: "\uE00E",
  PageDown: "\uE00F",
  End: "\uE010",
  Home: "\uE011",
  ArrowLeft: "\uE012",
  ArrowUp: "\uE013",
  ArrowRight: "\uE014",
  ArrowDown: "\uE015",
  Insert: "\uE016",
  Delete: "\uE017",
  Meta: "\uE03D",
};

/** Returns the driver's code of a key. A character is its own code. */
export function keyCode(name: string): string {
  const code =
    CODES[name] ?? (/^F\d+$/.test(name) ? String.fromCodePoint(0xe030 + Number(name.slice(1))) : name);
  if (Array.from(code).length !== 1) throw new Error(`There is no key ${JSON.stringify(name)}.`);
  return code;
}

/** Returns the keys of a chord in their order: "Alt+ArrowUp" holds Alt, "+" is a plus. */
export function keysOf(chord: string): string[] {
  return chord.length === 1
    ? [chord]
    : chord
        .replace(/\+\+$/, "+Plus")
        .split("+")
        .map((key) => (key === "Plus" ? "+" : key));
}
