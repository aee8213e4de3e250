import { type Matches, placeBeside } from "../model/matches.ts";
import type { ModelEvent } from "../model/model.ts";
import type { Way } from "../model/readingOrder.ts";
import type { EventRecord } from "../model/records.ts";
import { checkType, checkWord } from "../options/optionChecks.ts";
import type { Engine } from "./engine.ts";
import type { TimelineSearch } from "./timeline.ts";
import type { Match } from "./timelineInfo.ts";
import type { EngineOf } from "./modelMethods.ts";

/** Creates the public search of a timeline. */
export function searchMethods<E extends EventRecord>(engineOf: EngineOf<E>): TimelineSearch {
  const beside = (name: string, from: string | undefined, way: Way): Match | null => {
    if (from !== undefined) checkType(`${name}: from`, from, "string");
    const engine = engineOf();
    const event = from === undefined ? undefined : engine?.source.model.find(from);
    const matches = engine?.state.matches ?? null;
    if (engine === null || matches === null || (event === undefined && from !== undefined)) return null;
    const ends = { after: 0, before: matches.count - 1 };
    return matchAt(engine, event === undefined ? ends[way] : placeBeside(matches, event, way));
  };
  return {
    get query() {
      return engineOf()?.state.query ?? "";
    },
    run(text) {
      const query = checkType("search.run: text", text, "string").trim();
      return engineOf()?.search(query) ?? Promise.resolve(0);
    },
    next: (from) => beside("search.next", from, "after"),
    previous: (from) => beside("search.previous", from, "before"),
    show(way) {
      checkWord("search.show: way", way, ["next", "previous"]);
      const show = (): Match | null => {
        const engine = engineOf();
        return engine === null ? null : showMatch(engine, way === "next" ? "after" : "before");
      };
      const running = engineOf()?.searching ?? null;
      return running === null ? Promise.resolve(show()) : running.then(show);
    },
  };
}

/** Returns the match at an index from 0; `null` where there is none. */
function matchAt<E extends EventRecord>(
  { state: { matches }, source: { model } }: Engine<E>,
  index: number,
): Match | null {
  const row = matches?.rowAt(index);
  return row === undefined
    ? null
    : { id: model.event(row).id, index: index + 1, count: (matches as Matches).count };
}

/**
 * Goes to an event as the keyboard does, wherever the focus is. Announces the event's name where
 * the plot has no focus.
 */
function goTo<E extends EventRecord>(event: ModelEvent, engine: Engine<E>): void {
  engine.dispatch({ type: "focus", focus: { type: "event", id: event.id }, isKeyboard: true });
  engine.reveal(event);
  if (!engine.screen.hasFocus) engine.screen.progress.say(engine.picture.names.event(event));
}

/** Goes to the match beside the reader's current event. */
function showMatch<E extends EventRecord>(engine: Engine<E>, way: Way): Match | null {
  const {
    state: { matches, focus, view, query, walked },
    source: { model },
  } = engine;
  if (matches === null || matches.count === 0) return null;
  const event = focus?.type === "event" ? model.find(focus.id) : undefined;
  const nearest = way === "after" ? matches.countUntil(view.start) : matches.countUntil(view.end) - 1;
  // For a new query, the event that the reader is at may be the first match.
  const isFirst = event !== undefined && walked !== query && matches.has(event.row);
  const index =
    event === undefined ? nearest : isFirst ? matches.countBefore(event) : placeBeside(matches, event, way);
  engine.dispatch({ type: "walk" });
  const match = matchAt(engine, (index + matches.count) % matches.count) as Match;
  goTo(model.find(match.id) as ModelEvent, engine);
  return match;
}
