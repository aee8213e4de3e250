import { createTimeline, type EdtfValue, type TimelineOptions } from "samarkand";
import { codeElement, leftToRight } from "./codeElement.ts";
import { edtfFacts, type Fact } from "./edtfFacts.ts";
import { edtfView } from "./edtfView.ts";
import { find } from "./find.ts";
import { themeOf, type PageState } from "./pageState.ts";
import { locales, text } from "./texts.ts";

/** Function that shows what a date means: as facts, as a sentence and as a picture. */
export type ShowResult = (value: EdtfValue, typed: string, state: PageState) => void;

const ID = "typed";

export function createEdtfResult(initial: PageState): ShowResult {
  const facts = find("#edtf-facts", HTMLElement);
  const picture = find("#edtf-timeline", HTMLElement);
  const timeline = createTimeline(picture, optionsOf(initial));
  // The facts say in words that a date cannot be drawn. Without a listener the library would report
  // the problem in the console.
  timeline.on("problem", () => undefined);
  return (value, typed, state) => {
    const { language } = state;
    timeline.update(optionsOf(state, typed));
    const view = edtfView(value);
    // Not every valid date can be drawn. For one that cannot, the picture is hidden, because its
    // axis would be that of the date before.
    const isDrawn = timeline.problems.length === 0;
    picture.classList.toggle("is-absent", !isDrawn);
    if (view !== null && isDrawn) timeline.setView(view);
    const sentence = !isDrawn ? text("boxUndrawn", language) : timeline.format.date(ID);
    const all: Fact[] = [{ term: "factSentence", content: [sentence] }, ...edtfFacts(value, typed, language)];
    facts.replaceChildren(...all.flatMap((fact) => elementsOf(fact, text(fact.term, language))));
  };
}

function optionsOf(state: PageState, start?: string): TimelineOptions {
  const { language, timeDirection } = state;
  return {
    events: start === undefined ? [] : [{ id: ID, start, title: leftToRight(start) }],
    locale: locales[language],
    timeDirection,
    theme: themeOf(state),
    label: text("boxTimeline", language),
  };
}

function elementsOf({ content }: Fact, term: string): HTMLElement[] {
  const name = document.createElement("dt");
  name.textContent = term;
  const details = content.map((part) => {
    const element = document.createElement("dd");
    if (typeof part === "string") element.textContent = part;
    else element.append(codeElement(part.code));
    return element;
  });
  return [name, ...details];
}
