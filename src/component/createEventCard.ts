import { localeDirection } from "../base/direction.ts";
import { holderOf } from "../layout/holderOf.ts";
import { PILL_WIDTH, type PlacedCluster } from "../layout/placeClusters.ts";
import type { PlacedEra } from "../layout/placeEras.ts";
import type { PlacedMark } from "../layout/placeMarks.ts";
import type { ResolvedOptions } from "../options/resolveOptions.ts";
import type { Picture } from "../scene/createPicture.ts";
import { datesOf } from "../scene/datesOf.ts";
import type { Focus, TimelineState } from "../state/state.ts";
import type { Host } from "./host.ts";
import type { Painted } from "./painter.ts";
import type { Box } from "./placeCard.ts";
import { createTooltip, type Tooltip } from "./tooltip.ts";

/** What the event is that the pointer or the keyboard is at. */
export interface EventCard {
  draw(picture: Picture, painted: Painted, options: ResolvedOptions, state: Pick<TimelineState, "hover" | "focus" | "isKeyboard">): void;
  /** Takes the card away until the keyboard is at something else; returns whether there was one. */
  dismiss(focus: Focus | null): boolean;
}

/** Builds the card of a timeline. */
export function createEventCard(host: Host): EventCard {
  const tooltip = createTooltip(host.root);
  let dismissed: Focus | null = null;
  return {
    draw(picture, painted, options, { hover, focus, isKeyboard }) {
      if (focus !== dismissed) dismissed = null;
      const focused = focus?.type === "event" && isKeyboard && focus !== dismissed ? focus.id : null;
      showTooltip(tooltip, { host, picture, painted, options, hover: hover ?? focused });
    },
    dismiss(focus) {
      dismissed = focus;
      return tooltip.hide();
    },
  };
}

interface Shown {
  readonly host: Host;
  readonly picture: Picture;
  readonly painted: Painted;
  readonly options: ResolvedOptions;
  /** The id of the event. */
  readonly hover: string | null;
}

/** Shows what an event is, or nothing. */
function showTooltip(tooltip: Tooltip, { host, picture, painted: { layout, offset }, options, hover }: Shown): void {
  const mark = hover === null ? undefined : layout.marks.find(({ event }) => event.id === hover);
  const era = hover === null ? undefined : layout.eras.find(({ event }) => event.id === hover);
  const event = (mark ?? era)?.event ?? (hover === null ? undefined : picture.find(hover));
  const holder = event === undefined || mark !== undefined || era !== undefined ? null : holderOf(event, layout);
  if (event === undefined || (mark ?? era ?? holder) === null) {
    tooltip.hide();
    return;
  }
  const { root, scroller } = host;
  const above = scroller.offsetTop + layout.axisHeight - scroller.scrollTop;
  const boxOf = (inline: { from: number; to: number }, top: number, height: number): Box => {
    const [from, to] = [Math.max(0, inline.from - offset), Math.min(picture.plot.length, inline.to - offset)];
    return { left: picture.plot.left + picture.time.left(from, to - from), top: above + top, width: to - from, height };
  };
  const markBox = (one: PlacedMark): Box => boxOf(reach(one), one.y - one.height / 2, one.height);
  const eraBox = ({ x0, x1, top }: PlacedEra): Box => boxOf({ from: x0, to: x1 }, top, 20);
  const pillBox = ({ x, bottom }: PlacedCluster): Box => boxOf({ from: x - PILL_WIDTH / 2, to: x + PILL_WIDTH / 2 }, bottom - PILL_WIDTH / 2, PILL_WIDTH / 2);
  const { left, right, top, width } = root.getBoundingClientRect();
  const { innerWidth, innerHeight } = root.ownerDocument.defaultView as Window;
  // A page may have scaled the timeline.
  const scale = root.offsetWidth / width || 1;
  const within = {
    left: Math.max(0, -left) * scale + 4,
    width: (Math.min(right, innerWidth) - Math.max(0, left)) * scale - 8,
    top: -top * scale + 4,
    height: innerHeight * scale - 8,
  };
  tooltip.show(event, datesOf(event, picture), {
    mark: mark !== undefined ? markBox(mark) : era !== undefined ? eraBox(era) : pillBox(holder as PlacedCluster),
    others: layout.marks.filter((one) => one !== mark).map(markBox),
    within,
    direction: options.direction,
    dateDirection: localeDirection(options.locale),
  });
}

/** From end to end of a mark with its label. */
function reach({ x0, x1, label }: PlacedMark): { from: number; to: number } {
  if (label === null) return { from: x0, to: x1 };
  return { from: Math.min(x0, label.x), to: Math.max(x1, label.x + label.width) };
}
