import type { EventRecord } from "../model/records.ts";
import type { TimelineOptions } from "../options/timelineOptions.ts";
import { checkContainer } from "./checkContainer.ts";
import { MountedTimeline } from "./mountedTimeline.ts";
import type { Timeline } from "./timeline.ts";

/**
 * Draws a timeline in `container`, as wide as that is, and keeps it until `destroy`. Throws an `OptionError`, and
 * draws nothing, where an option is bad; a record that cannot be read is in `problems`, and the rest is drawn.
 */
export function createTimeline<E extends EventRecord>(
  container: HTMLElement,
  options: TimelineOptions<E>,
): Timeline<E> {
  checkContainer(container);
  return new MountedTimeline(container, options);
}
