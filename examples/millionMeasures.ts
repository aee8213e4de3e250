import { find } from "./find.ts";
import { durationText, filledText, numberText } from "./numberTexts.ts";
import type { Store } from "./pageState.ts";
import type { Language } from "./texts.ts";

export interface Measures {
  /** So much (0 to 1) of so many events is made. */
  generating(count: number, done: number): void;
  /** They are made and given to the timeline. */
  drawing(count: number): void;
  /** All is drawn; ms. */
  drawn(count: number, took: { readonly generated: number; readonly drawn: number }): void;
  /** How many events there are now. */
  count(count: number): void;
  /** Counts the elements of the timeline anew. */
  countNodes(): void;
}

/** How many, how long it took, and how far it is: in words that follow the language of the page. */
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
    // Said once, however often it is true.
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
