import type { PluralWords } from "../time/text/dateWords.ts";
import { checkType, partsOf } from "./optionChecks.ts";

const CATEGORIES: Readonly<Record<keyof PluralWords, true>> = {
  zero: true,
  one: true,
  two: true,
  few: true,
  many: true,
  other: true,
};

/**
 * Returns the built-in words with those of the application, from the option `messages`, over them.
 */
export function mergeWords<Words extends object>(own: unknown, base: Words): Words {
  if (own === undefined) return base;
  const words = Object.entries(partsOf("messages", own, base)).map(([name, value]) => {
    const isPlural = typeof base[name as keyof Words] === "object";
    return [
      name,
      isPlural ? checkPlurals(`messages.${name}`, value) : checkType(`messages.${name}`, value, "string"),
    ] as const;
  });
  return { ...base, ...Object.fromEntries(words) };
}

function checkPlurals(name: string, value: unknown): PluralWords {
  const words = partsOf(name, value, CATEGORIES);
  for (const [category, text] of Object.entries({ other: undefined, ...words }))
    checkType(`${name}.${category}`, text, "string");
  return words as PluralWords;
}
