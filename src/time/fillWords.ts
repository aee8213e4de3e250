/** A template with each `{name}` replaced, once, by its text. */
export function fillWords(template: string, texts: Readonly<Record<string, string>>): string {
  // In one pass, so that nothing within a date is taken for a place; and a function, so that "$&" has no meaning.
  const left = new Map(Object.entries(texts));
  return template.replace(/\{(\w+)\}/g, (place, name: string) => {
    const text = left.get(name);
    left.delete(name);
    return text ?? place;
  });
}
