import type { GroupInfo } from "../component/timeline.ts";

interface Surface {
  /** The group of what has the focus. */
  readonly infoOf: (target: EventTarget | null) => GroupInfo | undefined;
  /** The ids of those that have a title, from top to bottom. */
  readonly titled: () => readonly string[];
  /** The arrow in the direction of text. */
  readonly forward: () => "ArrowLeft" | "ArrowRight";
  readonly go: (id: string | undefined) => void;
  readonly fold: (id: string, isCollapsed: boolean) => void;
  /** To a place among its siblings. */
  readonly move: (id: string, place: number) => void;
}

/** Arrows go from title to title, open and fold; with Alt they move a group. Enter and the space bar press, as on any button. */
export function listenGroupKeys(element: HTMLElement, surface: Surface, signal: AbortSignal): void {
  const actions = ({ id }: GroupInfo): Readonly<Record<string, () => void>> => {
    const titled = surface.titled();
    const at = titled.indexOf(id);
    return {
      ArrowUp: () => {
        surface.go(titled[at - 1]);
      },
      ArrowDown: () => {
        surface.go(titled[at + 1]);
      },
      Home: () => {
        surface.go(titled[0]);
      },
      End: () => {
        surface.go(titled.at(-1));
      },
      ArrowLeft: () => {
        surface.fold(id, surface.forward() !== "ArrowLeft");
      },
      ArrowRight: () => {
        surface.fold(id, surface.forward() !== "ArrowRight");
      },
    };
  };
  const moves = ({ id, place }: GroupInfo): Readonly<Record<string, () => void>> => ({
    ArrowUp: () => {
      surface.move(id, place - 1);
    },
    ArrowDown: () => {
      surface.move(id, place + 1);
    },
  });
  element.addEventListener(
    "keydown",
    (event) => {
      const info = surface.infoOf(event.target);
      if (info === undefined || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const known = event.altKey ? moves(info) : actions(info);
      if (!Object.hasOwn(known, event.key)) return;
      event.preventDefault();
      known[event.key]?.();
    },
    { signal },
  );
}
