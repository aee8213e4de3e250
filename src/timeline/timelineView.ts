import type { Model } from "../model/model.ts";
import type { ResolvedOptions } from "../options/resolveOptions.ts";
import { createPicture, type Picture, type VisibleState } from "../plot/picture/picture.ts";
import type { TimelineState } from "../state/state.ts";
import { createBrushOverlay } from "../ui/brushOverlay.ts";
import { type Card, createCard } from "../ui/card.ts";
import { createControls } from "../ui/controls.ts";
import { createEventList, type EventList } from "../ui/eventList.ts";
import { createOverviewStrip } from "../ui/overviewStrip.ts";
import { createAnnouncer, createProgressBar, type ProgressBar } from "../ui/status.ts";
import { createCanvasText } from "../view/canvasText.ts";
import { createClock } from "../view/clock.ts";
import { createDeferredLabels } from "../view/deferredLabels.ts";
import { createLayerStack, type LayerStack, withSlots } from "../view/layerStack.ts";
import { createMotion, type Motion } from "../view/motion.ts";
import { createTimelineDom, type TimelineDom } from "../view/timelineDom.ts";
import { createVerticalViewport } from "../view/verticalViewport.ts";
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
  /** Layers of the application. */
  readonly layers: LayerStack;
  readonly card: Card;
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
  visible(picture: Picture, state: TimelineState): VisibleState;
  /** Returns the visible state together with the part of the height that is drawn. */
  inSight(picture: Picture, state: TimelineState): VisibleState;
  /**
   * Whether a picture that was never drawn must be measured again, because it needs a scrollbar.
   */
  scrolls(picture: Picture, state: TimelineState): boolean;
  /** Draws a picture. `card`: content of cards, which may change without the picture. */
  draw(picture: Picture, state: TimelineState, card: ResolvedOptions["card"]): void;
  readonly moved: Motion["moved"];
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
export function createTimelineView(container: HTMLElement, calls: Calls): TimelineView {
  const { changed } = calls;
  const { ownerDocument: document } = container;
  const window = document.defaultView as Window;
  const host = createTimelineDom(container);
  const { root, scroller, plot } = host;
  const [progress, card] = [createProgressBar(root), createCard(host, changed)];
  const layers = createLayerStack(host, calls);
  const viewport = createViewportCache(withSlots(host, layers));
  const naming = createDeferredLabels(plot);
  const text = createCanvasText(document);
  const announcer = createAnnouncer(root, progress.say);
  const motion = createMotion(root, changed);
  const [overview, controls] = [createOverviewStrip(host), createControls(host)];
  const [list, drawBrush] = [createEventList(host), createBrushOverlay(host)];
  const [clock, slicing] = [createClock(window, changed), createVerticalViewport(scroller, calls)];
  let [drawn, shownWidth]: [DrawnPicture | null, number] = [null, 0];
  const visible = (picture: Picture, state: TimelineState): VisibleState => ({
    ...state,
    now: clock.now(picture.options),
  });
  const inSight = (picture: Picture, state: TimelineState): VisibleState => ({
    ...visible(picture, state),
    slice: slicing.now(picture.options.maxHeight),
  });
  return {
    host,
    progress,
    layers,
    card,
    visible,
    inSight,
    moved: motion.moved,
    get hasFocus() {
      return plot.matches(":focus");
    },
    get drawn() {
      return drawn;
    },
    listen(timeline, choose, signal) {
      overview.listen(timeline, signal);
      list.listen(choose, signal);
      controls.listen(timeline, signal);
      // While a page is hidden its timers sleep.
      document.addEventListener("visibilitychange", changed, { signal });
    },
    measure(options, model) {
      shownWidth = slicing.width(scroller.clientWidth);
      const font = { family: host.fontFamily(), size: options.theme.light.fontSize, weight: 400 };
      return createPicture({
        options,
        model,
        width: shownWidth || (drawn?.painted.layout.width ?? ASSUMED_WIDTH),
        measure: text.measure,
        fontFamily: font.family,
        lineHeight: text.lineHeight(font),
        name: host.name,
      });
    },
    scrolls(picture, state) {
      const { axisHeight, plotHeight, maxScroll } = picture.layout(inSight(picture, state));
      if (axisHeight + plotHeight <= maxScroll) return false;
      // A scrollbar may take room beside the picture.
      const { clientWidth } = scroller;
      scroller.classList.add("is-scrolled");
      return scroller.clientWidth !== clientWidth;
    },
    draw(picture, state, own) {
      const { options } = picture;
      const isMoving = motion.now !== null;
      scroller.classList.remove("is-scrolled");
      layers.take(options.layers);
      const shown = inSight(picture, state);
      const painted = viewport.paint(picture, shown, motion.now);
      layers.draw(picture, shown, painted, motion.now);
      drawn = { picture, painted, isList: options.list };
      naming.drawn(isMoving, shownWidth > 0);
      clock.follow(options, picture, state.view);
      announcer.drawn(picture, state.view);
      controls.draw(options);
      if (!isMoving) list.draw(picture, state);
      drawBrush(picture, state);
      overview.draw(picture, state, isMoving);
      card.draw(picture, painted, state, own);
      if (!progress.isBusy) host.takePlace();
    },
    remove() {
      card.dismiss(null);
      layers.remove();
      for (const part of [motion, slicing, clock, announcer, naming]) part.stop();
      host.remove();
    },
  };
}
