import type { EventRecord } from "../model/records.ts";
import { OptionError } from "./optionError.ts";
import type { TimelineOptions } from "./timelineOptions.ts";

/** Which records are shown. What an application's function throws is reported once, and the record is shown. */
export function resolveFilter(filter: TimelineOptions["filter"], report: (error: unknown) => void): ((record: EventRecord) => boolean) | undefined {
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
