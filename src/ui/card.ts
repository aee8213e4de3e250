import { localeDirection } from "../base/direction.ts";
import type { ModelEvent } from "../model/model.ts";
import type { OwnCard, ResolvedOptions } from "../options/resolveOptions.ts";
import type { PlacedCluster } from "../plot/clusters/placeClusters.ts";
import type { PlacedEra } from "../plot/events/eras.ts";
import type { PlacedMark } from "../plot/events/placeMarks.ts";
import { datesOf, daysOf } from "../plot/names/accessibleNames.ts";
import { cssPaint } from "../plot/base/sceneNode.ts";
import { clusterContaining } from "../plot/picture/moveFocus.ts";
import type { Picture } from "../plot/picture/picture.ts";
import type { Focus, TimelineState } from "../state/state.ts";
import { pillBox, type PlotBox } from "../plot/picture/plotBoxes.ts";
import { elementBoxes } from "../view/plotGeometry.ts";
import type { TimelineDom } from "../view/timelineDom.ts";
import type { Painted } from "../view/viewportCache.ts";
import { type CardContent, type ClientBox, createTooltip, type Tooltip } from "./tooltip.ts";

/** Content of the application; `undefined`: there is none. */
type Own = OwnCard | undefined;

/** Number of kinds that a card names. */
const MOST = 6;

/**
 * Returns the content of an event's card. It names the kind, too, which the picture shows by colour
 * alone.
 */
function eventContent(event: ModelEvent, picture: Picture, card: Own): CardContent {
  const { title, lang, description, record } = event;
  const kind = picture.names.kindOf(event);
  const kinds = kind === "" ? [] : [{ title: kind, count: "", color: cssPaint(picture.colors.event(event)) }];
  return {
    // A record that is read again is the same to the application.
    of: record,
    words: picture.names,
    title,
    lang,
    dates: datesOf(event, picture),
    description,
    kinds,
    own: card && {
      by: card,
      write: (signal, put) =>
        card.write(event, signal, (content) => {
          put(content as Node | string);
        }),
    },
  };
}

/**
 * Returns the content of a cluster's card: number, dates and kinds of its events. For a single
 * event, returns the content of that event.
 */
function clusterContent(
  { key, band, count, kinds, only, range }: PlacedCluster,
  picture: Picture,
  card: Own,
): CardContent {
  if (only !== null) return eventContent(only, picture, card);
  const { names, colors } = picture;
  const colorOf = (kind: string | null): string =>
    cssPaint(kind === null ? { token: "muted" } : colors.kind({ kind, group: band }));
  return {
    of: [key, count, range.start, range.end, ...kinds.flatMap((one) => [one.kind, one.count])].join(" "),
    words: names,
    title: names.events(count),
    lang: undefined,
    dates: datesOf({ span: daysOf(range), within: false }, picture),
    description: "",
    kinds: names
      .kinds(kinds, MOST)
      .map(({ kind, title, count: many }) => ({ title, count: many, color: colorOf(kind) })),
  };
}

/** Card of the event or cluster that is hovered or has the keyboard focus. */
export interface Card {
  draw(
    picture: Picture,
    painted: Painted,
    options: ResolvedOptions,
    state: Pick<TimelineState, "hover" | "focus" | "isKeyboard">,
  ): void;
  /** Hides the card until the keyboard focus moves; returns whether there was a card. */
  dismiss(focus: Focus | null): boolean;
  /** Moves the keyboard into the card; returns whether there is anything in it to go to. */
  readonly enter: Tooltip["enter"];
  /** The event or cluster that has the card; `null`: there is no card. */
  readonly at: Focus | null;
}

/** Creates the card of a timeline. `changed` is called when it has to be drawn again. */
export function createCard(host: TimelineDom, changed: () => void): Card {
  let dismissed: Focus | null = null;
  let drawn: readonly unknown[] = [];
  let shownAt: Focus | null = null;
  const tooltip = createTooltip(host.root, () => {
    drawn = [];
    changed();
  });
  return {
    draw(picture, painted, options, { hover, focus, isKeyboard }) {
      if (focus !== dismissed) dismissed = null;
      // No card beside a list, which has all of its content. No card during a drag either: it is
      // not read then, and would have to follow the drag.
      const isHeld = host.scroller.matches(".is-dragging, .is-marking");
      // A card that has the focus stays.
      const pointed = tooltip.hasFocus
        ? shownAt
        : (hover ?? (isKeyboard && focus !== dismissed ? focus : null));
      const { card } = options;
      const at = card === false || options.list || isHeld ? null : pointed;
      const { layout, offset } = painted;
      const now = [at, picture, layout, offset, card];
      // A frame that changes nothing about the card leaves it as it is, and reads nothing from the
      // page.
      if (drawn.length > 0 && now.every((part, index) => part === drawn[index])) return;
      drawn = now;
      const own = card === false ? undefined : card;
      const told =
        at === null
          ? null
          : at.type === "event"
            ? tellEvent(at.id, { layout, picture, own })
            : tellCluster(at.key, { layout, picture, own });
      shownAt = told && at;
      if (told === null) {
        // Otherwise the focus would be lost with the card.
        if (tooltip.hasFocus) host.plot.focus({ preventScroll: true });
        tooltip.hide();
        return;
      }
      const { content, stretch } = told;
      const boxOf = clientBoxes(host, painted, picture);
      const others = [
        ...layout.marks
          .filter(({ event }) => event.record !== content.of)
          .map((mark) => boxOf(markStretch(mark))),
        ...chromeBoxes(host, painted, picture),
      ];
      const inWindow = tooltip.isOnTop ? windowBoxes(host.root) : null;
      tooltip.show(content, {
        mark: inWindow?.of(boxOf(stretch)) ?? boxOf(stretch),
        others: inWindow === null ? others : others.map(inWindow.of),
        within: inWindow?.whole ?? windowAround(host.root),
        direction: options.direction,
        dateDirection: localeDirection(options.locale),
      });
    },
    dismiss(focus) {
      dismissed = focus;
      drawn = [];
      return tooltip.hide();
    },
    enter: tooltip.enter,
    get at() {
      return shownAt;
    },
  };
}

interface Drawing extends Pick<Painted, "layout"> {
  readonly picture: Picture;
  readonly own: Own;
}

interface Told {
  readonly content: CardContent;
  readonly stretch: PlotBox;
}

/**
 * Returns the content and the box of an event. Where the event is counted in a cluster, the box is
 * that of the cluster; `null` where neither is drawn.
 */
function tellEvent(id: string, { layout, picture, own }: Drawing): Told | null {
  const mark = layout.marks.find(({ event }) => event.id === id);
  const era = layout.eras.find(({ event }) => event.id === id);
  const event = (mark ?? era)?.event ?? picture.find(id);
  if (event === undefined) return null;
  const holder = mark === undefined && era === undefined ? clusterContaining(event, layout) : null;
  const stretch =
    mark !== undefined
      ? markStretch(mark)
      : era !== undefined
        ? eraStretch(era)
        : holder === null
          ? null
          : pillBox(holder);
  return stretch === null ? null : { content: eventContent(event, picture, own), stretch };
}

function tellCluster(key: string, { layout, picture, own }: Drawing): Told | null {
  const cluster = layout.clusters.find((one) => one.key === key);
  return cluster === undefined
    ? null
    : { content: clusterContent(cluster, picture, own), stretch: pillBox(cluster) };
}

/** Returns the box of a mark with its label. */
function markStretch({ x0, x1, y, height, label }: PlacedMark): PlotBox {
  const [from, to] = label === null ? [x0, x1] : [Math.min(x0, label.x), Math.max(x1, label.x + label.width)];
  return { from, to, top: y - height / 2, height };
}

/** Returns the box of the row with an era's label. */
function eraStretch({ x0, x1, top }: PlacedEra): PlotBox {
  return { from: x0, to: x1, top, height: 20 };
}

/** Returns a function that converts a box of the layout to px of the timeline, cut to the plot. */
function clientBoxes(host: TimelineDom, painted: Painted, picture: Picture): (box: PlotBox) => ClientBox {
  const boxOf = elementBoxes(host, painted, picture, { isCut: true });
  return (box) => {
    const { x, y, width, height } = boxOf(box);
    return { left: x, top: y, width, height };
  };
}

/** Returns the boxes of the axis and the group titles, which the card should leave uncovered. */
function chromeBoxes(
  { scroller }: TimelineDom,
  { layout: { axisHeight, gutter, bands } }: Painted,
  { plot, chrome }: Picture,
): ClientBox[] {
  const [top, bottom] = [scroller.offsetTop + axisHeight, scroller.offsetTop + scroller.clientHeight];
  const axis = { left: 0, top: scroller.offsetTop, width: plot.whole, height: axisHeight };
  const box = (wide: number, from: number, to: number): ClientBox => ({
    left: chrome.left(0, wide),
    top: Math.max(top, from),
    width: wide,
    height: Math.max(0, Math.min(bottom, to) - Math.max(top, from)),
  });
  const above = top - scroller.scrollTop;
  return [
    axis,
    ...(gutter > 0
      ? [box(gutter, top, bottom)]
      : bands.map(({ top: from, head, titleWidth }) => box(titleWidth, above + from, above + from + head))),
  ];
}

/**
 * Returns a function that converts a box of the timeline to px of the window, whatever scale the
 * page applies, and the box of the whole window.
 */
function windowBoxes(root: HTMLElement): {
  readonly of: (box: ClientBox) => ClientBox;
  readonly whole: ClientBox;
} {
  const { left, top, width } = root.getBoundingClientRect();
  const {
    defaultView,
    documentElement: { clientWidth },
  } = root.ownerDocument;
  const scale = width / root.offsetWidth || 1;
  return {
    of: (box) => ({
      left: left + box.left * scale,
      top: top + box.top * scale,
      width: box.width * scale,
      height: box.height * scale,
    }),
    whole: { left: 4, top: 4, width: clientWidth - 8, height: (defaultView as Window).innerHeight - 8 },
  };
}

/**
 * Returns the box in which a card outside the top layer can stand, in px of the timeline: as wide
 * as the visible part of the timeline, as high as the window.
 */
function windowAround(root: HTMLElement): ClientBox {
  const { left, right, top, width } = root.getBoundingClientRect();
  const { innerWidth, innerHeight } = root.ownerDocument.defaultView as Window;
  // The page may scale the timeline.
  const scale = root.offsetWidth / width || 1;
  return {
    left: Math.max(0, -left) * scale + 4,
    width: (Math.min(right, innerWidth) - Math.max(0, left)) * scale - 8,
    top: -top * scale + 4,
    height: innerHeight * scale - 8,
  };
}
