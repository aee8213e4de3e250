import { arrangeGroups } from "../model/arrangeGroups.ts";
import { placeBeside, type Matches } from "../model/matches.ts";
import type { ModelEvent, ModelGroup } from "../model/model.ts";
import { neighbour, placeOf } from "../model/neighbour.ts";
import type { EventRecord, Problem } from "../model/records.ts";
import { OptionError } from "../options/optionError.ts";
import { resolveRange } from "../options/resolveRange.ts";
import type { TimelineOptions } from "../options/timelineOptions.ts";
import { assignColors, kindSlots } from "../scene/assignColors.ts";
import { datesOf } from "../scene/datesOf.ts";
import { readHash, writeHash } from "../state/hash.ts";
import { isoTime } from "../time/isoTime.ts";
import type { TimeRange } from "../time/scale.ts";
import type { DateInput } from "../time/span.ts";
import { Engine } from "./engine.ts";
import { viewOfEvent } from "./revealEvent.ts";
import { standaloneSvg } from "./standaloneSvg.ts";
import type { EventAbout, GroupInfo, KindInfo, Match, Timeline, TimelineEventMap } from "./timeline.ts";

/** A timeline in the DOM, as applications know it. */
export class MountedTimeline<E extends EventRecord> implements Timeline<E> {
  readonly #engine: Engine<E>;
  /** The text whose matches were gone through last. */
  #walked = "";

  constructor(container: HTMLElement, options: TimelineOptions<E>) {
    this.#engine = new Engine(container, options);
    this.#engine.connect(this);
  }

  get element(): HTMLElement {
    return this.#engine.screen.host.root;
  }

  get laterSide(): "left" | "right" {
    return this.#engine.picture.time.after;
  }

  get problems(): readonly Problem[] {
    return this.#engine.problems;
  }

  get ready(): Promise<void> {
    return this.#engine.source.ready;
  }

  update(options: Partial<TimelineOptions<E>>): void {
    this.#engine.update(options);
  }

  getView(): TimeRange {
    return { ...this.#engine.state.view };
  }

  setView(view: { readonly start: DateInput; readonly end: DateInput }, { animate = true }: { readonly animate?: boolean } = {}): void {
    this.#engine.navigation.show(resolveRange("view", view, this.#engine.options.zone), animate);
  }

  fit(): void {
    this.#engine.navigation.fit();
  }

  focus(id: string): void {
    const event = this.#findFor("focus", id);
    this.#engine.grouping.reveal(event.group);
    this.#engine.navigation.show(viewOfEvent(event, this.#engine.shown), true);
  }

  reveal(id: string): void {
    this.#engine.reveal(this.#findFor("reveal", id));
    // From there the keyboard goes on, as it does from what is pressed.
    this.#engine.dispatch({ type: "focus", focus: { type: "event", id }, isKeyboard: this.#engine.state.isKeyboard });
  }

  zoom(factor: number): void {
    if (!(factor > 0 && factor < Infinity)) throw new OptionError("factor", factor, "a number above 0");
    this.#engine.navigation.zoom(factor);
  }

  record(id: string): E | undefined {
    return this.#engine.recordOf(id);
  }

  dateText(id: string): string {
    const event = this.#find(id);
    return event === undefined ? "" : this.#engine.picture.dateText.span(event.span, event.within);
  }

  about(id: string): EventAbout | null {
    const { source: { model }, picture, options: { theme } } = this.#engine;
    const event = this.#find(id);
    if (event === undefined) return null;
    return {
      dates: datesOf(event, picture),
      iso: isoTime(event.span),
      group: picture.names.group(event),
      kind: picture.names.kindOf(event),
      status: picture.names.status(event),
      lang: event.lang,
      color: `var(--samarkand-${assignColors(model, theme.light).event(event)})`,
      index: placeOf(model.indices, event, model),
      count: model.size,
    };
  }

  numberText(value: number): string {
    return this.#engine.picture.names.number(value);
  }

  ids(range: TimeRange = { start: -Infinity, end: Infinity }): string[] {
    return this.#engine.source.model.idsMeeting(range);
  }

  neighbour(id: string | null, way: "before" | "after"): string | null {
    const { model } = this.#engine.source;
    const event = id === null ? undefined : this.#find(id);
    return (event === undefined && id !== null ? undefined : neighbour(model.indices, event, { way, model }))?.id ?? null;
  }

  kinds(): KindInfo[] {
    const { source: { model }, options: { hiddenKinds, theme }, picture: { names } } = this.#engine;
    const slots = kindSlots(model, theme.light);
    return [...model.kinds].map(([kind, count]) => ({
      kind,
      title: names.kind(kind),
      color: `var(--samarkand-color-${slots.get(kind)})`,
      count,
      isHidden: hiddenKinds.includes(kind),
    }));
  }

  getSelection(): string[] {
    return [...this.#engine.state.selection];
  }

  groups(): GroupInfo[] {
    const { source: { model }, state: { arrangement } } = this.#engine;
    return arrangeGroups(model.groups, arrangement).map(({ index, isFolded, place, of }) => {
      const { id, title, depth } = model.groups[index] as ModelGroup;
      return { id, title, depth, isCollapsed: isFolded, place, of };
    });
  }

  collapse(id: string, isCollapsed: boolean): void {
    this.#engine.grouping.collapse(this.#groupAt(id, "collapse"), isCollapsed);
  }

  moveGroup(id: string, place: number): void {
    if (!(place >= 0)) throw new OptionError("place", place, "a number from 0 on");
    this.#engine.grouping.move(this.#groupAt(id, "moveGroup"), place);
  }

  search(text: string): Promise<number> {
    if (typeof text !== "string") throw new OptionError("text", text, "a string");
    return this.#engine.search(text.trim());
  }

  get query(): string {
    return this.#engine.state.query;
  }

  match(way: "before" | "after", from?: string): Match | null {
    const { matches } = this.#engine.state;
    const event = from === undefined ? undefined : this.#find(from);
    if (matches === null || (event === undefined && from !== undefined)) return null;
    return this.#matchAt(event === undefined ? (way === "after" ? 0 : matches.count - 1) : placeBeside(matches, event, way));
  }

  showMatch(way: "before" | "after"): Match | null {
    const { matches, focus, view, query } = this.#engine.state;
    if (matches === null || matches.count === 0) return null;
    const event = focus?.type === "event" ? this.#find(focus.id) : undefined;
    const nearest = way === "after" ? matches.countUntil(view.start) : matches.countUntil(view.end) - 1;
    // Of another text the event at which the reader is may be the first match.
    const isFirst = event !== undefined && this.#walked !== query && matches.has(event.row);
    const place = event === undefined ? nearest : isFirst ? matches.countBefore(event) : placeBeside(matches, event, way);
    this.#walked = query;
    const match = this.#matchAt((place + matches.count) % matches.count) as Match;
    this.#engine.goTo(this.#find(match.id) as ModelEvent);
    return match;
  }

  select(ids: readonly string[]): void {
    const choose = (): void => { this.#engine.dispatch({ type: "select", ids: ids.filter((id) => this.record(id) !== undefined) }); };
    choose();
    const { state: { selection }, source: { ready } } = this.#engine;
    // Those that are still to be read, unless others are selected meanwhile.
    if (selection.length < ids.length) void ready.then(() => { if (this.#engine.state.selection === selection) choose(); });
  }

  on<K extends keyof TimelineEventMap<E>>(type: K, listener: (event: TimelineEventMap<E>[K]) => void): () => void {
    return this.#engine.listeners.on(type, listener);
  }

  toHash(): string {
    return writeHash(this.#engine.state);
  }

  fromHash(hash: string): boolean {
    const { view, selection, query } = readHash(hash);
    if (view !== undefined) this.#engine.navigation.show(view, true);
    if (selection !== undefined) this.select(selection);
    if (query !== undefined) void this.search(query);
    return view !== undefined || selection !== undefined || query !== undefined;
  }

  toSVG(): string {
    const { screen, picture, options, state } = this.#engine;
    return standaloneSvg(picture.at(screen.visible(options, state)).scene, screen.host, options);
  }

  dress(element: HTMLElement): void {
    this.#engine.screen.host.dress(element, this.#engine.options);
  }

  destroy(): void {
    this.#engine.end();
  }

  #groupAt(id: string, method: string): number {
    const index = this.#engine.source.model.groups.findIndex((group) => group.id === id);
    if (index < 0) throw new RangeError(`samarkand: ${method} found no group with the id ${JSON.stringify(id)}.`);
    return index;
  }

  #matchAt(place: number): Match | null {
    const { matches } = this.#engine.state;
    const row = matches?.rowAt(place);
    return row === undefined ? null : { id: this.#engine.source.model.event(row).id, place: place + 1, count: (matches as Matches).count };
  }

  #find(id: string): ModelEvent | undefined {
    return this.#engine.source.model.find(id);
  }

  #findFor(method: string, id: string): ModelEvent {
    const event = this.#find(id);
    if (event === undefined) throw new RangeError(`samarkand: ${method} found no event with the id ${JSON.stringify(id)}.`);
    return event;
  }
}
