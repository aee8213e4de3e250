import { createTimeline, type EventRecord, type Timeline } from "samarkand";
import { millionEnd, millionGroups } from "./data/million.ts";
import { dressPage } from "./dressPage.ts";
import { addFigureTools } from "./figureTools.ts";
import { find } from "./find.ts";
import { createFrameDisplay } from "./frameDisplay.ts";
import { createFrameMeter, type FrameMeter } from "./frameMeter.ts";
import { generateEvents } from "./generateEvents.ts";
import { createFeed, type Feed } from "./liveFeed.ts";
import { createMeasures, type Measures } from "./millionMeasures.ts";
import { millionImports, millionLook, millionRecipe } from "./millionRecipe.ts";
import type { Store } from "./pageState.ts";
import { figureCode, optionsOf } from "./recipe.ts";
import { createTour } from "./tour.ts";
import { watchSight } from "./watchSight.ts";

export interface Stage {
  /** Creates `count` events and shows them in place of the events before. */
  show(count: number): Promise<void>;
}

const DAY = 86_400_000; // ms
const SELECTOR = "#million-timeline";

/** Events that the timeline shows at the moment, and the time in their data. */
interface Shown {
  events: readonly EventRecord[];
  /** Number of events that the reader asked for; more may have arrived since. */
  asked: number;
  /** ms: the current time in the data. */
  now: number;
}

/** Creates the timeline, the buttons that move it, and the numbers about it. */
export function openStage(store: Store, figure: HTMLElement): Stage {
  const root = find("#million-stage", HTMLElement, figure);
  root.hidden = false;
  figure.classList.remove("is-empty");
  const shown: Shown = { events: [], asked: 0, now: millionEnd };
  const picture = find(SELECTOR, HTMLElement);
  const timeline = createTimeline(picture, optionsOf(millionRecipe(store.state, shown.events, 0)));
  const measures = createMeasures(store, root, picture);
  const meter = createMeter(store, root, measures);
  timeline.on("view", () => meter.wake());

  const tour = createTour(find("#million-play", HTMLButtonElement), (view) =>
    timeline.setView(view, { animate: false }),
  );
  const feed = createArrivals(timeline, shown, (count) => {
    meter.wake();
    measures.count(count);
  });
  watchSight(picture, (isInSight) => {
    meter.setSight(isInSight);
    if (isInSight) return;
    tour.stop();
    feed.stop();
  });
  addFigureTools(figure, timeline, [
    { label: "viewMillionYear", view: { start: "2017", end: "2017" } },
    { label: "viewMillionMonth", view: { start: "2017-09", end: "2017-09" } },
    { label: "viewMillionDay", view: { start: "2018-01-17", end: "2018-01-17" } },
  ]);
  const writeCode = followPage(store, { timeline, shown, figure });
  // Writes the texts of the buttons that were added above.
  dressPage(store.state);

  let current = new AbortController();
  return {
    async show(count) {
      current.abort();
      current = new AbortController();
      const { signal } = current;
      tour.stop();
      feed.stop();
      const begin = performance.now();
      measures.generating(count, 0);
      const events = await generateEvents(count, {
        signal,
        progress: (done) => measures.generating(count, done),
      });
      if (events === null) return;
      const given = performance.now();
      Object.assign(shown, { events, asked: count, now: millionEnd });
      writeCode();
      measures.drawing(count);
      timeline.update({ events });
      await allDrawn(timeline);
      if (!signal.aborted)
        measures.drawn(count, { generated: given - begin, drawn: performance.now() - given });
    },
  };
}

function createMeter(store: Store, root: HTMLElement, measures: Measures): FrameMeter {
  const display = createFrameDisplay(store, root);
  const meter = createFrameMeter((frames) => {
    display(frames);
    if (frames.isLast) measures.countNodes();
  });
  for (const type of ["pointerdown", "pointermove", "wheel", "keydown"])
    root.addEventListener(type, () => meter.wake(), { passive: true });
  return meter;
}

/** Creates the feed of new events, which arrive at the end of the data. */
function createArrivals(timeline: Timeline, shown: Shown, tell: (count: number) => void): Feed {
  const moveOn = (now: number): void => {
    const { start, end } = timeline.getView();
    const span = end - start;
    // The view moves on only for a reader who looks at the end of the data.
    const isAtEnd = start <= shown.now && shown.now <= end;
    if (isAtEnd && now > start + 0.9 * span)
      timeline.setView({ start: start + 0.6 * span, end: end + 0.6 * span });
  };
  return createFeed(find("#million-feed", HTMLButtonElement), {
    begin() {
      timeline.setView({ start: shown.now - 2 * DAY, end: shown.now + 4 * DAY });
      return shown.now;
    },
    async take(events, now) {
      // A new array, not a longer one: the timeline may still be reading the array before.
      shown.events = shown.events.concat(events);
      tell(shown.events.length);
      moveOn(now);
      shown.now = now;
      timeline.update({ events: shown.events });
      await allDrawn(timeline);
    },
  });
}

interface Followed {
  readonly timeline: Timeline;
  readonly shown: Shown;
  readonly figure: HTMLElement;
}

/**
 * Follows the state of the page. The million records are read again only when the language changes,
 * because new `groups` require that. Returns the function that writes the code.
 */
function followPage(store: Store, { timeline, shown, figure }: Followed): () => void {
  const code = find("pre > code", HTMLElement, figure);
  let { language } = store.state;
  const writeCode = (): void => {
    code.textContent = figureCode(
      { selector: SELECTOR, imports: millionImports },
      millionRecipe(store.state, shown.events, shown.asked),
    );
  };
  store.follow((state) => {
    // The records stay as they are: only the groups have titles in the language of the page.
    timeline.update({
      ...optionsOf(millionLook(state)),
      ...(state.language !== language && { groups: millionGroups(state.language) }),
    });
    language = state.language;
    writeCode();
  });
  return writeCode;
}

/** Resolves when everything that was given to the timeline is drawn. */
async function allDrawn(timeline: Timeline): Promise<void> {
  await timeline.ready;
  await new Promise(requestAnimationFrame);
}
