import { addMonths, startOfMonth } from "date-fns";
import { warn } from "../base/platform.ts";
import type { EventRecord, Problem } from "../model/records.ts";
import { copyOptions, updateOptions } from "../options/optionChanges.ts";
import type { Layer } from "../options/layers.ts";
import { type Environment, type ResolvedOptions, resolveOptions } from "../options/resolveOptions.ts";
import type { TimelineOptions } from "../options/timelineOptions.ts";
import type { Picture } from "../plot/picture/picture.ts";
import { reduce } from "../state/reduce.ts";
import { type Action, initialState, type TimelineState } from "../state/state.ts";
import type { TimeRange } from "../time/scale.ts";
import { observeEnvironment, warnOfStyle } from "../view/observeEnvironment.ts";
import { createLayoutWatch } from "../view/plotGeometry.ts";
import { readEnvironment } from "../view/timelineDom.ts";
import type { Moving } from "../view/viewportCache.ts";
import { listenGestures } from "./commands.ts";
import { EventSource } from "./eventSource.ts";
import { createGrouping, type Grouping } from "./grouping.ts";
import { listenKeyboard } from "./keyboard.ts";
import { changesSince, Listeners } from "./listeners.ts";
import { createNavigation, type Navigation } from "./navigation.ts";
import { createSearch, type Search } from "./search.ts";
import type { TimelineEventMap } from "./timelineInfo.ts";
import { createTimelineView, type TimelineView } from "./timelineView.ts";

/**
 * Runs a timeline: holds its state and draws one animation frame for each change. A frame reads the
 * page before it computes and writes after.
 */
export class Engine<E extends EventRecord> {
  readonly window: Window;
  readonly screen: TimelineView;
  readonly source: EventSource;
  readonly navigation: Navigation;
  readonly grouping: Grouping;
  readonly search: Search;
  readonly listeners: Listeners<TimelineEventMap<E>>;
  readonly #ended = new AbortController();
  /** Ends all that the timeline does. */
  readonly signal: AbortSignal = this.#ended.signal;
  options: ResolvedOptions;
  picture: Picture;
  /** State that is drawn in the next frame. Call `dispatch` to change it. */
  state: TimelineState;
  /** Layers that are drawn besides those of the options. Call `resolve` after a change. */
  added: readonly Layer[] = [];
  /** DOM event that moved the pointer onto an event, or off it. */
  pointerEvent: Event | null = null;
  readonly #container: HTMLElement;
  #given: TimelineOptions<E>;
  /** State at the last call of the listeners. */
  #told: TimelineState;
  #frame = 0;
  /** Whether a `change` event is due: options, records or the surroundings have changed. */
  #isChanged = false;
  /** Problems that are reported in the next frame. */
  #problems: readonly Problem[] = [];
  /** Whether the console has a warning of problems. */
  #isWarned = false;
  readonly #refreshFocus: () => void;
  readonly #hasMoved: ReturnType<typeof createLayoutWatch>;

  constructor(container: HTMLElement, options: TimelineOptions<E>) {
    this.#container = container;
    this.window = container.ownerDocument.defaultView as Window;
    const { signal } = this;
    const environment = readEnvironment(container);
    this.options = resolveOptions(options, environment);
    this.#given = copyOptions(options);
    // The class is in another module on purpose: the function that removes a listener lives on in
    // the application, and a closure created here would retain the whole engine.
    this.listeners = new Listeners(environment.report);
    // Printing cannot wait for a frame, so the second callback paints at once. Listeners still wait
    // for their frame, since one of them may have asked to print.
    this.screen = createTimelineView(container, {
      changed: () => this.#schedule(),
      printed: () => {
        this.#refresh();
        this.#paint();
      },
      report: environment.report,
      reveal: (instant) => this.navigation.bring(instant),
    });
    const { host, progress } = this.screen;
    this.#hasMoved = createLayoutWatch(host, {
      isWanted: () => this.listeners.hears("layout"),
      scrolled: () => this.#schedule(),
      signal,
    });
    try {
      this.source = new EventSource(this.options, {
        window: this.window,
        signal,
        progress: (done) => progress.show(done, this.options.messages.reading),
        changed: () => {
          this.#refresh();
          progress.say(this.picture.names.events(this.source.model.size));
          // Computed in advance, because the next frame has enough other work.
          this.picture.at(this.screen.inSight(this.picture, this.state));
          this.#found(this.source.model.found);
        },
      });
      this.navigation = createNavigation(this);
      this.grouping = createGrouping(this);
      host.configure(this.options);
      this.picture = this.screen.measure(this.options, this.source.model);
      const { limits, selection: selectionMode, view } = this.options;
      const initial = (): TimelineState =>
        initialState(view ?? this.everything(), { limits, selectionMode, isFitted: view === null });
      this.state = initial();
      // Lays the picture out beside its scrollbar from the start, where it needs one.
      if (this.screen.scrolls(this.picture, this.state)) {
        this.picture = this.screen.measure(this.options, this.source.model);
        this.state = initial();
      }
      this.#told = this.state;
      listenGestures(this, signal);
      observeEnvironment(container, host, { signal, changed: (isFreed) => this.resolve({ isFreed }) });
      this.#refreshFocus = listenKeyboard(this, signal);
      this.search = createSearch(this);
      this.#paint();
    } catch (error) {
      // Removes everything that was already added to the page.
      this.end();
      throw error;
    }
    this.#found([...this.options.problems, ...this.source.model.problems]);
    warnOfStyle(host.scroller, signal);
  }

  get problems(): readonly Problem[] {
    return [...this.options.problems, ...this.options.ownMarks.problems(this.source.model)];
  }

  update(options: Partial<TimelineOptions<E>>): void {
    const given = this.#given;
    const update = updateOptions(
      { given, resolved: this.options },
      options,
      () => this.#environment(),
      this.source.model,
    );
    if (update === null) return;
    const change = this.source.read(update);
    this.#given = update.given;
    this.options = update.resolved;
    if (update.has("card")) this.#schedule();
    const isUnmeasured = update.hasOnly("events", "filter", "card");
    if (change === "nothing" && isUnmeasured) return;
    // An update of the events alone does not repeat problems of a calendar or of earlier records.
    this.#found([
      ...(update.has("calendar", "secondaryCalendar") ? this.options.problems : []),
      ...(change === "events" || change === "all" ? this.source.model.found : []),
    ]);
    if (update.has("groups")) this.grouping.reset(given.groups, update.given.groups);
    this.#refresh({ isGrown: change === "events" && isUnmeasured });
    if (update.has("view") && this.options.view !== null) this.navigation.show(this.options.view, false);
  }

  /**
   * Applies an action and schedules a frame. `moving` says how the view is drawn while the action
   * moves it; `null` where it is drawn exactly.
   */
  dispatch(action: Action, moving: Moving | null = null): void {
    const next = reduce(this.state, action);
    if (next === this.state || this.signal.aborted) return;
    if (next.view !== this.state.view) this.screen.moved(moving);
    this.state = next;
    this.#schedule();
  }

  recordOf(id: string): E | undefined {
    return this.source.model.record(id) as E | undefined;
  }

  /** Emits `activate` for an event. Pending changes, such as its selection, are reported first. */
  activate(id: string): void {
    this.#tell();
    this.listeners.emit("activate", { id, event: this.recordOf(id) as E });
  }

  end(): void {
    this.#ended.abort();
    this.window.cancelAnimationFrame(this.#frame);
    this.listeners.clear();
    this.screen.remove();
  }

  #environment(): Environment {
    return { ...readEnvironment(this.#container), layers: this.added };
  }

  /** Reads the options again, in changed surroundings or with other layers. */
  resolve(how?: { readonly isFreed: boolean }): void {
    if (this.signal.aborted) return;
    this.options = resolveOptions(this.#given, this.#environment(), this.options);
    this.#refresh(how);
  }

  /**
   * Applies changed options, records, sizes or fonts. `isGrown`: records were added or replaced one
   * by one, and nothing else changed. `isFreed`: only the room of a scrollbar became free.
   */
  #refresh({ isGrown = false, isFreed = false } = {}): void {
    if (this.signal.aborted) return;
    const { limits, selection: selectionMode } = this.options;
    if (!isGrown) this.screen.host.configure(this.options);
    const picture = isGrown
      ? this.picture.grown(this.source.model)
      : this.screen.measure(this.options, this.source.model);
    // A picture that is higher at the greater width would bring the scrollbar back, which would
    // free its room again, without end.
    if (isFreed && this.#heightOf(picture) > this.#heightOf(this.picture)) return;
    this.picture = picture;
    const exists = (id: string): boolean => this.recordOf(id) !== undefined;
    this.dispatch({ type: "configure", limits, selectionMode, exists });
    if (this.state.isFitted) {
      this.dispatch({ type: "view", view: this.everything(), goal: this.state.goal, isFitted: true });
      this.navigation.moved();
    }
    this.#refreshFocus();
    this.search.refresh();
    this.#isChanged = true;
    this.#schedule();
  }

  #schedule(): void {
    if (this.#frame !== 0 || this.signal.aborted) return;
    this.#frame = this.window.requestAnimationFrame(() => {
      this.#frame = 0;
      this.#paint();
      this.#tell();
    });
  }

  /** Draws the current state: state → layout → scene → DOM. */
  #paint(): void {
    this.screen.draw(this.picture, this.state, this.options.card);
    this.#found(this.options.ownMarks.takeFound(this.source.model));
  }

  /**
   * Reports the changes that this frame drew to listeners. Changes that a listener makes are drawn
   * and reported in the next frame.
   */
  #tell(): void {
    const [changes, isChanged, problems] = [changesSince(this.#told, this), this.#isChanged, this.#problems];
    [this.#told, this.#isChanged, this.#problems] = [this.state, false, []];
    this.navigation.telling(() => {
      for (const tell of changes) tell();
    });
    if (this.#hasMoved(this.screen.drawn)) this.listeners.emit("layout", {});
    if (isChanged) this.listeners.emit("change", {});
    this.#reportProblems(problems);
  }

  /**
   * Collects problems and reports them in the next frame, so that the caller can add a listener
   * first.
   */
  #found(problems: readonly Problem[]): void {
    if (problems.length === 0) return;
    this.#problems = [...this.#problems, ...problems];
    this.#schedule();
  }

  /** Reports problems to listeners. Where there are none, warns in the console instead, once. */
  #reportProblems(problems: readonly Problem[]): void {
    const [first] = problems;
    if (this.listeners.hears("problem"))
      for (const problem of problems) this.listeners.emit("problem", problem);
    else if (first !== undefined && !this.#isWarned && !this.signal.aborted) {
      this.#isWarned = true;
      const { index, field, reason } = first;
      const place = index < 0 ? `the option ${field}` : `record ${index}, ${field}`;
      warn(
        `${problems.length} of what was given could not be used as it is, first ${place}: ${reason.replace(/[.]?$/, ".")} All are in timeline.problems, and told to on("problem").`,
        this.window,
      );
    }
  }

  /** Returns the height in px of everything that a picture draws of the view. */
  #heightOf(picture: Picture): number {
    const view = this.state.isFitted ? this.everything(picture) : this.state.view;
    const layout = picture.layout(this.screen.inSight(picture, { ...this.state, view }));
    return layout.axisHeight + layout.plotHeight + layout.legend.height;
  }

  /** Returns the view of all events; the current month where no event has a date. */
  everything(picture: Picture = this.picture): TimeRange {
    const month = startOfMonth(new Date());
    return picture.fit({ start: month.getTime(), end: addMonths(month, 1).getTime() });
  }
}
