/** The question mark with which a BCP 47 locale is written: that of Arabic looks the other way. */
export function questionMark(locale: string): string {
  return new Intl.Locale(locale).maximize().script === "Arab" ? "؟" : "?";
}
