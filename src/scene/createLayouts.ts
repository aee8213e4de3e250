import { createLast } from "../base/createLast.ts";
import type { Layout, Layouter, Margin, Slice } from "../layout/layout.ts";
import type { Stretch } from "../layout/placeMarks.ts";
import type { Model } from "../model/model.ts";
import type { Focus } from "../state/state.ts";
import type { TimeRange } from "../time/scale.ts";
import type { VisibleState } from "./createPicture.ts";

/** Lays out states of a model. */
export interface Layouts {
  /** The same as the last one, as long as nothing has another place. */
  readonly at: (state: VisibleState) => Layout;
  panned(state: VisibleState, margin: Margin): Layout;
  zoomed(state: VisibleState, ground: Layout): Layout;
  slid(state: VisibleState, ground: Layout, from: number): Layout;
}

type ArrangementOf = VisibleState["arrangement"];

/** Remembers the last layout of all the height, by which the keyboard goes, and that of the part that is drawn. */
export function createLayouts(layouter: Layouter, model: Model): Layouts {
  const layoutsOf = (slice?: Slice) =>
    createLast((arrangement: ArrangementOf) =>
      createLast((view: TimeRange) => layouter.at(view, { arrangement, slice })),
    );
  const [whole, sliced] = [layoutsOf(), createLast(layoutsOf)];
  const withGroup = createLast((slice: Stretch) =>
    createLast((also: number | undefined): Slice => ({ ...slice, also })),
  );
  const sliceOf = ({ slice, focus, isKeyboard }: VisibleState): Slice | undefined =>
    slice && withGroup(slice)(isKeyboard === true && focus ? groupOf(focus, model) : undefined);
  return {
    at(state) {
      const slice = sliceOf(state);
      return (slice === undefined ? whole : sliced(slice))(state.arrangement)(state.view);
    },
    panned: (state, margin) =>
      layouter.at(state.view, { arrangement: state.arrangement, slice: sliceOf(state), margin }),
    zoomed: ({ view, arrangement }, ground) => layouter.zoomed(ground, view, arrangement),
    slid: ({ arrangement }, ground, from) => layouter.slid(ground, from, arrangement),
  };
}

/** The index of the group that the keyboard is in. */
function groupOf(focus: Focus, { find }: Model): number | undefined {
  return focus.type === "event" ? find(focus.id)?.group : Number.parseInt(focus.key, 10);
}
