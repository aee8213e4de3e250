import { find } from "./find.ts";
import type { Frames } from "./frameMeter.ts";
import { durationText, filledText, numberText } from "./numberTexts.ts";
import type { Store } from "./pageState.ts";

/**
 * ms between two changes: of the numbers, so that they can be read, and of the words for
 * screen-reader users.
 */
const NUMBERS = 250;
const WORDS = 1000;

/** Sparkline: width of a frame in px, height in px, and the time at its top in ms. */
const BAR = 2;
const HEIGHT = 34;
const TOP = 50;
/** ms: a frame that takes longer looks like a jerk. */
const SLOW = 34;

/**
 * Creates the display of frames in `root`: numbers and a row of bars. Returns the function that
 * writes frames to it.
 */
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
  /** Writes the numbers and the words at once, even if they were written a short time ago. */
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
    // No later frames replace the last ones, so their numbers must be written.
    if (current.isLast) writeNow();
    else write(performance.now());
  };
}

/** Returns the path of a bar for each frame that passes `isOfSort`. Bars begin at the bottom. */
function bars(times: readonly number[], isOfSort: (time: number) => boolean): string {
  return times
    .map((time, index) =>
      isOfSort(time)
        ? `M${(index + 0.5) * BAR} ${HEIGHT}V${(HEIGHT * (1 - Math.min(time, TOP) / TOP)).toFixed(1)}`
        : "",
    )
    .join("");
}
