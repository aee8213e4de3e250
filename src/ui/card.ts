import { localeDirection } from "../base/direction.ts";
import type { ModelEvent } from "../model/model.ts";
import type { Box } from "../options/layers.ts";
import type { OwnCard, ResolvedOptions } from "../options/resolveOptions.ts";
import { cssPaint } from "../plot/base/sceneNode.ts";
import type { PlacedCluster } from "../plot/clusters/placeClusters.ts";
import type { PlacedMark } from "../plot/events/placeMarks.ts";
import { datesOf, daysOf } from "../plot/names/accessibleNames.ts";
import type { Layout } from "../plot/picture/layout.ts";
import type { Picture } from "../plot/picture/picture.ts";
import { pillBox, type PlotBox, plotBoxOf } from "../plot/picture/plotBoxes.ts";
import type { Focus, TimelineState } from "../state/state.ts";
import { elementBoxes } from "../view/plotGeometry.ts";
import type { TimelineDom } from "../view/timelineDom.ts";
import type { Painted } from "../view/viewportCache.ts";
import { type CardContent, createTooltip, type Tooltip } from "./tooltip.ts";

/** Number of kinds that a card names. */
const MOST = 6;

/**
 * Returns the content of an event's card. It names the kind, too, which the picture shows by colour
 * alone.
 */
function eventContent(event: ModelEvent, picture: Picture, card: OwnCard | undefined): CardContent {
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
    own: card && { card, event },
  };
}

/** Returns the content of a cluster's card: number, dates and kinds of its events. */
function clusterContent({ key, band, count, kinds, range }: PlacedCluster, picture: Picture): CardContent {
  const { names, colors } = picture;
  const colorOf = (kind: string | null): string =>
    cssPaint(kind === null ? { token: "muted" } : colors.kind({ kind, group: band }));
  return {
    of: JSON.stringify([key, count, range, kinds]),
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
export interface Card extends Pick<Tooltip, "element" | "enter"> {
  /** `card`: content of the application; `false`: there are no cards. */
  draw(
    picture: Picture,
    painted: Painted,
    state: Pick<TimelineState, "hover" | "focus" | "isKeyboard">,
    card: ResolvedOptions["card"],
  ): void;
  /** Hides the card until the keyboard focus moves; returns whether there was a card. */
  dismiss(focus: Focus | null): boolean;
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
    element: tooltip.element,
    draw(picture, painted, { hover, focus, isKeyboard }, card) {
      if (focus !== dismissed) dismissed = null;
      const { list, direction, locale } = picture.options;
      // No card beside a list, which has all of its content. No card during a drag either: it is
      // not read then, and would have to follow the drag.
      const isHeld = host.scroller.matches(".is-dragging, .is-marking");
      // A card that has the focus stays.
      const pointed = tooltip.hasFocus
        ? shownAt
        : (hover ?? (isKeyboard && focus !== dismissed ? focus : null));
      const at = card === false || list || isHeld ? null : pointed;
      const { layout, offset } = painted;
      const now = [at, picture, layout, offset, card];
      // A frame that changes nothing about the card leaves it as it is, and reads nothing from the
      // page.
      if (now.every((part, index) => part === drawn[index])) return;
      drawn = now;
      const told = at && tell(at, layout, picture, card || undefined);
      shownAt = told && at;
      if (told === null) {
        // Otherwise the focus would be lost with the card.
        if (tooltip.hasFocus) host.plot.focus({ preventScroll: true });
        tooltip.hide();
        return;
      }
      const { content, box } = told;
      const boxOf = elementBoxes(host, painted, picture, { isCut: true });
      const others = [
        ...layout.marks
          .filter(({ event }) => event.record !== content.of)
          .map((mark) => boxOf(labelledBox(mark))),
        ...chromeBoxes(host, painted, picture),
      ];
      const { within, convert } = roomIn(host.root, tooltip.isOnTop);
      tooltip.show(content, {
        mark: convert(boxOf(box)),
        others: others.map(convert),
        within,
        direction,
        dateDirection: localeDirection(locale),
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

/**
 * Returns the content of a card, and the box that it is about. Where an event is counted in a
 * cluster, the box is that of the cluster; `null` where neither is drawn.
 */
function tell(
  at: Focus,
  layout: Layout,
  picture: Picture,
  card: OwnCard | undefined,
): { readonly content: CardContent; readonly box: PlotBox } | null {
  if (at.type === "cluster") {
    const cluster = layout.clusters.find(({ key }) => key === at.key);
    return cluster === undefined
      ? null
      : { content: clusterContent(cluster, picture), box: pillBox(cluster) };
  }
  const event = picture.find(at.id);
  const found = plotBoxOf(at.id, picture, layout);
  if (event === undefined || found === null) return null;
  const mark = layout.marks.find((one) => one.event.id === at.id);
  // Of an era the card leaves the row with its label uncovered.
  const box = found.cluster === null ? { ...found.box, height: 20 } : found.box;
  return { content: eventContent(event, picture, card), box: mark === undefined ? box : labelledBox(mark) };
}

/** Returns the box of a mark with its label. */
function labelledBox({ x0, x1, y, height, label }: PlacedMark): PlotBox {
  const [from, to] = label === null ? [x0, x1] : [Math.min(x0, label.x), Math.max(x1, label.x + label.width)];
  return { from, to, top: y - height / 2, height };
}

/** Returns the boxes of the axis and the group titles, which the card should leave uncovered. */
function chromeBoxes(
  { scroller }: TimelineDom,
  { layout: { axisHeight, gutter, bands } }: Painted,
  { plot, chrome }: Picture,
): Box[] {
  const { offsetTop, clientHeight, scrollTop } = scroller;
  const [top, bottom] = [offsetTop + axisHeight, offsetTop + clientHeight];
  const box = (width: number, from: number, to: number): Box => {
    const y = Math.max(top, from);
    return { x: chrome.left(0, width), y, width, height: Math.max(0, Math.min(bottom, to) - y) };
  };
  const above = top - scrollTop;
  return [
    { x: 0, y: offsetTop, width: plot.whole, height: axisHeight },
    ...(gutter > 0
      ? [box(gutter, top, bottom)]
      : bands.map(({ top: from, head, titleWidth }) => box(titleWidth, above + from, above + from + head))),
  ];
}

/**
 * Returns the box in which a card can stand, and a function that converts a box of the timeline to
 * the px of that box. In the top layer these are px of the window, and the room is all of it;
 * otherwise they are px of the timeline, and the room is as wide as its visible part and as high as
 * the window.
 */
function roomIn(
  root: HTMLElement,
  isOnTop: boolean,
): { readonly within: Box; readonly convert: (box: Box) => Box } {
  const { left, right, top, width } = root.getBoundingClientRect();
  const { defaultView, documentElement } = root.ownerDocument;
  const { innerWidth, innerHeight } = defaultView as Window;
  // The page may scale the timeline.
  const scale = root.offsetWidth / width || 1;
  if (isOnTop)
    return {
      within: { x: 4, y: 4, width: documentElement.clientWidth - 8, height: innerHeight - 8 },
      convert: ({ x, y, ...size }) => ({
        x: left + x / scale,
        y: top + y / scale,
        width: size.width / scale,
        height: size.height / scale,
      }),
    };
  const [from, to] = [Math.max(0, left), Math.min(right, innerWidth)];
  return {
    within: {
      x: (from - left) * scale + 4,
      y: 4 - top * scale,
      width: (to - from) * scale - 8,
      height: innerHeight * scale - 8,
    },
    convert: (box) => box,
  };
}
