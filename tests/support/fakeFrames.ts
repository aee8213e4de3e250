import { vi } from "vitest";

/** Frames that come when a test says so. */
export interface FakeFrames {
  /**
   * One frame: what was asked for until now is called, what is asked for meanwhile waits for the
   * next one.
   */
  readonly next: () => void;
  /** How many callbacks wait for the next one. */
  readonly waiting: () => number;
}

/**
 * Takes the place of a window's frames until `vi.restoreAllMocks()`; each is a second after the one
 * before, so that movements end in two.
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
    // One may be cancelled by another of the same frame.
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
