import { vi } from "vitest";

/** Animation frames that come when a test asks for them. */
export interface FakeFrames {
  /** Runs one frame: calls all requested callbacks. What they request waits for the next frame. */
  readonly next: () => void;
  /** Returns the number of callbacks that wait for the next frame. */
  readonly waiting: () => number;
}

/**
 * Replaces a window's frames until `vi.restoreAllMocks()`. Each frame is a second after the one
 * before, so that movements end in two frames.
 */
export function fakeFrames(): FakeFrames {
  let [due, queue] = [new Map<number, FrameRequestCallback>(), new Map<number, FrameRequestCallback>()];
  let [count, now] = [0, 0];
  vi.spyOn(window, "requestAnimationFrame").mockImplementation((callback) => {
    count += 1;
    queue.set(count, callback);
    return count;
  });
  vi.spyOn(window, "cancelAnimationFrame").mockImplementation((id) => {
    // A callback may be cancelled by another one of the same frame.
    due.delete(id);
    queue.delete(id);
  });
  return {
    next() {
      [due, queue] = [queue, new Map()];
      now += 1_000;
      for (const [id, callback] of due) if (due.delete(id)) callback(now);
    },
    waiting: () => queue.size,
  };
}
