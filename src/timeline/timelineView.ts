import type { Model } from "../model/model.ts";
import type { ResolvedOptions } from "../options/resolveOptions.ts";
import type { Layout } from "../plot/picture/layout.ts";
import {
  createPicture,
  type Picture,
  type PictureInput,
  type VisibleState,
} from "../plot/picture/picture.ts";
import type { TimelineState } from "../state/state.ts";
import { createBrushOverlay } from "../ui/brushOverlay.ts";
import { type Card, createCard } from "../ui/card.ts";
import { createControls } from "../ui/controls.ts";
import { createEventList, type EventList } from "../ui/eventList.ts";
import { createKeyHelp, type KeyHelp } from "../ui/keyHelp.ts";
import { createOverviewStrip } from "../ui/overviewStrip.ts";
import { createAnnouncer, createProgressBar, type ProgressBar } from "../ui/status.ts";
import { createDeferredLabels } from "../view/drawScene.ts";
import { createMotion, type Motion } from "../view/motion.ts";
import { createCanvasText, type TextMeasure } from "../view/canvasText.ts";
import { createClock } from "../view/clock.ts";
import { createTimelineDom, type TimelineDom } from "../view/timelineDom.ts";
import { createVerticalViewport } from "../view/verticalViewport.ts";
import { createLayerStack, type LayerStack, withSlots } from "../view/layerStack.ts";
import { createViewportCache, type Painted } from "../view/viewportCache.ts";
import type { Timeline } from "./timeline.ts";

/** px: width that is assumed for a container that was never shown. */
const ASSUMED_WIDTH = 960;

/** A picture as it stands on the screen, and whether a list stands in its place. */
export interface DrawnPicture {
  readonly picture: Picture;
  readonly painted: Painted;
  readonly isList: boolean;
}

/**
 * The screen of a timeline: its elements, and what they need to know from one frame to the next.
 */
export interface TimelineView {
  readonly host: TimelineDom;
  readonly progress: ProgressBar;
  /** Connects the overview, list and controls to the public timeline. */
  listen(timeline: Timeline, choose: Parameters<EventList["listen"]>[0], signal: AbortSignal): void;
  /**
   * Whether the plot has the focus, so that assistive technology reads the focused event itself.
   */
  readonly hasFocus: boolean;
  /** What was drawn last; `null` before the first drawing. */
  readonly drawn: DrawnPicture | null;
  /** Creates the picture in the width and the font that the page gives it. */
  measure(options: ResolvedOptions, model: Model): Picture;
  /** Returns the state together with the current time, which is also visible. */
  visible(options: ResolvedOptions, state: TimelineState): VisibleState;
  /** Returns the layout in which a picture would be drawn. */
  layout(picture: Picture, options: ResolvedOptions, state: TimelineState): Layout;
  /**
   * Whether a picture that was never drawn must be measured again, because it needs a scrollbar.
   */
  scrolls(picture: Picture, options: ResolvedOptions, state: TimelineState): boolean;
  /**
   * Computes in advance what the next frame will draw, because that frame has enough other work.
   */
  prepare(picture: Picture, options: ResolvedOptions, state: TimelineState): void;
  draw(picture: Picture, options: ResolvedOptions, state: TimelineState): void;
  readonly moved: Motion["moved"];
  /**
   * Hides the card at the focused event until the focus moves; returns whether there was a card.
   */
  dismiss(state: VisibleState): boolean;
  /** Layers of the application. */
  readonly layers: LayerStack;
  /** The card: the keyboard can enter it. */
  readonly card: Pick<Card, "enter" | "at">;
  /** Opens the help for the keys. */
  readonly help: KeyHelp["show"];
  remove(): void;
}

interface Calls {
  /**
   * Called when a new frame is needed, because a gesture has ended, the scroll position has changed
   * or time has passed.
   */
  readonly changed: () => void;
  /** Called when drawing cannot wait for a frame. */
  readonly printed: () => void;
  /** Called for an error that a layer throws. */
  readonly report: (error: unknown) => void;
  /** Moves the view so far that an instant (ms) is in sight. */
  readonly reveal: (instant: number) => void;
}

/** Creates the screen in a container. */
export function createTimelineView(
  container: HTMLElement,
  { changed, printed, report, reveal }: Calls,
): TimelineView {
  const { ownerDocument: document } = container;
  const window = document.defaultView as Window;
  const host = createTimelineDom(container);
  const [progress, card] = [createProgressBar(host.root), createCard(host, changed)];
  const layers = createLayerStack(host, { report, reveal });
  const viewport = createViewportCache(withSlots(host, layers));
  const naming = createDeferredLabels(host.plot);
  const text = createCanvasText(document);
  let [drawn, shownWidth]: [DrawnPicture | null, number] = [null, 0];
  const announcer = createAnnouncer(host.root, progress.say);
  const motion = createMotion(host.root, changed);
  const [overview, controls, list, band] = [
    createOverviewStrip(host),
    createControls(host),
    createEventList(host),
    createBrushOverlay(host),
  ];
  const [clock, slicing] = [
    createClock(window, changed),
    createVerticalViewport(host.scroller, { changed, printed }),
  ];
  const visible = (options: ResolvedOptions, state: TimelineState): VisibleState => ({
    ...state,
    now: clock.now(options),
  });
  const inSight = (options: ResolvedOptions, state: TimelineState): VisibleState => ({
    ...visible(options, state),
    slice: slicing.now(options.maxHeight),
  });
  return {
    host,
    progress,
    layout: (picture, options, state) => picture.layout(inSight(options, state)),
    scrolls: (picture, options, state) =>
      needsScrollbar(host.scroller, picture.layout(inSight(options, state))),
    listen(timeline, choose, signal) {
      overview.listen(
        {
          show: (view) => {
            timeline.setView(view, { animate: false });
          },
          view: () => timeline.getView(),
        },
        signal,
      );
      list.listen(choose, signal);
      controls.listen(timeline, signal);
      // While a page is hidden its timers sleep.
      document.addEventListener("visibilitychange", changed, { signal });
    },
    get hasFocus() {
      return host.plot.matches(":focus");
    },
    get drawn() {
      return drawn;
    },
    measure(options, model) {
      shownWidth = slicing.width(host.scroller.clientWidth);
      const width = shownWidth || (drawn?.painted.layout.width ?? ASSUMED_WIDTH);
      return pictureIn(host, text, { options, model, width });
    },
    visible,
    layers,
    help: createKeyHelp(host.root).show,
    prepare: (picture, options, state) => {
      picture.at(inSight(options, state));
    },
    draw(picture, options, state) {
      host.scroller.classList.remove("is-scrolled");
      layers.take(options.layers);
      const shown = inSight(options, state);
      const painted = viewport.paint(picture, shown, motion.now);
      layers.draw(picture, shown, painted, motion.now);
      drawn = { picture, painted, isList: options.list };
      naming.drawn(motion.now !== null, shownWidth > 0);
      clock.follow(options, picture, state.view);
      announcer.drawn(picture, state.view);
      controls.draw(options);
      if (motion.now === null) list.draw(options, picture, state);
      band.draw(picture, state, options.locale);
      overview.draw(options, picture, {
        view: state.view,
        isMoving: motion.now !== null,
        matches: state.matches,
      });
      card.draw(picture, painted, options, state);
      if (!progress.isBusy) host.takePlace();
    },
    moved: motion.moved,
    card,
    dismiss: ({ focus = null }) => card.dismiss(focus),
    remove() {
      card.dismiss(null);
      layers.remove();
      for (const part of [motion, slicing, clock, announcer, naming]) part.stop();
      host.remove();
    },
  };
}

/** Creates the picture in the font that the page gives a timeline. */
function pictureIn(
  host: TimelineDom,
  text: TextMeasure,
  input: Pick<PictureInput, "options" | "model" | "width">,
): Picture {
  const font = { family: host.fontFamily(), size: input.options.theme.light.fontSize, weight: 400 };
  return createPicture({
    ...input,
    measure: text.measure,
    fontFamily: font.family,
    lineHeight: text.lineHeight(font),
    name: host.name,
  });
}

/** Whether a layout is higher than its scroller can be, and a scrollbar takes room there. */
function needsScrollbar(scroller: HTMLElement, { axisHeight, plotHeight, maxScroll }: Layout): boolean {
  if (axisHeight + plotHeight <= maxScroll) return false;
  const { clientWidth } = scroller;
  scroller.classList.add("is-scrolled");
  return scroller.clientWidth !== clientWidth;
}
