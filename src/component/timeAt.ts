import type { Picture } from "../scene/createPicture.ts";
import { createScale, type TimeRange } from "../time/scale.ts";
import type { Host } from "./host.ts";

interface Shown {
  readonly host: Host;
  readonly picture: Picture;
  readonly view: TimeRange;
}

/** The instant (ms) at a physical x of the viewport, in a view. A page may have scaled the timeline by a transform. */
export function timeAt(clientX: number, { host, picture: { plot, time }, view }: Shown): number {
  const { left, width } = host.plot.getBoundingClientRect();
  const px = (clientX - left) * (width > 0 ? host.plot.offsetWidth / width : 1) - plot.left;
  return createScale(view, plot.length).toTime(time.inline(px));
}
