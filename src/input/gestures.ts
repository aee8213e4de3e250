import type { Action } from "../state/state.ts";

/** What gestures need to know of the picture they are made on. */
export interface Surface {
  /** The instant (ms) at a physical x of the viewport, in the view as it is now. */
  readonly timeAt: (clientX: number) => number;
  readonly dispatch: (action: Action) => void;
}

/** px that a pointer moves before a press becomes a drag. */
export const DRAG_THRESHOLD = 4;

/** ms that a finger rests before it means more than a tap. */
export const LONG_PRESS = 500;
