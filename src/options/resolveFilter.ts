import type { EventRecord } from "../model/records.ts";
import { OptionError } from "./optionError.ts";
import type { TimelineOptions } from "./timelineOptions.ts";

type Test = (record: EventRecord) => boolean;

/** Which records are shown: those of no hidden kind that pass the application's test, if it has one. */
export function resolveFilter({ filter, hiddenKinds }: Pick<TimelineOptions, "filter" | "hiddenKinds">, report: (error: unknown) => void): Test | undefined {
  const test = ownTest(filter, report);
  const hidden = new Set(checkKinds(hiddenKinds));
  if (hidden.size === 0) return test;
  return (record) => !(record.kind !== undefined && hidden.has(record.kind)) && (test === undefined || test(record));
}

function checkKinds(kinds: unknown): readonly string[] {
  if (kinds === undefined) return [];
  if (Array.isArray(kinds) && kinds.every((kind) => typeof kind === "string")) return kinds;
  throw new OptionError("hiddenKinds", kinds, "an array of kinds");
}

/** What it throws is reported once, and the record is shown. */
function ownTest(filter: TimelineOptions["filter"], report: (error: unknown) => void): Test | undefined {
  if (filter === undefined) return undefined;
  if (typeof filter !== "function") throw new OptionError("filter", filter, "a function from a record to whether it is shown");
  let isReported = false;
  return (record) => {
    try {
      return filter(record);
    } catch (error) {
      if (!isReported) report(error);
      isReported = true;
      return true;
    }
  };
}
