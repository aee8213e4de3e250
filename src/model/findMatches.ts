import { createFold } from "./foldText.ts";
import { createMatches, type Matches } from "./matches.ts";
import type { Model } from "./model.ts";

/** Events that are searched between two chances to pause. */
const SLICE = 2_000;

/**
 * Finds the events in whose title, description, place and group's title all words of a text occur, as readers take letters for the
 * same; in steps, each of which tells how much of the work is done, from 0 to 1. A text without words finds nothing.
 * @param known what the same text found before some events were appended: only these are searched
 */
export function* findMatches(
  { groups, table, count, isShown }: Model,
  query: string,
  known: Matches | null,
): Generator<number, Matches> {
  const fold = createFold();
  const words = [...new Set(fold(query).split(/\s+/u))].filter((word) => word !== "");
  // What the title of a group says, all in it say.
  const wanted = new Map(
    groups.map(({ title }, band) => {
      const text = fold(title);
      return [band, words.filter((word) => !text.includes(word))];
    }),
  );
  const isGrown = known?.query === query;
  const marked = new Uint8Array(count);
  const from = isGrown ? known.searched : 0;
  for (let row = 0; row < from; row += 1) if (known?.has(row) === true) marked[row] = 1;
  for (let row = from; row < count && words.length > 0; row += 1) {
    if (row % SLICE === 0) yield (row - from) / count;
    if (!isShown(row)) continue;
    const missing = wanted.get(table.bands[row] as number) ?? words;
    if (missing.length === 0) marked[row] = 1;
    else {
      const text = fold(table.text(row));
      if (missing.every((word) => text.includes(word))) marked[row] = 1;
    }
  }
  const steps = createMatches(query, marked, table);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    yield 1;
  }
}
