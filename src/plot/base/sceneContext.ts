import type { Direction } from "../../base/direction.ts";
import type { MemoizeByKey } from "../../base/memo.ts";
import type { Matches } from "../../model/matches.ts";
import type { Model, ModelEvent } from "../../model/model.ts";
import type { Ordinal, OrdinalIndex } from "../../model/readingOrder.ts";
import type { ThemeTokens } from "../../options/theme.ts";
import type { Focus } from "../../state/state.ts";
import type { AccessibleNames } from "../names/accessibleNames.ts";
import type { InlineCoordinates } from "./inlineCoordinates.ts";
import type { Fonts } from "./layoutContext.ts";
import { type Paint, round, type SceneNode, type Token } from "./sceneNode.ts";

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
  /** Returns the token of a group. */
  readonly group: (index: number) => Token;
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
): ReadonlyMap<string, number> {
  const slots = new Map(Object.keys(kinds).map((kind, index) => [kind, palette.length + index]));
  let next = 0;
  for (const kind of model.kinds.keys()) if (!slots.has(kind)) slots.set(kind, next++ % palette.length);
  return slots;
}

/**
 * Assigns a colour to every kind: the theme's, otherwise one of the palette in the order of the
 * records. An event has its own colour, else that of its kind, else one of the palette by the index
 * of its group. A group has the colour of the kind of its first event in the order of the records.
 */
export function assignColors(model: Model, { palette, kinds }: ThemeTokens): Colors {
  const slots = kindSlots(model, { palette, kinds });
  const slotOf = ({ kind, group }: Pick<ModelEvent, "kind" | "group">): number =>
    (kind === undefined ? undefined : slots.get(kind)) ?? Math.max(0, group) % palette.length;
  const kind: Colors["kind"] = (event) => ({ token: `color-${slotOf(event)}` });
  return {
    event: (event) => event.color ?? kind(event),
    kind,
    group(index) {
      const first = index < 0 ? undefined : model.firstOf(index);
      return first === undefined ? { token: "muted" } : kind(first);
    },
  };
}
