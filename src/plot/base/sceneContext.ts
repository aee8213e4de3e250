import type { Direction } from "../../base/direction.ts";
import type { MemoizeByKey } from "../../base/memo.ts";
import type { Matches } from "../../model/matches.ts";
import type { ModelEvent } from "../../model/model.ts";
import type { ThemeTokens } from "../../options/theme.ts";
import type { Focus } from "../../state/state.ts";
import type { AccessibleNames } from "../names/accessibleNames.ts";
import type { Ordinal, OrdinalIndex } from "../names/ordinalIndex.ts";
import type { InlineCoordinates } from "./inlineCoordinates.ts";
import type { Fonts } from "./layoutContext.ts";
import { round, type SceneNode } from "./sceneNode.ts";

/** What the picture depends on besides the layout. */
export interface SceneContext {
  readonly tokens: ThemeTokens;
  readonly fonts: Fonts;
  /** Of text and chrome. */
  readonly direction: Direction;
  /** Of dates and numbers: the locale's, since their parts are in its order. */
  readonly dateDirection: Direction;
  /** Of time, over the length of the plot. */
  readonly time: InlineCoordinates;
  /** Of time in a place of its own, of so many px. */
  readonly swatch: (width: number) => InlineCoordinates;
  /** Of the chrome, over the whole width. */
  readonly chrome: InlineCoordinates;
  readonly colors: Colors;
  readonly names: AccessibleNames;
  readonly places: OrdinalIndex;
  /** What was made for the scenes before. */
  readonly memoize: MemoizeByKey;
  /** The clusters of the scenes before, by all that is in them. */
  readonly clusters: (what: string, make: () => LocalNode) => LocalNode;
  /** The question mark of the locale's script. */
  readonly questionMark: string;
  readonly selection: ReadonlySet<string>;
  /** What is selected, by the places that it has in time; `null`: nothing is. */
  readonly selected: () => Matches | null;
  readonly isSelectable: boolean;
  readonly hover: string | null;
  readonly focus: Focused | null;
  /** What a search found; `null`: there is none. */
  readonly matches: Matches | null;
  /** ms; `null`: there is no line of now. */
  readonly now: number | null;
}

/** What the keyboard is at, where that is shown. */
export interface Focused {
  readonly on: Focus;
  /** Of the element that assistive technology is pointed to. */
  readonly elementId: string;
  /** The cluster that holds the event, where that is not drawn, and what the event is called. */
  readonly holder: { readonly key: string; readonly label: string } | null;
  /** Of an event. */
  readonly place: Ordinal | null;
}

/** The colours of events and groups, as names of tokens. */
export interface Colors {
  readonly event: (event: Pick<ModelEvent, "kind" | "group">) => string;
  readonly group: (index: number) => string;
}

/** A node in px from a point of its own, which is 0, 0. */
export type LocalNode = Omit<SceneNode, "key">;

/**
 * A node that stands at a point of the plot (inline px). A movement changes nothing but that: the
 * browser lays out no text anew, and with the same `local` and point it is the very same node.
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

/** The context in which what is local is drawn: time runs from 0. */
export function localContext(context: SceneContext): SceneContext {
  return { ...context, time: context.swatch(0) };
}
