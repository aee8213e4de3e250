import { arrangeGroups, type Arrangement, movedGroup } from "../model/arrangeGroups.ts";
import type { Model } from "../model/model.ts";
import type { GroupRecord } from "../model/records.ts";
import type { TimelineState } from "../state/state.ts";

/** Folds, opens and moves groups. */
export interface Grouping {
  /** Folds a group to a narrow band, or opens it. */
  collapse(index: number, isCollapsed: boolean): void;
  /** Moves a group to a position among its siblings, from 0. */
  move(index: number, to: number): void;
  /** Opens a group and all groups that contain it; returns whether any was folded. */
  reveal(index: number): boolean;
  /**
   * Called when new groups are passed: their order counts again. A new record that says `collapsed`
   * overrides what the reader chose.
   */
  reset(before?: readonly GroupRecord[], now?: readonly GroupRecord[]): void;
  /**
   * Returns the ids of all folded groups, including those inside others, and the ids of all groups
   * in their order.
   */
  readonly told: (arrangement: Arrangement) => {
    readonly collapsed: readonly string[];
    readonly order: readonly string[];
  };
}

interface Target {
  readonly model: () => Model;
  readonly state: () => TimelineState;
  readonly dispatch: (action: { readonly type: "arrange"; readonly arrangement: Arrangement }) => void;
}

/** Creates the folding and moving of groups. Their records say how they are at first. */
export function createGrouping({ model, state, dispatch }: Target): Grouping {
  const isFolded = (index: number, { folded } = state().arrangement): boolean => {
    const group = model().groups[index];
    return group !== undefined && (folded.get(group.id) ?? group.isCollapsed);
  };
  const idOf = (index: number): string => model().groups[index]?.id ?? "";
  const fold = (indices: readonly number[], isCollapsed: boolean): boolean => {
    const others = indices.filter((index) => isFolded(index) !== isCollapsed);
    const { arrangement } = state();
    const chosen = others.map((index): [string, boolean] => [idOf(index), isCollapsed]);
    if (others.length > 0)
      dispatch({
        type: "arrange",
        arrangement: { ...arrangement, folded: new Map([...arrangement.folded, ...chosen]) },
      });
    return others.length > 0;
  };
  return {
    collapse(index, isCollapsed) {
      fold([index], isCollapsed);
    },
    reveal(index) {
      const around: number[] = [];
      for (let at = index; at >= 0; at = model().groups[at]?.parent ?? -1) around.push(at);
      return fold(around, false);
    },
    move(index, to) {
      const { arrangement } = state();
      const order = movedGroup(model().groups, arrangement.order, { index, to });
      if (order !== null) dispatch({ type: "arrange", arrangement: { ...arrangement, order } });
    },
    reset(before = [], now = []) {
      const {
        arrangement: { folded, order },
      } = state();
      const said = idsThatSay(now, new Set(before));
      const others = [...folded].filter(([id]) => !said.has(id));
      if (order.length > 0 || others.length < folded.size)
        dispatch({ type: "arrange", arrangement: { folded: new Map(others), order: [] } });
    },
    told(arrangement) {
      const { groups } = model();
      const bands = arrangeGroups(groups, arrangement).flatMap(({ index, within }) => [index, ...within]);
      return {
        collapsed: bands.filter((index) => isFolded(index, arrangement)).map(idOf),
        order: bands.map(idOf),
      };
    },
  };
}

/** Returns the ids of new records that say whether they are folded. */
function idsThatSay(records: readonly GroupRecord[], before: ReadonlySet<GroupRecord>): ReadonlySet<unknown> {
  const ids = new Set<unknown>();
  for (const record of records) {
    try {
      if (!before.has(record) && typeof record.collapsed === "boolean") ids.add(record.id);
    } catch {
      // Not a readable record. It is reported as a problem elsewhere.
    }
  }
  return ids;
}
