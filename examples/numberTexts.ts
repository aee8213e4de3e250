import { locales, text, type Language, type TextKey } from "./texts.ts";

/**
 * Returns a number in the digits of a language. Below 10 it has one decimal where needed, so that
 * half a frame a second does not become 0 or 1.
 */
export function numberText(value: number, language: Language): string {
  return new Intl.NumberFormat(locales[language], { maximumFractionDigits: value < 10 ? 1 : 0 }).format(
    value,
  );
}

/** Returns a duration in words: in milliseconds, or in seconds from 1,000 ms on. */
export function durationText(ms: number, language: Language, unitDisplay: "short" | "long" = "long"): string {
  const isLong = ms >= 1000;
  return new Intl.NumberFormat(locales[language], {
    style: "unit",
    unit: isLong ? "second" : "millisecond",
    unitDisplay,
    maximumFractionDigits: isLong ? 1 : 0,
  }).format(isLong ? ms / 1000 : ms);
}

/** Returns a text in which each name in braces is replaced by its value. */
export function filledText(
  key: TextKey,
  language: Language,
  values: Readonly<Record<string, string>>,
): string {
  return text(key, language).replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");
}
