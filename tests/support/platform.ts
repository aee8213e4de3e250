import type { Page } from "playwright-core";
import { chromiumPlatform } from "./chromiumPlatform.ts";
import { firefoxPlatform } from "./firefoxPlatform.ts";

/** What a test asks of an engine beyond what every driver does in the same way. */
export interface Platform {
  /** Returns what the engine passes to a screen reader of the page, from its document down. */
  axTree: (page: Page) => Promise<AxNode>;
  /**
   * Puts fingers down, moves those that are named, or lifts them; `up` without a name lifts all.
   */
  touch: (page: Page, what: "down" | "move" | "up", fingers: readonly Finger[]) => Promise<void>;
  /** Puts a pen down, moves it, or lifts it. */
  pen?: (page: Page, what: "down" | "move" | "up", tip: Finger) => Promise<void>;
  /** Counts what is alive after garbage collection. */
  countAlive?: (page: Page) => Promise<Alive>;
}

/** What is alive in a page: bytes of objects and buffers, nodes, and listeners. */
export interface Alive {
  readonly bytes: number;
  readonly nodes: number;
  readonly listeners: number;
}

/**
 * Lists what rounds of use have left behind. A leak leaves at least one of its kind a round; the
 * engine itself holds one or two nodes more at one time than at another.
 */
export function leftBehind(before: Alive, after: Alive, rounds: number): string[] {
  return (["nodes", "listeners"] as const)
    .filter((kind) => after[kind] >= before[kind] + rounds)
    .map((kind) => `${String(after[kind] - before[kind])} ${kind} in ${String(rounds)} rounds`);
}

/** A finger: px of the viewport, and its id. @default id 0 */
export interface Finger {
  readonly x: number;
  readonly y: number;
  readonly id?: number;
}

/**
 * A node of the accessibility tree. Where an engine leaves a node out of its tree, its children
 * stand in its place.
 */
export interface AxNode {
  /**
   * Role as ARIA names it; "text" for text, "generic" for a mere group, "document" for the root.
   */
  readonly role: string;
  readonly name: string;
  /** The `id` of its element, "" without one. */
  readonly id: string;
  readonly isFocusable: boolean;
  readonly isFocused: boolean;
  readonly isDisabled: boolean;
  /** State of the node; undefined where it cannot be selected, checked, pressed or expanded. */
  readonly isSelected?: boolean;
  readonly isChecked?: boolean;
  readonly isPressed?: boolean;
  readonly isExpanded?: boolean;
  /** The place in its set, from 1, and the size of the set. */
  readonly posInSet?: number;
  readonly setSize?: number;
  readonly level?: number;
  readonly children: readonly AxNode[];
}

const platformOf = (page: Page): Platform => (isFirefox(page) ? firefoxPlatform : chromiumPlatform);

export const isFirefox = (page: Page): boolean =>
  page.context().browser()?.browserType().name() === "firefox";

export const axTree = (page: Page): Promise<AxNode> => platformOf(page).axTree(page);

/** Returns all nodes in the order of reading, or those of one role. */
export async function axNodes(page: Page, role?: string): Promise<AxNode[]> {
  const all = (node: AxNode): AxNode[] => [node, ...node.children.flatMap(all)];
  return all(await axTree(page)).filter((node) => role === undefined || node.role === role);
}

export const putFingers = (
  page: Page,
  what: "down" | "move" | "up",
  ...fingers: readonly Finger[]
): Promise<void> => platformOf(page).touch(page, what, fingers);

/** Moves the pen. Throws in an engine whose driver has no pen: see `lacks` in engines.ts. */
export function putPen(page: Page, what: "down" | "move" | "up", tip: Finger): Promise<void> {
  const { pen } = platformOf(page);
  if (pen === undefined) throw new Error("The driver of this engine has no pen.");
  return pen(page, what, tip);
}

/** Counts what is alive. Throws in an engine that does not report it: see `lacks` in engines.ts. */
export function countAlive(page: Page): Promise<Alive> {
  const { countAlive: count } = platformOf(page);
  if (count === undefined) throw new Error("This engine does not tell what is alive.");
  return count(page);
}
