import type { PluralWords } from "../time/dateWords.ts";
import { OptionError } from "./optionError.ts";

/** Words with those of an application, as it gives them in the option `messages`, over them. */
export function mergeWords<Words extends object>(own: unknown, base: Words): Words {
  if (own === undefined) return base;
  if (typeof own !== "object" || own === null) throw new OptionError("messages", own, "an object of texts");
  const messages = { ...base } as Record<string, unknown>;
  for (const [name, value] of Object.entries(own)) {
    if (!Object.hasOwn(base, name)) throw new OptionError(`messages.${name}`, value, `no message of that name; the messages are ${Object.keys(base).join(", ")}`);
    if (value === undefined) continue;
    const isPlural = typeof base[name as keyof Words] === "object";
    messages[name] = isPlural ? checkPlurals(`messages.${name}`, value) : checkText(`messages.${name}`, value);
  }
  return messages as unknown as Words;
}

function checkText(name: string, value: unknown): string {
  if (typeof value !== "string") throw new OptionError(name, value, "a string");
  return value;
}

function checkPlurals(name: string, value: unknown): PluralWords {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, "other"))
    throw new OptionError(name, value, `an object of texts by plural category, with "other"`);
  const checked = Object.entries(value).map(([category, text]) => [category, checkText(`${name}.${category}`, text)]);
  return Object.fromEntries(checked) as PluralWords;
}
