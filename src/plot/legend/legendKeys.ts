import type { ModelEvent } from "../../model/model.ts";
import type { EventRecord } from "../../model/records.ts";
import type { Messages } from "../../options/messages.ts";
import { spanStyleOf, isDay, listedIn } from "../base/spanStyle.ts";

/** A shape that needs explaining. */
export type LegendKey =
  | "within"
  | "oneOf"
  | "allOf"
  | "unspecified"
  | "approximate"
  | "uncertain"
  | "both"
  | "unknown"
  | "open"
  | "tentative"
  | "cancelled";

/** How a legend explains a shape. */
interface Explanation {
  /** The message with its words. */
  readonly words: keyof Messages;
  /** What has this shape, over the year 2022. */
  readonly sample: Pick<EventRecord, "start" | "end" | "status">;
}

/** In the order of a legend. */
export const EXPLANATIONS: Readonly<Record<LegendKey, Explanation>> = {
  within: { words: "legendWithin", sample: { start: "2022" } },
  oneOf: { words: "legendOneOf", sample: { start: "[2022-01,2022-05,2022-12]" } },
  allOf: { words: "legendAllOf", sample: { start: "{2022-01,2022-05,2022-12}" } },
  unspecified: { words: "legendUnspecified", sample: { start: "2022-XX" } },
  approximate: { words: "legendApproximate", sample: { start: "2022~" } },
  uncertain: { words: "legendUncertain", sample: { start: "2022?" } },
  both: { words: "legendBoth", sample: { start: "2022%" } },
  unknown: { words: "legendUnknown", sample: { start: "2022", end: "" } },
  open: { words: "legendOpen", sample: { start: "2022", end: ".." } },
  tentative: { words: "tentative", sample: { start: "2022", status: "tentative" } },
  cancelled: { words: "cancelled", sample: { start: "2022", status: "cancelled" } },
};

/** What of an event's shape needs explaining. */
export function legendKeysOf({ span, status, background, ...event }: ModelEvent): LegendKey[] {
  const {
    startApproximate: a0,
    startUncertain: u0,
    startKind,
    endApproximate: a1,
    endUncertain: u1,
    endKind,
  } = span;
  const ends = [
    { approximate: a0, uncertain: u0, kind: startKind },
    { approximate: a1, uncertain: u1, kind: endKind },
  ];
  const ofEnds = ends.flatMap(({ approximate, uncertain, kind }): LegendKey[] => {
    if (kind !== "known") return [kind];
    if (approximate) return [uncertain ? "both" : "approximate"];
    return uncertain ? ["uncertain"] : [];
  });
  // An era shows no more than its ends.
  if (background) return ofEnds;
  const filling = spanStyleOf({ span, status, background, ...event });
  const ofStatus: LegendKey[] = status === "confirmed" ? [] : [status];
  return [
    ...(filling === "row" ? (["allOf"] as const) : filling === "bracket" ? ofBracket(span) : []),
    ...ofEnds,
    ...ofStatus,
  ];
}

function ofBracket(span: ModelEvent["span"]): LegendKey[] {
  if (listedIn(span).length > 0) return ["oneOf"];
  if (span.startUnspecified === true) return ["unspecified"];
  // What is approximate has no bracket.
  return isDay(span) || span.startApproximate ? [] : ["within"];
}
