import { addMonths, startOfMonth } from "date-fns";
import type { Layout } from "../layout/layout.ts";
import { buildModel } from "../model/buildModel.ts";
import type { Model } from "../model/model.ts";
import type { EventRecord, Problem } from "../model/records.ts";
import { OptionError } from "../options/optionError.ts";
import { resolveOptions, type ResolvedOptions } from "../options/resolveOptions.ts";
import { resolveRange } from "../options/resolveRange.ts";
import type { TimelineOptions } from "../options/timelineOptions.ts";
import { createCanvasText, type TextMeasure } from "../render/canvasText.ts";
import type { Picture } from "../scene/createPicture.ts";
import { clampView } from "../state/clampView.ts";
import { reduce } from "../state/reduce.ts";
import type { Action, TimelineState } from "../state/state.ts";
import type { TimeRange } from "../time/scale.ts";
import type { DateInput } from "../time/span.ts";
import { createViewAnimation, type ViewAnimation } from "./animateView.ts";
import { createHost, readEnvironment, type Host } from "./host.ts";
import { createListeners, type Listeners } from "./listeners.ts";
import type { Timeline, TimelineEventMap } from "./timeline.ts";
import { listenInput } from "./listenInput.ts";
import { measurePicture } from "./measurePicture.ts";
import { standaloneSvg } from "./standaloneSvg.ts";
import { tellChanges } from "./tellChanges.ts";
import { createTooltip, type Tooltip } from "./tooltip.ts";
import { showTooltip } from "./showTooltip.ts";
import { focusView } from "./views.ts";
import { watchSurroundings } from "./watchSurroundings.ts";

/** px; what a container that was never shown is taken for. */
const ASSUMED_WIDTH = 960;

/** A timeline in the DOM: one state, one frame for each change, reading before it computes and writing after. */
export class MountedTimeline<E extends EventRecord> implements Timeline<E> {
  readonly #container: HTMLElement;
  readonly #window: Window;
  readonly #host: Host;
  readonly #tooltip: Tooltip;
  readonly #text: TextMeasure;
  readonly #animation: ViewAnimation;
  readonly #listeners: Listeners<TimelineEventMap<E>>;
  readonly #ended = new AbortController();
  #given: TimelineOptions<E>;
  #options: ResolvedOptions;
  #model: Model;
  #picture: Picture;
  #state: TimelineState;
  /** What listeners were told last. */
  #told: TimelineState;
  #layout: Layout | null = null;
  #frame = 0;
  /** Whether the view is still "everything", and follows the size, the fonts and the events. */
  #isFitted: boolean;

  constructor(container: HTMLElement, options: TimelineOptions<E>) {
    this.#container = container;
    this.#window = container.ownerDocument.defaultView as Window;
    this.#given = { ...options };
    this.#options = resolveOptions(options, readEnvironment(container));
    this.#model = buildModel(this.#options, this.#options.zone);
    this.#host = createHost(container);
    this.#tooltip = createTooltip(this.#host.root);
    this.#text = createCanvasText(container.ownerDocument);
    this.#listeners = createListeners((error) => { this.#window.reportError(error); });
    this.#animation = createViewAnimation(this.#window, (view) => { this.#dispatch({ type: "view", view }); });
    this.#host.configure(this.#options);
    this.#picture = this.#createPicture();
    this.#isFitted = this.#options.view === null;
    const view = clampView(this.#options.view ?? this.#everything(), this.#options.limits);
    const { limits, selection: selectionMode } = this.#options;
    this.#state = { view, limits, selectionMode, selection: [], hover: null };
    this.#told = this.#state;
    this.#listen();
    this.#draw();
    this.#tellProblems();
  }

  get problems(): readonly Problem[] {
    return [...this.#options.problems, ...this.#model.problems];
  }

  update(options: Partial<TimelineOptions<E>>): void {
    const given = { ...this.#given, ...options };
    this.#options = resolveOptions(given, readEnvironment(this.#container));
    const before = this.#given;
    this.#given = given;
    // Named is enough: the same array may hold other records by now.
    const isNamed = (name: keyof TimelineOptions): boolean => Object.hasOwn(options, name);
    const isRead = isNamed("events") || isNamed("groups") || isNamed("timeZone");
    if (isRead) this.#model = buildModel(this.#options, this.#options.zone);
    // What was told of a calendar is not told again with each update of the events.
    this.#tellProblems([...(isNamed("calendar") || isNamed("secondaryCalendar") ? this.#options.problems : []), ...(isRead ? this.#model.problems : [])]);
    this.#refresh();
    // The same view again is none to go back to: the reader may have moved on.
    if (given.view !== before.view && this.#options.view !== null) this.#show(this.#options.view, false);
  }

  getView(): TimeRange {
    return { ...this.#state.view };
  }

  setView(view: { readonly start: DateInput; readonly end: DateInput }, { animate = true }: { readonly animate?: boolean } = {}): void {
    this.#show(resolveRange("view", view, this.#options.zone), animate);
  }

  fit(): void {
    this.#show(this.#everything(), true);
    this.#isFitted = true;
  }

  focus(id: string): void {
    const event = this.#model.find(id);
    if (event === undefined) throw new RangeError(`samarkand: focus found no event with the id ${JSON.stringify(id)}.`);
    const isAlone = (view: TimeRange): boolean =>
      event.background || this.#picture.at({ ...this.#state, view }).layout.marks.some((mark) => mark.event === event);
    const view = clampView(focusView(event.extent, this.#state.view, isAlone), this.#options.limits);
    const { marks, axisHeight } = this.#picture.at({ ...this.#state, view }).layout;
    const mark = marks.find((one) => one.event === event);
    const { scroller } = this.#host;
    if (mark !== undefined) scroller.scrollTop = Math.max(0, axisHeight + mark.y - scroller.clientHeight / 2);
    this.#show(view, true);
  }

  zoom(factor: number): void {
    if (!(factor > 0 && factor < Infinity)) throw new OptionError("factor", factor, "a number above 0");
    const { start, end } = this.#animation.goal() ?? this.#state.view;
    this.#zoomAt((start + end) / 2, factor);
  }

  dateText(id: string): string {
    const event = this.#model.find(id);
    return event === undefined ? "" : this.#picture.dateText.span(event.span, event.within);
  }

  select(ids: readonly string[]): void {
    this.#dispatch({ type: "select", ids: ids.filter((id) => this.#model.find(id) !== undefined) });
  }

  on<K extends keyof TimelineEventMap<E>>(type: K, listener: (event: TimelineEventMap<E>[K]) => void): () => void {
    return this.#listeners.on(type, listener);
  }

  toSVG(): string {
    return standaloneSvg(this.#picture.at(this.#state).scene, this.#host, this.#options);
  }

  destroy(): void {
    this.#ended.abort();
    this.#animation.stop();
    this.#window.cancelAnimationFrame(this.#frame);
    this.#listeners.clear();
    this.#host.remove();
  }

  #dispatch(action: Action): void {
    const next = reduce(this.#state, action);
    if (next === this.#state || this.#ended.signal.aborted) return;
    this.#state = next;
    this.#schedule();
  }

  #show(view: TimeRange, animate: boolean): void {
    if (this.#ended.signal.aborted) return;
    this.#animation.stop();
    this.#isFitted = false;
    const goal = clampView(view, this.#options.limits);
    if (animate && this.#layout !== null) this.#animation.run(this.#state.view, goal);
    else this.#dispatch({ type: "view", view: goal });
  }

  /** Takes up changed options, records, sizes or fonts. */
  #refresh(): void {
    if (this.#ended.signal.aborted) return;
    const { limits, selection: selectionMode } = this.#options;
    this.#host.configure(this.#options);
    this.#picture = this.#createPicture();
    const exists = (id: string): boolean => this.#model.find(id) !== undefined;
    this.#dispatch({ type: "configure", limits, selectionMode, exists });
    if (this.#isFitted) this.#dispatch({ type: "view", view: this.#everything() });
    this.#schedule();
  }

  #schedule(): void {
    if (this.#frame !== 0 || this.#ended.signal.aborted) return;
    this.#frame = this.#window.requestAnimationFrame(() => {
      this.#frame = 0;
      this.#draw();
    });
  }

  /** One frame: state → layout → scene → DOM, then the listeners. */
  #draw(): void {
    const { layout, scene } = this.#picture.at(this.#state);
    this.#layout = layout;
    this.#host.draw(scene);
    showTooltip(this.#tooltip, { host: this.#host, picture: this.#picture, layout, options: this.#options, hover: this.#state.hover });
    tellChanges(this.#listeners, { now: this.#state, before: this.#told, recordOf: (id) => this.#recordOf(id) });
    this.#told = this.#state;
  }

  /** After the caller had a chance to listen. */
  #tellProblems(problems = this.problems): void {
    queueMicrotask(() => {
      for (const problem of problems) this.#listeners.emit("problem", problem);
    });
  }

  #createPicture(): Picture {
    const lastWidth = this.#layout?.width ?? ASSUMED_WIDTH;
    return measurePicture(this.#host, { options: this.#options, model: this.#model, text: this.#text, lastWidth });
  }

  #recordOf(id: string): E {
    return this.#model.find(id)?.record as E;
  }

  /** Where no event has a date, the month that it is now. */
  #everything(): TimeRange {
    const month = startOfMonth(new Date());
    return this.#picture.fit({ start: month.getTime(), end: addMonths(month, 1).getTime() });
  }

  #zoomAt(at: number, factor: number): void {
    const view = this.#animation.goal() ?? this.#state.view;
    this.#show(reduce({ ...this.#state, view }, { type: "zoom", at, factor }).view, true);
  }

  #listen(): void {
    const { signal } = this.#ended;
    listenInput({
      host: this.#host,
      picture: () => this.#picture,
      view: () => this.#state.view,
      dispatch: (action) => {
        if (action.type === "pan" || action.type === "zoom") {
          this.#animation.stop();
          this.#isFitted = false;
        }
        this.#dispatch(action);
      },
      show: (view) => { this.#show(view, true); },
      zoomAt: (at, factor) => { this.#zoomAt(at, factor); },
      activate: (id) => { this.#listeners.emit("activate", { id, event: this.#recordOf(id) }); },
    }, signal);
    watchSurroundings(this.#container, this.#host, { signal, changed: () => {
      this.#options = resolveOptions(this.#given, readEnvironment(this.#container));
      this.#refresh();
    } });
  }
}
