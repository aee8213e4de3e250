import { find } from "./find.ts";
import type { Frames } from "./frameMeter.ts";
import { durationText, filledText, numberText } from "./numberTexts.ts";
import type { Store } from "./pageState.ts";

/**
 * ms between two changes of the numbers, which could not be read otherwise, and of the words for
 * those who hear them.
 */
const NUMBERS = 250;
const WORDS = 1000;

/** Of the sparkline: px of a frame, px of all, and ms at its top. */
const BAR = 2;
const HEIGHT = 34;
const TOP = 50;
/** ms; a frame that takes longer is seen as a jerk. */
const SLOW = 34;

/** Writes frames as numbers and as a row of bars in `root`. */
export function createFrameDisplay(store: Store, root: HTMLElement): (frames: Frames) => void {
  const perSecond = find(".per-second", HTMLElement, root);
  const longest = find(".longest", HTMLElement, root);
  const sparkline = find(".sparkline", SVGSVGElement, root);
  const swift = find(".swift", SVGPathElement, sparkline);
  const slow = find(".slow", SVGPathElement, sparkline);
  let frames: Frames | undefined;
  let numbersAt = -Infinity;
  let wordsAt = -Infinity;

  const write = (now: number): void => {
    if (frames === undefined) return;
    const { language } = store.state;
    const values = {
      perSecond: numberText(frames.perSecond, language),
      longest: durationText(frames.longest, language, "short"),
    };
    if (now - numbersAt >= NUMBERS) {
      numbersAt = now;
      perSecond.textContent = values.perSecond;
      longest.textContent = values.longest;
    }
    if (now - wordsAt < WORDS) return;
    wordsAt = now;
    sparkline.setAttribute("aria-label", filledText("millionFrames", language, values));
  };
  /** Writes all of it, however short a time ago it was written. */
  const writeNow = (): void => {
    numbersAt = wordsAt = -Infinity;
    write(performance.now());
  };
  store.follow(writeNow);

  return (current) => {
    frames = current;
    root.classList.toggle("is-resting", current.isLast);
    swift.setAttribute(
      "d",
      bars(current.times, (time) => time <= SLOW),
    );
    slow.setAttribute(
      "d",
      bars(current.times, (time) => time > SLOW),
    );
    // What stays is what was measured last.
    if (current.isLast) writeNow();
    else write(performance.now());
  };
}

/** A line for each frame of a sort, from the foot up. */
function bars(times: readonly number[], isOfSort: (time: number) => boolean): string {
  return times
    .map((time, index) =>
      isOfSort(time)
        ? `M${(index + 0.5) * BAR} ${HEIGHT}V${(HEIGHT * (1 - Math.min(time, TOP) / TOP)).toFixed(1)}`
        : "",
    )
    .join("");
}
