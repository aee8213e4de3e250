import { expectTypeOf, test } from "vitest";
import type {
  createTimeline,
  EventRecord,
  Problem,
  Timeline,
  TimelineEventMap,
  TimelineOptions,
  TimelinePress,
} from "../src/entries/index.ts";

/**
 * An application's own record. These tests fail when the project is type-checked, not at run time.
 */
interface Meeting extends EventRecord {
  readonly participants: readonly string[];
}

type On = <K extends keyof TimelineEventMap<Meeting>>(
  type: K,
  listener: (event: TimelineEventMap<Meeting>[K]) => void,
) => () => void;
type Told<K extends keyof TimelineEventMap> = TimelineEventMap<Meeting>[K];

test("types: the events and methods of a timeline have the application's own record type", () => {
  expectTypeOf<Timeline<Meeting>["on"]>().toEqualTypeOf<On>();
  expectTypeOf<Told<"select">>().toEqualTypeOf<{
    readonly ids: readonly string[];
    readonly events: readonly Meeting[];
    readonly span: { readonly start: number; readonly end: number } | null;
  }>();
  expectTypeOf<Told<"hover">>().toEqualTypeOf<{
    readonly id: string | null;
    readonly event: Meeting | null;
    readonly originalEvent: Event | null;
  }>();
  expectTypeOf<Told<"click">>().toEqualTypeOf<TimelinePress<Meeting>>();
  expectTypeOf<Told<"contextmenu">["event"]>().toEqualTypeOf<Meeting | null>();
  expectTypeOf<Told<"activate">>().toEqualTypeOf<{ readonly id: string; readonly event: Meeting }>();
  expectTypeOf<Told<"view">>().toEqualTypeOf<{ readonly start: number; readonly end: number }>();
  expectTypeOf<Told<"problem">>().toEqualTypeOf<Problem>();
  expectTypeOf<ReturnType<Timeline<Meeting>["getEvent"]>>().toEqualTypeOf<Meeting | undefined>();
});

test("types: the record type is that of the given events", () => {
  expectTypeOf<ReturnType<typeof createTimeline<Meeting>>>().toEqualTypeOf<Timeline<Meeting>>();
  expectTypeOf<Parameters<NonNullable<TimelineOptions<Meeting>["filter"]>>>().toEqualTypeOf<
    [event: Meeting]
  >();
  // A timeline of the application's record type also is a plain `Timeline`, which panels take.
  expectTypeOf<Timeline<Meeting>>().toExtend<Timeline>();
  expectTypeOf<EventRecord>().not.toExtend<Meeting>();
});
