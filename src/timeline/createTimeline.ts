import { quote } from "../base/platform.ts";
import { arrangeGroups } from "../model/arrangeGroups.ts";
import { type Matches, placeBeside } from "../model/matches.ts";
import type { ModelEvent, ModelGroup } from "../model/model.ts";
import { neighbour, ordinalOf, type Way } from "../model/neighbour.ts";
import type { EventRecord, Problem } from "../model/records.ts";
import { checkNumber, checkType, checkWord, listOf, partsOf } from "../options/optionChecks.ts";
import { OptionError } from "../options/optionError.ts";
import { resolveRange } from "../options/resolveDates.ts";
import type { ResolvedOptions } from "../options/resolveOptions.ts";
import type { TimelineOptions } from "../options/timelineOptions.ts";
import { assignColors, kindSlots } from "../plot/base/assignColors.ts";
import { datesOf } from "../plot/names/accessibleNames.ts";
import type { Scene } from "../plot/picture/buildScene.ts";
import { renderToString } from "../plot/static/renderToString.ts";
import { svgString } from "../plot/static/svgString.ts";
import { readHash, writeHash } from "../state/hash.ts";
import type { TimeRange } from "../time/scale.ts";
import { type DateInput, isoTime } from "../time/span.ts";
import { checkContainer } from "../view/domTree.ts";
import type { TimelineDom } from "../view/timelineDom.ts";
import { Engine } from "./engine.ts";
import { viewOfEvent } from "./revealEvent.ts";
import type { EventAbout, GroupInfo, KindInfo, Match, Timeline, TimelineEventMap } from "./timeline.ts";

/**
 * Creates a timeline in `container`, as wide as the container, until `destroy` is called. Throws an
 * `OptionError`, and draws nothing, where an option is bad. A record that cannot be read is
 * reported in `problems`, and all others are drawn.
 * @example
 * const timeline = createTimeline(document.querySelector<HTMLElement>("#timeline")!, {
 *   events: [{ id: "summit", title: "Samarkand summit", start: "2022-09-15/2022-09-16" }],
 * });
 */
export function createTimeline<E extends EventRecord>(
  container: HTMLElement,
  options: TimelineOptions<E>,
): Timeline<E> {
  checkContainer(container);
  return new MountedTimeline(container, options);
}

const WAYS = ["before", "after"] as const;
const EVENTS: Readonly<Record<keyof TimelineEventMap, true>> = {
  select: true,
  view: true,
  hover: true,
  search: true,
  find: true,
  activate: true,
  group: true,
  change: true,
  problem: true,
};

/** The public interface of a timeline in the DOM. */
class MountedTimeline<E extends EventRecord> implements Timeline<E> {
  readonly element: HTMLElement;
  /**
   * Engine of the timeline; `null` after `destroy`, so that a reference to the timeline retains
   * nothing else.
   */
  #engine: Engine<E> | null;
  /** View at the time of `destroy`. */
  #lastView: TimeRange = { start: 0, end: 0 };

  constructor(container: HTMLElement, options: TimelineOptions<E>) {
    this.#engine = new Engine(container, options);
    this.element = this.#engine.screen.host.root;
    this.#engine.connect(this);
  }

  get laterSide(): "left" | "right" {
    return this.#engine?.picture.time.after ?? "right";
  }

  get problems(): readonly Problem[] {
    return this.#engine?.problems ?? [];
  }

  get ready(): Promise<void> {
    return this.#engine?.source.ready ?? Promise.resolve();
  }

  update(options: Partial<TimelineOptions<E>>): void {
    this.#engine?.update(options);
  }

  getView(): TimeRange {
    return { ...(this.#engine?.state.view ?? this.#lastView) };
  }

  setView(
    view: { readonly start: DateInput; readonly end: DateInput },
    how: { readonly animate?: boolean } = {},
  ): void {
    const { animate = true } = partsOf("setView: how", how, { animate: true });
    const isAnimated = checkType("setView: how.animate", animate, "boolean");
    if (this.#engine === null) return;
    this.#engine.navigation.show(resolveRange("setView: view", view, this.#engine.options.zone), isAnimated);
  }

  fit(): void {
    this.#engine?.navigation.fit();
  }

  focus(id: string): void {
    const event = this.#findFor("focus", id);
    if (this.#engine === null || event === undefined) return;
    this.#engine.grouping.reveal(event.group);
    this.#engine.navigation.show(viewOfEvent(event, this.#engine.shown), true);
  }

  reveal(id: string): void {
    const event = this.#findFor("reveal", id);
    if (this.#engine === null || event === undefined) return;
    this.#engine.reveal(event);
    // The keyboard continues from this event, as it does from a pressed one.
    this.#engine.dispatch({
      type: "focus",
      focus: { type: "event", id },
      isKeyboard: this.#engine.state.isKeyboard,
    });
  }

  zoom(factor: number): void {
    if (!(typeof factor === "number" && factor > 0 && factor < Infinity))
      throw new OptionError("zoom: factor", factor, "a number above 0");
    this.#engine?.navigation.zoom(factor);
  }

  record(id: string): E | undefined {
    return this.#engine?.recordOf(checkType("record: id", id, "string"));
  }

  dateText(id: string): string {
    const event = this.#find("dateText: id", id);
    return event === undefined ? "" : (this.#engine?.picture.dateText.span(event.span, event.within) ?? "");
  }

  about(id: string): EventAbout | null {
    const event = this.#find("about: id", id);
    if (this.#engine === null || event === undefined) return null;
    const {
      source: { model },
      picture,
      options: { theme },
    } = this.#engine;
    return {
      dates: datesOf(event, picture),
      iso: isoTime(event.span),
      group: picture.names.group(event),
      kind: picture.names.kindOf(event),
      status: picture.names.status(event),
      lang: event.lang,
      color: `var(--samarkand-${assignColors(model, theme.light).event(event)})`,
      index: ordinalOf(model.indices, event, model),
      count: model.size,
    };
  }

  numberText(value: number): string {
    checkNumber("numberText: value", value, [-Infinity, Infinity]);
    return this.#engine?.picture.names.number(value) ?? "";
  }

  ids(range: TimeRange = { start: -Infinity, end: Infinity }): string[] {
    const given = partsOf("ids: range", range, { start: true, end: true });
    const start = checkNumber("ids: range.start", given.start, [-Infinity, Infinity]);
    const end = checkNumber("ids: range.end", given.end, [start, Infinity]);
    return this.#engine?.source.model.idsMeeting({ start, end }) ?? [];
  }

  neighbour(id: string | null, way: Way): string | null {
    checkWord("neighbour: way", way, WAYS);
    const event = id === null ? undefined : this.#find("neighbour: id", id);
    if (this.#engine === null || (event === undefined && id !== null)) return null;
    const { model } = this.#engine.source;
    return neighbour(model.indices, event, { way, model })?.id ?? null;
  }

  kinds(): KindInfo[] {
    if (this.#engine === null) return [];
    const {
      source: { model },
      options: { hiddenKinds, theme },
      picture: { names },
    } = this.#engine;
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
    return [...(this.#engine?.state.selection ?? [])];
  }

  groups(): GroupInfo[] {
    if (this.#engine === null) return [];
    const {
      source: { model },
      state: { arrangement },
    } = this.#engine;
    return arrangeGroups(model.groups, arrangement).map(({ index, isFolded, place, of }) => {
      const { id, title, depth } = model.groups[index] as ModelGroup;
      return { id, title, depth, isCollapsed: isFolded, place, of };
    });
  }

  collapse(id: string, isCollapsed: boolean): void {
    checkType("collapse: isCollapsed", isCollapsed, "boolean");
    this.#engine?.grouping.collapse(this.#groupAt("collapse", id), isCollapsed);
  }

  moveGroup(id: string, place: number): void {
    checkNumber("moveGroup: place", place, [0, Infinity]);
    this.#engine?.grouping.move(this.#groupAt("moveGroup", id), place);
  }

  search(text: string): Promise<number> {
    const query = checkType("search: text", text, "string").trim();
    return this.#engine?.search(query) ?? Promise.resolve(0);
  }

  get query(): string {
    return this.#engine?.state.query ?? "";
  }

  match(way: Way, from?: string): Match | null {
    checkWord("match: way", way, WAYS);
    const event = from === undefined ? undefined : this.#find("match: from", from);
    const matches = this.#engine?.state.matches ?? null;
    if (matches === null || (event === undefined && from !== undefined)) return null;
    return this.#matchAt(
      event === undefined ? (way === "after" ? 0 : matches.count - 1) : placeBeside(matches, event, way),
    );
  }

  showMatch(way: Way): Match | null {
    checkWord("showMatch: way", way, WAYS);
    if (this.#engine === null) return null;
    const {
      state: { matches, focus, view, query, walked },
      source: { model },
    } = this.#engine;
    if (matches === null || matches.count === 0) return null;
    const event = focus?.type === "event" ? model.find(focus.id) : undefined;
    const nearest = way === "after" ? matches.countUntil(view.start) : matches.countUntil(view.end) - 1;
    // For a new query, the event that the reader is at may be the first match.
    const isFirst = event !== undefined && walked !== query && matches.has(event.row);
    const place =
      event === undefined ? nearest : isFirst ? matches.countBefore(event) : placeBeside(matches, event, way);
    this.#engine.dispatch({ type: "walk" });
    const match = this.#matchAt((place + matches.count) % matches.count) as Match;
    this.#engine.goTo(model.find(match.id) as ModelEvent);
    return match;
  }

  select(ids: readonly string[]): void {
    const wanted = listOf(
      "select: ids",
      ids,
      "an array of ids",
      (id): id is string => typeof id === "string",
    );
    const choose = (): void => {
      this.#engine?.dispatch({ type: "select", ids: wanted.filter((id) => this.record(id) !== undefined) });
    };
    choose();
    const chosen = this.#engine?.state.selection ?? wanted;
    // Some of the ids may belong to events that are still being read: these are selected
    // afterwards, unless the selection has changed meanwhile.
    if (chosen.length < wanted.length)
      void this.ready.then(() => {
        if (this.#engine?.state.selection === chosen) choose();
      });
  }

  on<K extends keyof TimelineEventMap<E>>(
    type: K,
    listener: (event: TimelineEventMap<E>[K]) => void,
  ): () => void {
    checkWord("on: type", type, Object.keys(EVENTS));
    checkType("on: listener", listener, "function");
    return this.#engine?.listeners.on(type, listener) ?? (() => undefined);
  }

  toHash(): string {
    return this.#engine === null ? "" : writeHash(this.#engine.state);
  }

  fromHash(hash: string): boolean {
    const { view, selection, query } = readHash(checkType("fromHash: hash", hash, "string"));
    if (view !== undefined) this.#engine?.navigation.show(view, true);
    if (selection !== undefined) this.select(selection);
    if (query !== undefined) void this.search(query);
    return this.#engine !== null && (view !== undefined || selection !== undefined || query !== undefined);
  }

  toSVG(): string {
    if (this.#engine === null) return renderToString({ events: [], width: 960 });
    const { screen, picture, options, state } = this.#engine;
    return standaloneSvg(picture.at(screen.visible(options, state)).scene, screen.host, options);
  }

  dress(element: HTMLElement): void {
    if ((element as Node | null | undefined)?.nodeType !== 1)
      throw new OptionError("dress: element", element, "an HTML element");
    this.#engine?.screen.host.dress(element, this.#engine.options);
  }

  destroy(): void {
    this.#lastView = this.getView();
    this.#engine?.end();
    this.#engine = null;
    this.element.replaceChildren();
  }

  #groupAt(method: string, id: string): number {
    const index = this.#engine?.source.model.groups.findIndex((group) => group.id === id) ?? -1;
    if (index < 0)
      throw new RangeError(
        `samarkand: ${method} found no group with the id ${quote(checkType(`${method}: id`, id, "string"))}.`,
      );
    return index;
  }

  #matchAt(place: number): Match | null {
    const {
      state: { matches },
      source: { model },
    } = this.#engine as Engine<E>;
    const row = matches?.rowAt(place);
    return row === undefined
      ? null
      : { id: model.event(row).id, place: place + 1, count: (matches as Matches).count };
  }

  #find(name: string, id: string): ModelEvent | undefined {
    return this.#engine?.source.model.find(checkType(name, id, "string"));
  }

  /**
   * Finds an event. Throws a `RangeError` where there is none; after `destroy` returns `undefined`.
   */
  #findFor(method: string, id: string): ModelEvent | undefined {
    const event = this.#find(`${method}: id`, id);
    if (event === undefined && this.#engine !== null)
      throw new RangeError(`samarkand: ${method} found no event with the id ${quote(id)}.`);
    return event;
  }
}

/** Returns the drawn picture as a standalone SVG, in the colours that the page shows. */
function standaloneSvg(
  scene: Scene,
  { root, fontFamily }: TimelineDom,
  { theme, label, messages, locale }: ResolvedOptions,
): string {
  const tokens = theme.scheme === "auto" && isDark(root) ? theme.dark : theme.light;
  return svgString(scene, {
    tokens,
    fontFamily: tokens.fontFamily === "inherit" ? fontFamily() : tokens.fontFamily,
    label,
    legendLabel: messages.legend,
    lang: locale,
  });
}

function isDark(root: HTMLElement): boolean {
  const view = root.ownerDocument.defaultView as Window;
  const { colorScheme } = view.getComputedStyle(root);
  if (!colorScheme.includes("dark")) return false;
  return !colorScheme.includes("light") || view.matchMedia("(prefers-color-scheme: dark)").matches;
}
