import { find } from "./find.ts";
import { durationText, filledText, numberText } from "./numberTexts.ts";
import type { Store } from "./pageState.ts";
import type { Language } from "./texts.ts";

export interface Measures {
  /** Shows that a part (0 to 1) of `count` events is created. */
  generating(count: number, done: number): void;
  /** Shows that `count` events are created and given to the timeline. */
  drawing(count: number): void;
  /** Shows that everything is drawn, and the times (ms) that this took. */
  drawn(count: number, took: { readonly generated: number; readonly drawn: number }): void;
  /** Shows how many events there are now. */
  count(count: number): void;
  /** Counts the elements of the timeline again and shows their number. */
  countNodes(): void;
}

/** Creates the display of counts, durations and progress, in the language of the page. */
export function createMeasures(store: Store, root: HTMLElement, picture: HTMLElement): Measures {
  const status = find("[role=status]", HTMLElement, root);
  const bar = find("progress", HTMLProgressElement, root);
  const events = find(".events", HTMLElement, root);
  const nodes = find(".nodes", HTMLElement, root);
  const inPicture = picture.getElementsByTagName("*");
  let say: (language: Language) => string = () => "";
  let shown = 0;

  const write = (): void => {
    const { language } = store.state;
    const sentence = say(language);
    // A sentence is written once: a screen reader could announce it again each time it is written.
    if (status.textContent !== sentence) status.textContent = sentence;
    events.textContent = numberText(shown, language);
    nodes.textContent = numberText(inPicture.length, language);
  };
  store.follow(write);
  const counted = (key: "millionMaking" | "millionDrawing", count: number) => (language: Language) =>
    filledText(key, language, { count: numberText(count, language) });

  return {
    generating(count, done) {
      bar.classList.remove("is-absent");
      bar.value = done;
      say = counted("millionMaking", count);
      write();
    },
    drawing(count) {
      say = counted("millionDrawing", count);
      write();
    },
    drawn(count, { generated, drawn }) {
      bar.classList.add("is-absent");
      shown = count;
      say = (language) =>
        filledText("millionDone", language, {
          count: numberText(count, language),
          generated: durationText(generated, language),
          drawn: durationText(drawn, language),
        });
      write();
    },
    count(count) {
      shown = count;
      write();
    },
    countNodes: write,
  };
}
