import { guard } from "../base/guard.ts";
import type { EventRecord } from "../model/records.ts";
import { checkType } from "./optionChecks.ts";
import { listOf } from "./partsOf.ts";
import type { ResolvedOptions } from "./resolveOptions.ts";
import type { TimelineOptions } from "./timelineOptions.ts";

type Test = (record: EventRecord) => boolean;

/** Which records are shown: those of no hidden kind that pass the application's test, if it has one. What that throws is reported once, and the record is shown. */
export function resolveFilter(
  { filter, hiddenKinds = [] }: Pick<TimelineOptions, "filter" | "hiddenKinds">,
  report: (error: unknown) => void,
): Pick<ResolvedOptions, "filter" | "hiddenKinds"> {
  const kinds = listOf(
    "hiddenKinds",
    hiddenKinds,
    "an array of kinds",
    (kind): kind is string => typeof kind === "string",
  );
  const own: Test | undefined =
    filter === undefined
      ? undefined
      : guard(
          checkType("filter", filter, "function", "a function from a record to whether it is shown") as Test,
          report,
          () => true,
        );
  const hidden = new Set(kinds);
  const isShown: Test = (record) =>
    !(record.kind !== undefined && hidden.has(record.kind)) && (own === undefined || own(record));
  return { filter: hidden.size === 0 ? own : isShown, hiddenKinds: kinds };
}
