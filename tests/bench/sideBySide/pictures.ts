import type { EventRecord, GroupRecord } from "samarkand";

// This module runs in a page: two timelines of the same records, each in a box of its own.

/** Records of a set, and the ends of each event in ms, for a timeline that reads no EDTF. */
export interface SideBySide {
  readonly events: readonly EventRecord[];
  readonly groups: readonly GroupRecord[];
  readonly extents: readonly { readonly id: string; readonly start: number; readonly end: number | null }[];
  readonly locale: "ar" | "en";
}

/** Draws the records by this library, which fits all of them into the box. */
export async function samarkand(box: HTMLElement, { events, groups, locale }: SideBySide): Promise<void> {
  const [{ createTimeline }] = await Promise.all([import("samarkand"), import("samarkand/style.css")]);
  await createTimeline(box, { events, groups, locale, maxHeight: box.clientHeight }).ready;
}

/** Id of the only group of records without groups. */
const ALL = "all";

/** Draws the records by vis-timeline, stacked and with its own choice of item types. */
export async function visTimeline(
  box: HTMLElement,
  { events, groups, extents, locale }: SideBySide,
): Promise<void> {
  const [{ Timeline }] = await Promise.all([
    import("vis-timeline/standalone"),
    import("vis-timeline/styles/vis-timeline-graph2d.min.css"),
  ]);
  const items = extents.map(({ id, start, end }, index) => ({
    id,
    content: events[index]?.title ?? "",
    start,
    ...(end === null ? {} : { end }),
    group: String(events[index]?.group ?? ALL),
  }));
  const bands =
    groups.length === 0
      ? [{ id: ALL, content: "" }]
      : groups.map(({ id, title }) => ({ id: String(id), content: title }));
  // Its own `fit` leaves a twentieth of the time free at both ends.
  const times = extents.flatMap(({ start, end }) => [start, end ?? start]);
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const free = (last - first) / 20;
  await new Promise<void>((resolve) => {
    new Timeline(box, items, bands, {
      start: first - free,
      end: last + free,
      height: `${box.clientHeight}px`,
      verticalScroll: true,
      rtl: locale === "ar",
      onInitialDrawComplete: resolve,
    });
  });
}

/** What can be seen in a box. */
export interface SeenInBox {
  /** Events with a mark of their own that is wholly in the box. */
  readonly drawn: number;
  /** Labels that are whole and in the box. */
  readonly whole: number;
  /** Pairs of marks, or of labels, that lie on each other. */
  readonly overlaps: number;
  /** px: height of everything, of which the box shows a part. */
  readonly height: number;
}

interface Seen {
  readonly id: string;
  readonly mark: DOMRect;
  readonly label: DOMRect | null;
  readonly isWhole: boolean;
}

/** Counts what can be seen in a box of either library. */
export function look(box: HTMLElement, { events }: SideBySide): SeenInBox {
  const titles = new Map(events.map(({ id, title }) => [String(id), title]));
  const frame = box.getBoundingClientRect();
  const isIn = ({ left, right, top, bottom }: DOMRect): boolean =>
    left >= frame.left - 1 && right <= frame.right + 1 && top >= frame.top - 1 && bottom <= frame.bottom + 1;
  const ours = [...box.querySelectorAll<SVGGElement>("[data-event-id]")].map((mark): Seen => {
    const id = mark.dataset["eventId"] ?? "";
    const label = mark.querySelector("text.samarkand-label");
    return {
      id,
      mark: (mark.querySelector(".samarkand-body") ?? mark).getBoundingClientRect(),
      label: label?.getBoundingClientRect() ?? null,
      isWhole: label?.textContent === titles.get(id),
    };
  });
  const theirs = [...box.querySelectorAll<HTMLElement>(".vis-foreground .vis-item:not(.vis-cluster)")].map(
    (item, index): Seen => {
      const content = item.querySelector<HTMLElement>(".vis-item-content") ?? item;
      const [mark, text] = [item.getBoundingClientRect(), content.getBoundingClientRect()];
      // A range hides what goes beyond it.
      const [left, right] = [Math.max(text.left, mark.left), Math.min(text.right, mark.right)];
      const label = new DOMRect(left, text.top, Math.max(0, right - left), text.height);
      return { id: String(index), mark, label, isWhole: text.width <= label.width + 1 };
    },
  );
  const seen = [...ours, ...theirs].filter(({ mark }) => mark.width > 0 && isIn(mark));
  const meet = (a: DOMRect, b: DOMRect): boolean =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4;
  const overlaps = seen.flatMap((a, at) =>
    seen
      .slice(at + 1)
      .filter(
        (b) => meet(a.mark, b.mark) || (a.label !== null && b.label !== null && meet(a.label, b.label)),
      ),
  );
  const scroller = box.querySelector(".samarkand-scroller");
  const inside = box.querySelectorAll(".vis-foreground .vis-group");
  const height =
    scroller?.scrollHeight ??
    [...inside].reduce((sum, group) => sum + group.getBoundingClientRect().height, 0);
  return {
    drawn: seen.length,
    whole: seen.filter(({ label, isWhole }) => isWhole && label !== null && isIn(label)).length,
    overlaps: overlaps.length,
    height: Math.round(height),
  };
}
