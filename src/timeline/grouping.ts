import { arrangeGroups, type Arrangement, movedGroup } from "../model/groups.ts";
import type { Model, ModelGroup } from "../model/model.ts";
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

interface Grouped {
  readonly source: { readonly model: Model };
  readonly state: TimelineState;
  dispatch(action: { readonly type: "arrange"; readonly arrangement: Arrangement }): void;
}

/** Creates the folding and moving of groups. Their records say how they are at first. */
export function createGrouping(engine: Grouped): Grouping {
  const groupAt = (index: number): ModelGroup | undefined => engine.source.model.groups[index];
  const isFolded = (index: number, { folded } = engine.state.arrangement): boolean => {
    const group = groupAt(index);
    return group !== undefined && (folded.get(group.id) ?? group.isCollapsed);
  };
  const idAt = (index: number): string => groupAt(index)?.id ?? "";
  const arrange = (changes: Partial<Arrangement>): void =>
    engine.dispatch({ type: "arrange", arrangement: { ...engine.state.arrangement, ...changes } });
  const fold = (indices: readonly number[], isCollapsed: boolean): boolean => {
    const others = indices.filter((index) => isFolded(index) !== isCollapsed);
    const folded = new Map(engine.state.arrangement.folded);
    for (const index of others) folded.set(idAt(index), isCollapsed);
    if (others.length > 0) arrange({ folded });
    return others.length > 0;
  };
  return {
    collapse(index, isCollapsed) {
      fold([index], isCollapsed);
    },
    reveal(index) {
      const around: number[] = [];
      for (let at = index; at >= 0; at = groupAt(at)?.parent ?? -1) around.push(at);
      return fold(around, false);
    },
    move(index, to) {
      const order = movedGroup(engine.source.model.groups, engine.state.arrangement.order, { index, to });
      if (order !== null) arrange({ order });
    },
    reset(before = [], now = []) {
      const { folded, order } = engine.state.arrangement;
      const [said, isSameOrder] = [idsThatSay(now, before), isSameOption(before.map(idOf), now.map(idOf))];
      const others = [...folded].filter(([id]) => !said.has(id));
      if ((order.length > 0 && !isSameOrder) || others.length < folded.size)
        arrange({ folded: new Map(others), order: isSameOrder ? order : [] });
    },
    told(arrangement) {
      const bands = arrangeGroups(engine.source.model.groups, arrangement).flatMap(({ index, within }) => [
        index,
        ...within,
      ]);
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
    (record) =>
      typeof fieldOf(record, "collapsed") === "boolean" && !isSameOption(record, known.get(idOf(record))),
  );
  return new Set(others.map(idOf));
}

/** Returns the id of a group record; `undefined` where it has none that can be read. */
function idOf(record: GroupRecord): string | undefined {
  return idText(fieldOf(record, "id"));
}

/**
 * Returns a field of a group record; `undefined` where it cannot be read. That is reported
 * elsewhere as a problem.
 */
function fieldOf(record: GroupRecord, name: "id" | "collapsed"): unknown {
  try {
    return record[name];
  } catch {
    return undefined;
  }
}
