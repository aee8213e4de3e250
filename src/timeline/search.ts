import { drain } from "../base/drain.ts";
import { findMatches } from "../model/findMatches.ts";
import type { Matches } from "../model/matches.ts";
import type { Model } from "../model/model.ts";
import type { Action, TimelineState } from "../state/state.ts";
import { runInSlices } from "./eventSource.ts";

/** Number of events that are searched at once, in about 40 ms. More are searched in slices. */
const AT_ONCE = 20_000;

/** Searches the events of a timeline, including events that come later. */
export interface Search {
  /**
   * Starts a search that replaces the last one. Resolves to the number of matches of the last
   * query, when all events are searched.
   */
  find(query: string): Promise<number>;
  /** Resolves when all events are searched; `null` while nothing is searched. */
  readonly running: Promise<void> | null;
  /** Called when the events may have changed or grown. */
  refresh(): void;
}

/** Parts of a timeline that its search uses. */
interface Searched {
  readonly window: Window;
  /** Ends all searching. */
  readonly signal: AbortSignal;
  readonly source: { readonly model: Model };
  readonly screen: { readonly hasFocus: boolean };
  readonly state: TimelineState;
  dispatch(action: Action): void;
}

/** Creates the search of a timeline. */
export function createSearch(engine: Searched): Search {
  let running: AbortController | null = null;
  let last: Promise<void> = Promise.resolve();
  let searched = engine.source.model;

  /**
   * Searches in slices, and continues with events that were appended meanwhile. Earlier matches
   * stay valid, so a continuous feed does not restart the search.
   */
  const inSlices = async (
    query: string,
    known: Matches | null,
    { signal }: AbortController,
  ): Promise<void> => {
    const of = searched;
    const matches = await runInSlices(findMatches(of, query, known), {
      window: engine.window,
      signal,
    });
    if (matches === null || signal.aborted) return;
    running = null;
    engine.dispatch({ type: "search", query, matches });
    if (engine.source.model !== of) await start(query, matches);
  };
  const start = async (query: string, known: Matches | null): Promise<void> => {
    running?.abort();
    running = null;
    searched = engine.source.model;
    const isAtOnce = searched.count - (known?.query === query ? known.searched : 0) <= AT_ONCE;
    if (query === "" || engine.signal.aborted) engine.dispatch({ type: "search", query, matches: null });
    else if (isAtOnce)
      engine.dispatch({ type: "search", query, matches: drain(findMatches(searched, query, known)) });
    else await inSlices(query, known, (running = new AbortController()));
  };
  engine.signal.addEventListener("abort", () => running?.abort());
  const settled = async (): Promise<void> => {
    for (let mine: Promise<void> | null = null; mine !== last;) {
      mine = last;
      await mine;
    }
  };
  return {
    async find(query) {
      if (query === "" && !engine.screen.hasFocus) engine.dispatch({ type: "focus", isKeyboard: false });
      engine.dispatch({ type: "search", query });
      last = start(query, null);
      await settled();
      return engine.state.matches?.count ?? 0;
    },
    get running() {
      return running === null ? null : settled();
    },
    refresh() {
      const { query, matches } = engine.state;
      const { model } = engine.source;
      const isGrown = model.table === searched.table && model.edition === searched.edition;
      if (query === "" || model === searched || (isGrown && running !== null)) return;
      // With other events, the rows of the earlier matches mean nothing.
      if (!isGrown) engine.dispatch({ type: "search", query, matches: null });
      last = start(query, isGrown ? matches : null);
    },
  };
}
