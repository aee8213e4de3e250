import { arrangeGroups, type Arrangement, movedGroup } from "../model/groups.ts";
import type { Model } from "../model/model.ts";
import { idText } from "../model/readEvent.ts";
import type { GroupRecord } from "../model/records.ts";
import { isSameOption } from "../options/optionChanges.ts";
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
   * Applies changed group records. A new or changed record that says `collapsed` overrides the
   * reader's choice for its group. If the ids or their order changed, the groups take the order of
   * the records.
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
  const idAt = (index: number): string => model().groups[index]?.id ?? "";
  const fold = (indices: readonly number[], isCollapsed: boolean): boolean => {
    const others = indices.filter((index) => isFolded(index) !== isCollapsed);
    const { arrangement } = state();
    const chosen = others.map((index): [string, boolean] => [idAt(index), isCollapsed]);
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
      const [said, isSameOrder] = [idsThatSay(now, before), isSameOption(idsOf(before), idsOf(now))];
      const others = [...folded].filter(([id]) => !said.has(id));
      if ((order.length > 0 && !isSameOrder) || others.length < folded.size)
        dispatch({
          type: "arrange",
          arrangement: { folded: new Map(others), order: isSameOrder ? order : [] },
        });
    },
    told(arrangement) {
      const { groups } = model();
      const bands = arrangeGroups(groups, arrangement).flatMap(({ index, within }) => [index, ...within]);
      return {
        collapsed: bands.filter((index) => isFolded(index, arrangement)).map(idAt),
        order: bands.map(idAt),
      };
    },
  };
}

/** Returns the ids of records that are new or differ, and say whether they are folded. */
function idsThatSay(
  records: readonly GroupRecord[],
  before: readonly GroupRecord[],
): ReadonlySet<string | undefined> {
  const known = new Map(before.map((record) => [idOf(record), record]));
  const others = records.filter(
    (record) => isFolding(record) && !isSameOption(record, known.get(idOf(record))),
  );
  return new Set(others.map(idOf));
}

function idsOf(records: readonly GroupRecord[]): (string | undefined)[] {
  return records.map(idOf);
}

/**
 * Returns the id of a group record; `undefined` where it cannot be read. That is reported elsewhere
 * as a problem.
 */
function idOf(record: GroupRecord): string | undefined {
  try {
    return idText(record.id);
  } catch {
    return undefined;
  }
}

function isFolding(record: GroupRecord): boolean {
  try {
    return typeof record.collapsed === "boolean";
  } catch {
    return false;
  }
}
