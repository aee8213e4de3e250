import { localeDirection } from "../base/direction.ts";
import { holderOf } from "../layout/holderOf.ts";
import { PILL_WIDTH, type PlacedCluster } from "../layout/placeClusters.ts";
import type { PlacedEra } from "../layout/placeEras.ts";
import type { PlacedMark } from "../layout/placeMarks.ts";
import type { ResolvedOptions } from "../options/resolveOptions.ts";
import type { Picture } from "../scene/createPicture.ts";
import type { Focus, TimelineState } from "../state/state.ts";
import { clusterContent, eventContent } from "./cardContent.ts";
import type { Host } from "./host.ts";
import type { Painted } from "./painter.ts";
import type { Box } from "./placeCard.ts";
import { createTooltip, type CardContent } from "./tooltip.ts";

/** What the event or the cluster is that the pointer or the keyboard is at. */
export interface Card {
  draw(picture: Picture, painted: Painted, options: ResolvedOptions, state: Pick<TimelineState, "hover" | "focus" | "isKeyboard">): void;
  /** Takes the card away until the keyboard is at something else; returns whether there was one. */
  dismiss(focus: Focus | null): boolean;
}

/** Builds the card of a timeline. */
export function createCard(host: Host): Card {
  const tooltip = createTooltip(host.root);
  let dismissed: Focus | null = null;
  let drawn: readonly unknown[] = [];
  return {
    draw(picture, painted, options, { hover, focus, isKeyboard }) {
      if (focus !== dismissed) dismissed = null;
      // A list tells all that a card does.
      const at = options.list ? null : (hover ?? (isKeyboard && focus !== dismissed ? focus : null));
      const { layout, offset } = painted;
      const now = [at, picture, layout, offset];
      // What is drawn again for another reason leaves it as it is, and reads nothing of the page.
      if (drawn.length > 0 && now.every((part, index) => part === drawn[index])) return;
      drawn = now;
      const told = at === null ? null : at.type === "event" ? tellEvent(at.id, layout, picture) : tellCluster(at.key, layout, picture);
      if (told === null) {
        tooltip.hide();
        return;
      }
      const { content, stretch } = told;
      const boxOf = boxesOn(host, painted, picture);
      tooltip.show(content, {
        mark: boxOf(stretch),
        others: layout.marks.filter(({ event }) => event !== content.of).map((mark) => boxOf(markStretch(mark))),
        within: windowAround(host.root),
        direction: options.direction,
        dateDirection: localeDirection(options.locale),
      });
    },
    dismiss(focus) {
      dismissed = focus;
      drawn = [];
      return tooltip.hide();
    },
  };
}

/** A box in the layout: inline px along time, px of the plot from its top. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly top: number;
  readonly height: number;
}

interface Told {
  readonly content: CardContent;
  readonly stretch: Stretch;
}

/** By what is drawn of it, which is the cluster that counts it where it is not drawn itself; `null` where it is out of sight. */
function tellEvent(id: string, layout: Painted["layout"], picture: Picture): Told | null {
  const mark = layout.marks.find(({ event }) => event.id === id);
  const era = layout.eras.find(({ event }) => event.id === id);
  const event = (mark ?? era)?.event ?? picture.find(id);
  if (event === undefined) return null;
  const holder = mark === undefined && era === undefined ? holderOf(event, layout) : null;
  const stretch = mark !== undefined ? markStretch(mark) : era !== undefined ? eraStretch(era) : holder === null ? null : pillStretch(holder);
  return stretch === null ? null : { content: eventContent(event, picture), stretch };
}

function tellCluster(key: string, { clusters }: Painted["layout"], picture: Picture): Told | null {
  const cluster = clusters.find((one) => one.key === key);
  return cluster === undefined ? null : { content: clusterContent(cluster, picture), stretch: pillStretch(cluster) };
}

/** From end to end of a mark with its label. */
function markStretch({ x0, x1, y, height, label }: PlacedMark): Stretch {
  const [from, to] = label === null ? [x0, x1] : [Math.min(x0, label.x), Math.max(x1, label.x + label.width)];
  return { from, to, top: y - height / 2, height };
}

/** The row of its label. */
function eraStretch({ x0, x1, top }: PlacedEra): Stretch {
  return { from: x0, to: x1, top, height: 20 };
}

function pillStretch({ x, bottom }: PlacedCluster): Stretch {
  return { from: x - PILL_WIDTH / 2, to: x + PILL_WIDTH / 2, top: bottom - PILL_WIDTH / 2, height: PILL_WIDTH / 2 };
}

/** Of what is drawn, the boxes as far as they are in sight. */
function boxesOn({ scroller }: Host, { layout, offset }: Painted, { plot, time }: Picture): (stretch: Stretch) => Box {
  const above = scroller.offsetTop + layout.axisHeight - scroller.scrollTop;
  return (stretch) => {
    const [from, to] = [Math.max(0, stretch.from - offset), Math.min(plot.length, stretch.to - offset)];
    return { left: plot.left + time.left(from, to - from), top: above + stretch.top, width: to - from, height: stretch.height };
  };
}

/** Where a card can be: in the window, over the timeline or beyond it. */
function windowAround(root: HTMLElement): Box {
  const { left, right, top, width } = root.getBoundingClientRect();
  const { innerWidth, innerHeight } = root.ownerDocument.defaultView as Window;
  // A page may have scaled the timeline.
  const scale = root.offsetWidth / width || 1;
  return {
    left: Math.max(0, -left) * scale + 4,
    width: (Math.min(right, innerWidth) - Math.max(0, left)) * scale - 8,
    top: -top * scale + 4,
    height: innerHeight * scale - 8,
  };
}
