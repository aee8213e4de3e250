import { expectTypeOf, test } from "vitest";
import type {
  createTimeline,
  EventRecord,
  Problem,
  Timeline,
  TimelineEventMap,
  TimelineOptions,
} from "../src/entries/index.ts";

/**
 * An application's own record. These tests fail where the project is type-checked, not where it
 * runs.
 */
interface Meeting extends EventRecord {
  readonly participants: readonly string[];
}

type On = <K extends keyof TimelineEventMap<Meeting>>(
  type: K,
  listener: (event: TimelineEventMap<Meeting>[K]) => void,
) => () => void;
type Told<K extends keyof TimelineEventMap> = TimelineEventMap<Meeting>[K];

test("what a timeline tells has the application's own type of record", () => {
  expectTypeOf<Timeline<Meeting>["on"]>().toEqualTypeOf<On>();
  expectTypeOf<Told<"select">>().toEqualTypeOf<{
    readonly ids: readonly string[];
    readonly events: readonly Meeting[];
    readonly span: { readonly start: number; readonly end: number } | null;
  }>();
  expectTypeOf<Told<"hover">>().toEqualTypeOf<{
    readonly id: string | null;
    readonly event: Meeting | null;
  }>();
  expectTypeOf<Told<"activate">>().toEqualTypeOf<{ readonly id: string; readonly event: Meeting }>();
  expectTypeOf<Told<"view">>().toEqualTypeOf<{ readonly start: number; readonly end: number }>();
  expectTypeOf<Told<"problem">>().toEqualTypeOf<Problem>();
  expectTypeOf<ReturnType<Timeline<Meeting>["record"]>>().toEqualTypeOf<Meeting | undefined>();
});

test("the type of record is that of the events that are given", () => {
  expectTypeOf<ReturnType<typeof createTimeline<Meeting>>>().toEqualTypeOf<Timeline<Meeting>>();
  expectTypeOf<Parameters<NonNullable<TimelineOptions<Meeting>["filter"]>>>().toEqualTypeOf<
    [event: Meeting]
  >();
  // Of its own type it is a timeline of any, as panels take it.
  expectTypeOf<Timeline<Meeting>>().toExtend<Timeline>();
  expectTypeOf<EventRecord>().not.toExtend<Meeting>();
});
