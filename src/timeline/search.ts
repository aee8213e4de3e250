import { drain } from "../base/drain.ts";
import { findMatches, type Matches } from "../model/matches.ts";
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

interface Surroundings {
  readonly window: Window;
  readonly model: () => Model;
  readonly state: () => TimelineState;
  readonly dispatch: (action: Action) => void;
  /** Ends all searching. */
  readonly signal: AbortSignal;
}

/** Creates the search of a timeline. */
export function createSearch({ window, model, state, dispatch, signal: end }: Surroundings): Search {
  let running: AbortController | null = null;
  let last: Promise<void> = Promise.resolve();
  let searched = model();

  /**
   * Searches in slices, and continues with events that were appended meanwhile. Earlier matches
   * stay valid, so a continuous feed does not restart the search.
   */
  const inSlices = async (
    query: string,
    known: Matches | null,
    { signal }: AbortController,
  ): Promise<void> => {
    const of = model();
    searched = of;
    const matches = await runInSlices(findMatches(of, query, known), {
      window,
      signal,
      progress: () => undefined,
    });
    if (matches === null || signal.aborted) return;
    running = null;
    dispatch({ type: "search", query, matches });
    if (model() !== of) await start(query, matches);
  };
  const start = (query: string, known: Matches | null): Promise<void> => {
    running?.abort();
    running = null;
    searched = model();
    if (query === "" || end.aborted) dispatch({ type: "search", query, matches: null });
    else if (searched.count - (known?.query === query ? known.searched : 0) <= AT_ONCE)
      dispatch({ type: "search", query, matches: drain(findMatches(searched, query, known)) });
    else {
      running = new AbortController();
      return inSlices(query, known, running);
    }
    return Promise.resolve();
  };
  end.addEventListener(
    "abort",
    () => {
      running?.abort();
    },
    { once: true },
  );
  const settled = async (): Promise<void> => {
    for (let mine: Promise<void> | null = null; mine !== last;) {
      mine = last;
      await mine;
    }
  };
  return {
    async find(query) {
      dispatch({ type: "search", query });
      last = start(query, null);
      await settled();
      return state().matches?.count ?? 0;
    },
    get running() {
      return running === null ? null : settled();
    },
    refresh() {
      const { query, matches } = state();
      const isGrown = model().table === searched.table && model().edition === searched.edition;
      if (query === "" || model() === searched || (isGrown && running !== null)) return;
      // With other events, the rows of the earlier matches mean nothing.
      if (!isGrown) dispatch({ type: "search", query, matches: null });
      last = start(query, isGrown ? matches : null);
    },
  };
}
