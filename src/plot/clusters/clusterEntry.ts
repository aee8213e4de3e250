import { nextUp } from "../../base/maths.ts";
import { byStart } from "../../model/model.ts";
import type { Model, ModelEvent } from "../../model/model.ts";
import { besideInstant } from "../../model/neighbour.ts";
import type { Focus } from "../../state/state.ts";
import type { Layout } from "../picture/layout.ts";
import { indicesOf } from "../picture/moveFocus.ts";
import type { PlacedCluster } from "./placeClusters.ts";

/**
 * What begins first of what a cluster counts, when that is opened: what is drawn of it there, else
 * an event that is counted there still.
 */
export function clusterEntry(
  { band, range, only }: Pick<PlacedCluster, "band" | "range" | "only">,
  { model, layout }: { readonly model: Model; readonly layout: Layout },
): Focus | null {
  if (only !== null) return focusOf(only);
  const groups = [band, ...(layout.bands.find((one) => one.band.index === band)?.band.within ?? [])];
  const drawn = [...layout.marks, ...layout.eras]
    .map(({ event }) => event)
    .filter(
      ({ group, extent }) =>
        groups.includes(group) && extent.start >= range.start && extent.start <= range.end,
    );
  const indices = groups.flatMap((group) => indicesOf({ group }, model));
  return focusOf(
    drawn.sort(byStart)[0] ?? besideInstant(indices, -nextUp(-range.start), { way: "after", model }),
  );
}

function focusOf(event: ModelEvent | undefined): Focus | null {
  return event === undefined ? null : { type: "event", id: event.id };
}
