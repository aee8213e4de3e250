import { clamp } from "../base/clamp.ts";

/** px at the top and at the bottom of what is in sight, in which a hand takes it along. */
const EDGE = 32;
/** px a second for each px that a hand is beyond that, and the most. */
const SPEED = 12;
const MOST = 900;

/** Takes along what a hand drags to where it could not be dropped otherwise. */
export interface EdgeScroll {
  /** The hand is there (px of the viewport); as long as that is at an edge, it goes on. */
  follow(y: number): void;
  stop(): void;
}

/** Scrolls a timeline, and the page where that is at its end; `scrolled` is called after each step, when other things are under the hand. */
export function createEdgeScroll(scroller: HTMLElement, scrolled: () => void): EdgeScroll {
  const window = scroller.ownerDocument.defaultView as Window;
  let [y, frame, last, rest] = [0, 0, 0, 0];
  const scroll = (px: number): void => {
    const { top, bottom } = scroller.getBoundingClientRect();
    const { scrollTop } = scroller;
    scroller.scrollTop += px;
    if (scroller.scrollTop === scrollTop && (px < 0 ? top < 0 : bottom > window.innerHeight))
      window.scrollBy(0, px);
    scrolled();
  };
  const step = (now: number): void => {
    const by = beyond(scroller, y, window);
    rest += (clamp(by * SPEED, -MOST, MOST) * (now - last)) / 1_000;
    last = now;
    // Places to which can be scrolled are whole px, mostly.
    const whole = Math.trunc(rest);
    rest -= whole;
    if (whole !== 0) scroll(whole);
    frame = by === 0 ? 0 : window.requestAnimationFrame(step);
  };
  return {
    follow(to) {
      y = to;
      if (frame !== 0 || beyond(scroller, y, window) === 0) return;
      [last, rest] = [window.performance.now(), 0];
      frame = window.requestAnimationFrame(step);
    },
    stop() {
      window.cancelAnimationFrame(frame);
      frame = 0;
    },
  };
}

/** px by which a point is beyond what is well in sight, upwards or downwards; under the axis, which stays there. */
function beyond(scroller: HTMLElement, y: number, { innerHeight }: Window): number {
  const { top, bottom } = scroller.getBoundingClientRect();
  const axis = scroller.firstElementChild?.getBoundingClientRect().bottom ?? top;
  return y - clamp(y, Math.max(0, axis) + EDGE, Math.min(innerHeight, bottom) - EDGE);
}
