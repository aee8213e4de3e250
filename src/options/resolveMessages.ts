import { builtInMessages } from "./builtInMessages.ts";
import { mergeWords } from "./mergeWords.ts";
import type { Messages } from "./messages.ts";

/** The words of the locale's language, with those of the application over them. */
export function resolveMessages(own: unknown, locale: string): Messages {
  const { language } = new Intl.Locale(locale);
  return mergeWords(own, builtInMessages[language] ?? builtInMessages.en);
}
