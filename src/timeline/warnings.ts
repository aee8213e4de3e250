import { warn } from "../base/platform.ts";
import type { Problem } from "../model/records.ts";
import type { Listeners } from "./listeners.ts";
import type { TimelineEventMap } from "./timelineInfo.ts";

/**
 * Warns once in the console where a timeline is drawn without its stylesheet. Waits for stylesheets
 * that are still loading.
 */
export function warnOfStyle(scroller: HTMLElement, signal: AbortSignal): void {
  const { ownerDocument: document } = scroller;
  const window = document.defaultView as Window;
  const check = (): void => {
    // An element without a size is not shown yet, or not in a browser.
    if (signal.aborted || scroller.clientWidth === 0) return;
    const links = (scroller.getRootNode() as ParentNode).querySelectorAll<HTMLLinkElement>(
      "link[rel~=stylesheet]",
    );
    const awaited =
      document.readyState === "complete" ? [...links].find(({ sheet }) => sheet === null) : window;
    if (awaited !== undefined) awaited.addEventListener("load", check, { once: true, signal });
    else if (window.getComputedStyle(scroller).position === "static")
      warn(
        `the stylesheet is missing: import "samarkand/style.css", or link to it, in the shadow root too where the timeline is in one.`,
        window,
      );
  };
  const frame = window.requestAnimationFrame(check);
  signal.addEventListener(
    "abort",
    () => {
      window.cancelAnimationFrame(frame);
    },
    { once: true },
  );
}

/** Problems on their way to listeners. */
export interface ProblemReport {
  /** Adds problems that were found. */
  add(problems: readonly Problem[]): void;
  /** Returns a function that reports the problems that were added until now. */
  take(): () => void;
}

type ProblemListeners = Pick<Listeners<TimelineEventMap>, "emit" | "hears">;

/**
 * Creates the report of problems. Where nobody listens to `problem`, it warns in the console
 * instead, once, unless `signal` has ended the timeline.
 */
export function createProblemReport(
  window: Window,
  listeners: ProblemListeners,
  signal: AbortSignal,
): ProblemReport {
  let found: readonly Problem[] = [];
  let isWarned = false;
  return {
    add(problems) {
      found = [...found, ...problems];
    },
    take() {
      const problems = found;
      found = [];
      return () => {
        const isWarning = problems.length > 0 && !isWarned && !listeners.hears("problem") && !signal.aborted;
        for (const problem of problems) listeners.emit("problem", problem);
        isWarned ||= isWarning;
        if (isWarning) warnOfProblems(problems, window);
      };
    },
  };
}

function warnOfProblems(problems: readonly Problem[], window: Window): void {
  const [{ index, field, reason }] = problems as readonly [Problem, ...Problem[]];
  const place = index < 0 ? `the option ${field}` : `record ${index}, ${field}`;
  warn(
    `${problems.length} of what was given could not be used as it is, first ${place}: ${reason.replace(/[.]?$/, ".")} All are in timeline.problems, and told to on("problem").`,
    window,
  );
}
