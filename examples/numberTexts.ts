import { locales, text, type Language, type TextKey } from "./texts.ts";

/** As a whole number, but for the smallest: half a frame a second is not none. */
export function numberText(value: number, language: Language): string {
  return new Intl.NumberFormat(locales[language], { maximumFractionDigits: value < 10 ? 1 : 0 }).format(
    value,
  );
}

/** Milliseconds in words, as seconds where there are many. */
export function durationText(ms: number, language: Language, unitDisplay: "short" | "long" = "long"): string {
  const isLong = ms >= 1000;
  return new Intl.NumberFormat(locales[language], {
    style: "unit",
    unit: isLong ? "second" : "millisecond",
    unitDisplay,
    maximumFractionDigits: isLong ? 1 : 0,
  }).format(isLong ? ms / 1000 : ms);
}

/** A text with values in the place of their names in braces. */
export function filledText(
  key: TextKey,
  language: Language,
  values: Readonly<Record<string, string>>,
): string {
  return text(key, language).replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");
}
