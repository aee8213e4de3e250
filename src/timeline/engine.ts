import { addMonths, startOfMonth } from "date-fns";
import type { ModelEvent } from "../model/model.ts";
import type { EventRecord, Problem } from "../model/records.ts";
import { copyOptions, updateOptions } from "../options/optionChanges.ts";
import type { Layer } from "../options/layers.ts";
import { type Environment, type ResolvedOptions, resolveOptions } from "../options/resolveOptions.ts";
import type { TimelineOptions } from "../options/timelineOptions.ts";
import type { Picture } from "../plot/picture/picture.ts";
import { type Action, goalOf, initialState, reduce, type TimelineState } from "../state/state.ts";
import { clampView } from "../state/views.ts";
import type { TimeRange } from "../time/scale.ts";
import { observeEnvironment, warnOfStyle } from "../view/observeEnvironment.ts";
import { createLayoutWatch } from "../view/plotGeometry.ts";
import { readEnvironment } from "../view/timelineDom.ts";
import type { Moving } from "../view/viewportCache.ts";
import { chooseIn, commands } from "./commands.ts";
import { EventSource } from "./eventSource.ts";
import { createGrouping, type Grouping } from "./grouping.ts";
import { type Keyboard, listenKeyboard } from "./keyboard.ts";
import { listenInput } from "./listenInput.ts";
import { createProblemReport, emitChanges, Listeners, type ProblemReport } from "./listeners.ts";
import { createNavigation, type Navigation } from "./navigation.ts";
import { isInSight, viewOfEvent } from "./revealEvent.ts";
import { createSearch, type Search } from "./search.ts";
import type { Timeline } from "./timeline.ts";
import type { TimelineEventMap } from "./timelineInfo.ts";
import { createTimelineView, type TimelineView } from "./timelineView.ts";

/**
 * Runs a timeline: holds its state and draws one animation frame for each change. A frame reads the
 * page before it computes and writes after.
 */
export class Engine<E extends EventRecord> {
  readonly screen: TimelineView;
  readonly navigation: Navigation;
  readonly grouping: Grouping;
  readonly listeners: Listeners<TimelineEventMap<E>>;
  /** Layers that are drawn besides those of the options. Call `resolve` after a change. */
  added: readonly Layer[] = [];
  readonly #source: EventSource;
  readonly #container: HTMLElement;
  readonly #window: Window;
  readonly #keyboard: Keyboard;
  readonly #search: Search;
  readonly #ended = new AbortController();
  #given: TimelineOptions<E>;
  #options: ResolvedOptions;
  #picture: Picture;
  #state: TimelineState;
  /** State at the last call of the listeners. */
  #told: TimelineState;
  #frame = 0;
  /** Whether a `change` event is due: options, records or the surroundings have changed. */
  #isChanged = false;
  /** DOM event that moved the pointer onto an event, or off it. */
  pointerEvent: Event | null = null;
  readonly #report: ProblemReport;
  readonly #hasMoved: ReturnType<typeof createLayoutWatch>;

  constructor(container: HTMLElement, options: TimelineOptions<E>) {
    this.#container = container;
    this.#window = container.ownerDocument.defaultView as Window;
    const environment = readEnvironment(container);
    this.#options = resolveOptions(options, environment);
    this.#given = copyOptions(options);
    // The class is in another module on purpose: the function that removes a listener lives on in
    // the application, and a closure created here would retain the whole engine.
    this.listeners = new Listeners(environment.report);
    this.#report = createProblemReport(this.#window, this.listeners, this.#ended.signal);
    // Printing cannot wait for a frame, so the second callback paints at once. Listeners still wait
    // for their frame, since one of them may have asked to print.
    this.screen = createTimelineView(container, {
      changed: () => {
        this.#schedule();
      },
      printed: () => {
        this.#refresh();
        this.#paint();
      },
      report: environment.report,
      reveal: (instant) => {
        this.navigation.bring(instant);
      },
    });
    this.#hasMoved = createLayoutWatch(this.screen.host, {
      isWanted: () => this.listeners.hears("layout"),
      scrolled: () => {
        this.#schedule();
      },
      signal: this.#ended.signal,
    });
    try {
      this.#source = this.#createSource();
      this.navigation = createNavigation({
        window: this.#window,
        state: () => this.#state,
        everything: () => this.#everything(),
        isDrawn: () => this.screen.drawn !== null,
        dispatch: (action, moving) => {
          this.dispatch(action, moving);
        },
        signal: this.#ended.signal,
      });
      this.grouping = createGrouping({
        model: () => this.#source.model,
        state: () => this.#state,
        dispatch: (action) => {
          this.dispatch(action);
        },
      });
      this.screen.host.configure(this.#options);
      this.#picture = this.screen.measure(this.#options, this.#source.model);
      const { limits, selection: selectionMode } = this.#options;
      this.#state = initialState(this.#options.view ?? this.#everything(), {
        limits,
        selectionMode,
        isFitted: this.#options.view === null,
      });
      // Lays the picture out beside its scrollbar from the start, where it needs one.
      if (this.screen.scrolls(this.#picture, this.#options, this.#state)) {
        this.#picture = this.screen.measure(this.#options, this.#source.model);
        if (this.#options.view === null)
          this.#state = { ...this.#state, view: clampView(this.#everything(), limits) };
      }
      this.#told = this.#state;
      this.#keyboard = this.#listen();
      this.#search = createSearch({
        window: this.#window,
        signal: this.#ended.signal,
        model: () => this.#source.model,
        state: () => this.#state,
        dispatch: (action) => {
          this.dispatch(action);
        },
      });
      this.#paint();
    } catch (error) {
      // Removes everything that was already added to the page.
      this.end();
      throw error;
    }
    this.#found([...this.#options.problems, ...this.#source.model.problems]);
    warnOfStyle(this.screen.host.scroller, this.#ended.signal);
  }

  get options(): ResolvedOptions {
    return this.#options;
  }

  get picture(): Picture {
    return this.#picture;
  }

  get state(): TimelineState {
    return this.#state;
  }

  get source(): Pick<EventSource, "model" | "ready"> {
    return this.#source;
  }

  get problems(): readonly Problem[] {
    return [...this.#options.problems, ...this.#options.ownMarks.problems(this.#source.model)];
  }

  update(options: Partial<TimelineOptions<E>>): void {
    const before = { given: this.#given, resolved: this.#options };
    const update = updateOptions(before, options, () => this.#environment(), this.#source.model);
    if (update === null) return;
    const change = update.has("events", "filter", "hiddenKinds", "groups", "timeZone")
      ? this.#source.read(update.resolved, {
          isInOtherZone: update.has("timeZone"),
          isRegrouped: update.has("groups"),
          isFiltered: update.has("filter", "hiddenKinds"),
        })
      : "nothing";
    this.#given = update.given;
    this.#options = update.resolved;
    if (update.has("card")) this.#schedule();
    const isUnmeasured = update.hasOnly("events", "filter", "card");
    if (change === "nothing" && isUnmeasured) return;
    // An update of the events alone does not repeat problems of a calendar or of earlier records.
    this.#found([
      ...(update.has("calendar", "secondaryCalendar") ? this.#options.problems : []),
      ...(change === "events" || change === "all" ? this.#source.model.found : []),
    ]);
    if (update.has("groups")) this.grouping.reset(before.given.groups, update.given.groups);
    this.#refresh({ isGrown: change === "events" && isUnmeasured });
    if (update.has("view") && this.#options.view !== null) this.navigation.show(this.#options.view, false);
  }

  /**
   * Applies an action and schedules a frame. `moving` says how the view is drawn while the action
   * moves it; `null` where it is drawn exactly.
   */
  dispatch(
    action: Action,
    moving: Moving | null = action.type === "pan" || action.type === "zoom" ? action.type : null,
  ): void {
    const next = reduce(this.#state, action);
    if (next === this.#state || this.#ended.signal.aborted) return;
    if (next.view !== this.#state.view) this.screen.moved(moving);
    this.#state = next;
    this.#schedule();
  }

  search(query: string): Promise<number> {
    if (query === "" && !this.screen.hasFocus) this.dispatch({ type: "focus", isKeyboard: false });
    return this.#search.find(query);
  }

  /** Search that still runs; `null` where there is none. */
  get searching(): Promise<void> | null {
    return this.#search.running;
  }

  recordOf(id: string): E | undefined {
    return this.#source.model.record(id) as E | undefined;
  }

  /** Everything that is needed to find the view of an event. */
  get shown(): Parameters<typeof viewOfEvent>[1] {
    // During an animation, the view at its end counts.
    const state = { ...this.#state, view: goalOf(this.#state) };
    return {
      host: this.screen.host,
      picture: this.#picture,
      bounds: this.#source.model.bounds,
      state,
      limits: this.#options.limits,
    };
  }

  /**
   * Brings an event into sight, and opens the folded groups that contain it. `zoom`: the view moves
   * even if the event is in sight.
   */
  reveal(
    event: ModelEvent,
    { zoom = false, animate = true }: { readonly zoom?: boolean; readonly animate?: boolean } = {},
  ): void {
    if (this.grouping.reveal(event.group) || zoom || !isInSight(event, this.shown))
      this.navigation.show(viewOfEvent(event, this.shown), animate);
  }

  /** Emits `activate` for an event. Pending changes, such as its selection, are reported first. */
  activate(id: string): void {
    this.#tell();
    this.listeners.emit("activate", { id, event: this.recordOf(id) as E });
  }

  /** Connects the list, overview and controls to the public timeline. */
  connect(timeline: Timeline): void {
    this.screen.listen(timeline, chooseIn(this), this.#ended.signal);
  }

  end(): void {
    this.#ended.abort();
    this.#window.cancelAnimationFrame(this.#frame);
    this.listeners.clear();
    this.screen.remove();
  }

  #environment(): Environment {
    return { ...readEnvironment(this.#container), layers: this.added };
  }

  /** Reads the options again, in changed surroundings or with other layers. */
  resolve(how?: { readonly isFreed: boolean }): void {
    if (this.#ended.signal.aborted) return;
    this.#options = resolveOptions(this.#given, this.#environment(), this.#options);
    this.#refresh(how);
  }

  /**
   * Applies changed options, records, sizes or fonts. `isGrown`: records were added or replaced one
   * by one, and nothing else changed. `isFreed`: only the room of a scrollbar became free.
   */
  #refresh({ isGrown = false, isFreed = false } = {}): void {
    if (this.#ended.signal.aborted) return;
    const { limits, selection: selectionMode } = this.#options;
    if (!isGrown) this.screen.host.configure(this.#options);
    const picture = isGrown
      ? this.#picture.grown(this.#source.model)
      : this.screen.measure(this.#options, this.#source.model);
    // A picture that is higher at the greater width would bring the scrollbar back, which would
    // free its room again, without end.
    if (isFreed && this.#heightOf(picture) > this.#heightOf(this.#picture)) return;
    this.#picture = picture;
    const exists = (id: string): boolean => this.recordOf(id) !== undefined;
    this.dispatch({ type: "configure", limits, selectionMode, exists });
    if (this.#state.isFitted) {
      this.dispatch({ type: "view", view: this.#everything(), goal: this.#state.goal, isFitted: true });
      this.navigation.moved();
    }
    this.#keyboard.refresh();
    this.#search.refresh();
    this.#isChanged = true;
    this.#schedule();
  }

  #schedule(): void {
    if (this.#frame !== 0 || this.#ended.signal.aborted) return;
    this.#frame = this.#window.requestAnimationFrame(() => {
      this.#frame = 0;
      this.#paint();
      this.#tell();
    });
  }

  /** Draws the current state: state → layout → scene → DOM. */
  #paint(): void {
    this.screen.draw(this.#picture, this.#options, this.#state);
    this.#found(this.#options.ownMarks.takeFound(this.#source.model));
  }

  /**
   * Reports the changes that this frame drew to listeners. Changes that a listener makes are drawn
   * and reported in the next frame.
   */
  #tell(): void {
    const [before, isChanged, tellProblems] = [this.#told, this.#isChanged, this.#report.take()];
    [this.#told, this.#isChanged] = [this.#state, false];
    const changes = emitChanges({
      now: this.#state,
      before,
      recordOf: (id) => this.recordOf(id) as E,
      pointerEvent: this.pointerEvent,
      groupsIn: this.grouping.told,
    });
    this.navigation.telling(() => {
      for (const tell of changes) tell(this.listeners);
    });
    if (this.#hasMoved(this.screen.drawn)) this.listeners.emit("layout", {});
    if (isChanged) this.listeners.emit("change", {});
    tellProblems();
  }

  /**
   * Collects problems and reports them in the next frame, so that the caller can add a listener
   * first.
   */
  #found(problems: readonly Problem[]): void {
    this.#report.add(problems);
    if (problems.length > 0) this.#schedule();
  }

  /** Returns the height in px of everything that a picture draws of the view. */
  #heightOf(picture: Picture): number {
    const view = this.#state.isFitted ? this.#everything(picture) : this.#state.view;
    const { axisHeight, plotHeight, legend } = this.screen.layout(picture, this.#options, {
      ...this.#state,
      view,
    });
    return axisHeight + plotHeight + legend.height;
  }

  /** Returns the view of all events; the current month where no event has a date. */
  #everything(picture = this.#picture): TimeRange {
    const month = startOfMonth(new Date());
    return picture.fit({ start: month.getTime(), end: addMonths(month, 1).getTime() });
  }

  #createSource(): EventSource {
    const { progress } = this.screen;
    const source: EventSource = new EventSource(this.#options, {
      window: this.#window,
      signal: this.#ended.signal,
      progress: (done) => {
        progress.show(done, this.#options.messages.reading);
      },
      changed: () => {
        this.#refresh();
        progress.say(this.#picture.names.events(source.model.size));
        this.screen.prepare(this.#picture, this.#options, this.#state);
        this.#found(source.model.found);
      },
    });
    return source;
  }

  #listen(): Keyboard {
    const { signal } = this.#ended;
    const target = commands(this);
    listenInput(target, signal);
    observeEnvironment(this.#container, target.host, {
      signal,
      changed: (isFreed) => {
        this.resolve({ isFreed });
      },
    });
    return listenKeyboard(target, signal);
  }
}
