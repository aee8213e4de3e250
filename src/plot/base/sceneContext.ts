import type { Direction, Side } from "../../base/direction.ts";
import type { MemoizeByKey } from "../../base/memo.ts";
import type { Matches } from "../../model/matches.ts";
import type { Model, ModelEvent } from "../../model/model.ts";
import type { Ordinal, OrdinalIndex } from "../../model/readingOrder.ts";
import type { ThemeTokens } from "../../options/theme.ts";
import type { Focus } from "../../state/state.ts";
import type { AccessibleNames } from "../names/accessibleNames.ts";
import type { Fonts } from "./layoutContext.ts";
import { type Attributes, type Paint, round, type SceneNode, type Token, wordsOf } from "./sceneNode.ts";

/** Everything a picture depends on besides the layout. */
export interface SceneContext {
  readonly tokens: ThemeTokens;
  readonly fonts: Fonts;
  /** Prefix of the ids of elements. */
  readonly name: string;
  /** Direction of texts and of the parts around the plot. */
  readonly direction: Direction;
  /** Direction of dates and numbers: the locale's, since their parts are in its order. */
  readonly dateDirection: Direction;
  /** Coordinates of time, over the length of the plot. */
  readonly time: InlineCoordinates;
  /** Returns coordinates of time for a place of its own, so many px wide. */
  readonly swatch: (width: number) => InlineCoordinates;
  /** Coordinates of the parts that follow the text direction, over the whole width. */
  readonly chrome: InlineCoordinates;
  readonly colors: Colors;
  readonly names: AccessibleNames;
  readonly places: OrdinalIndex;
  /** Memo of the nodes of earlier scenes. */
  readonly memoize: MemoizeByKey;
  /**
   * Cache of the cluster nodes of earlier scenes. `what`: everything that is in a cluster, as a
   * text.
   */
  readonly clusters: (what: string, make: () => LocalNode) => LocalNode;
  /** Question mark of the locale's script. */
  readonly questionMark: string;
  readonly selection: ReadonlySet<string>;
  /** Returns the selected events in the form of search matches; `null`: nothing is selected. */
  readonly selected: () => Matches | null;
  readonly isSelectable: boolean;
  readonly hover: string | null;
  readonly focus: Focused | null;
  /** Matches of a search; `null`: there is no search. */
  readonly matches: Matches | null;
  /** Instant of the now line, in ms; `null`: there is no line. */
  readonly now: number | null;
}

/** The keyboard focus, where it is shown. */
export interface Focused {
  readonly on: Focus;
  /** Id of the element to which `aria-activedescendant` points. */
  readonly elementId: string;
  /**
   * Cluster that counts the event, where the event is not drawn, and the event's accessible name.
   */
  readonly holder: { readonly key: string; readonly label: string } | null;
  /** Ordinal of the event; `null` for a cluster. */
  readonly place: Ordinal | null;
}

/** Colours of events and groups. */
export interface Colors {
  /** Returns the colour of an event: its own, or the token of its kind or group. */
  readonly event: (event: Pick<ModelEvent, "kind" | "group" | "color">) => Paint;
  /** Returns the token of a kind in a group. */
  readonly kind: (event: Pick<ModelEvent, "kind" | "group">) => Token;
  /** Returns the token of a group: a quiet one where its first event has a kind. */
  readonly group: (index: number) => Token;
}

/** The one place where inline px become physical px, and back. */
export interface InlineCoordinates {
  /** Returns the physical x of a point. */
  x(inline: number): number;
  /** Returns the physical left edge of a box that is `width` px wide and begins at `inline`. */
  left(inline: number, width: number): number;
  /** Returns the inline px of a physical x. */
  inline(x: number): number;
  /** Physical side of a point on which greater inline px lie. */
  readonly after: Exclude<Side, "both">;
  /** Physical side of a point on which smaller inline px lie. */
  readonly before: Exclude<Side, "both">;
}

/** Returns the coordinates of a stretch that begins `by` inline px earlier. */
export function shiftCoordinates(coordinates: InlineCoordinates, by: number): InlineCoordinates {
  return {
    ...coordinates,
    x: (inline) => coordinates.x(inline - by),
    left: (inline, width) => coordinates.left(inline - by, width),
    inline: (x) => coordinates.inline(x) + by,
  };
}

/**
 * Creates the coordinates of `length` px. From left to right, inline px and physical px are equal.
 */
export function createInlineCoordinates(length: number, direction: Direction): InlineCoordinates {
  const same = (px: number): number => px;
  const mirrored = (px: number): number => length - px;
  return direction === "ltr"
    ? { x: same, left: same, inline: same, after: "right", before: "left" }
    : {
        x: mirrored,
        left: (inline, width) => mirrored(inline) - width,
        inline: mirrored,
        after: "left",
        before: "right",
      };
}

/** A node in px from its own origin (0, 0). */
export type LocalNode = Omit<SceneNode, "key">;

/**
 * Returns a node at a point of the plot (inline px). A movement changes only its transform: the
 * browser lays out no text again. With the same `local` and point the node is the same object.
 */
export function translateNode(
  key: string,
  local: LocalNode,
  at: { readonly x: number; readonly y: number },
  { time, memoize }: SceneContext,
): SceneNode {
  const transform = `translate(${round(time.x(at.x))} ${round(at.y)})`;
  return memoize(local, [transform], () => ({ key, ...local, transform }));
}

/** Returns the context for drawing a local node: time begins at 0. */
export function localContext(context: SceneContext): SceneContext {
  return { ...context, time: context.swatch(0) };
}

/**
 * Returns the position of an option in its set, and the size of the set. Both have to be written,
 * since not all options of the set are in the page.
 */
export function placeAttributes({ at, of }: Ordinal): Attributes {
  return { "aria-posinset": at, "aria-setsize": of };
}

/** Returns `aria-selected`, or nothing where no event can be selected. */
export function selectedAttributes(
  isSelected: boolean,
  { isSelectable }: Pick<SceneContext, "isSelectable">,
): Attributes {
  return isSelectable ? { "aria-selected": String(isSelected) } : {};
}

/**
 * Returns the attributes that make an event an option for screen-reader users, with its accessible
 * name.
 */
export function optionAttributes(event: ModelEvent, context: SceneContext): Attributes {
  const { names } = context;
  const focus = focusOn(context, "event", event.id);
  // This function is cached as long as its event. It holds only `names`, because a reference to the
  // whole context would retain the data of one picture.
  const name = (): string => names.event(event);
  return {
    role: "option",
    ...placeAttributes(context.places.event(event)),
    // The name of the focused event is announced at once, so it is computed now.
    "aria-label": focus === null ? wordsOf(name) : name(),
    ...selectedAttributes(context.selection.has(event.id), context),
    ...focusAttributes(focus),
  };
}

/** Returns the classes of an event's element: the timeline's, then the record's. */
export function eventClasses({ className }: Pick<ModelEvent, "className">, own: readonly string[]): string {
  return ["samarkand-event", ...own, ...(className === undefined ? [] : [className.trim()])].join(" ");
}

/** Returns the focus if it is on the event with this id, or the cluster with this key. */
export function focusOn(
  { focus }: Pick<SceneContext, "focus">,
  type: "event" | "cluster",
  key: string,
): Focused | null {
  if (focus?.on.type !== type) return null;
  return (focus.on.type === "event" ? focus.on.id : focus.on.key) === key ? focus : null;
}

/** Returns the id by which `aria-activedescendant` refers to a focused element. */
export function focusAttributes(focus: Focused | null): Attributes {
  return focus === null ? {} : { id: focus.elementId };
}

/**
 * Returns the values of the colour tokens by number: the palette, then the kinds that the theme
 * names.
 */
export function colorValues({ palette, kinds }: ThemeTokens): string[] {
  return [...palette, ...Object.values(kinds)];
}

/**
 * Returns the number of each kind's colour: a number of its own for a kind that the theme names,
 * otherwise a number of the palette in the order of the records.
 */
export function kindSlots(
  model: Pick<Model, "kinds">,
  { palette, kinds }: Pick<ThemeTokens, "palette" | "kinds">,
): ReadonlyMap<string | undefined, number> {
  const slots = new Map<string | undefined, number>();
  for (const kind of Object.keys(kinds)) slots.set(kind, palette.length + slots.size);
  let next = 0;
  for (const kind of model.kinds.keys()) if (!slots.has(kind)) slots.set(kind, next++ % palette.length);
  return slots;
}

/**
 * Assigns a colour to every kind: the theme's, otherwise one of the palette in the order of the
 * records. An event has its own colour, else that of its kind, else one of the palette by the index
 * of its group. A group has the colour of the kind of its first event in the order of the records.
 */
export function assignColors(model: Model, tokens: ThemeTokens): Colors {
  const slots = kindSlots(model, tokens);
  const kind: Colors["kind"] = ({ kind, group }) => ({
    token: `color-${slots.get(kind) ?? Math.max(0, group) % tokens.palette.length}`,
  });
  return {
    event: (event) => event.color ?? kind(event),
    kind,
    group(index) {
      const first = index < 0 ? undefined : model.firstOf(index);
      // The colour of a kind would say that the whole group is of that kind.
      return first === undefined || first.kind !== undefined ? { token: "muted" } : kind(first);
    },
  };
}
