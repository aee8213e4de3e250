import type { Model } from "../model/model.ts";
import type { ResolvedOptions } from "../options/resolveOptions.ts";
import { createCanvasText } from "../render/canvasText.ts";
import { createPicture, type Picture, type VisibleState } from "../scene/createPicture.ts";
import type { Focus } from "../state/state.ts";
import { createAnnouncer } from "./announcer.ts";
import { createHost, type Host } from "./host.ts";
import { createPainter, type Moving, type Painted } from "./painter.ts";
import { createProgressBar, type ProgressBar } from "./progressBar.ts";
import { showTooltip } from "./showTooltip.ts";
import { createTooltip } from "./tooltip.ts";

/** px; what a container that was never shown is taken for. */
const ASSUMED_WIDTH = 960;
/** ms after the last step of a pan or a zoom. */
const REST = 120;

/** What is drawn on, and what it needs to know from one frame to the next. */
export interface Screen {
  readonly host: Host;
  readonly progress: ProgressBar;
  /** Whether anything was drawn. */
  readonly isDrawn: boolean;
  /** The picture in the width and the font that the page gives it. */
  measure(options: ResolvedOptions, model: Model): Picture;
  draw(picture: Picture, options: ResolvedOptions, state: VisibleState): void;
  /** Something moved the view: a hand, which is done when it has rested for a moment, or (`null`) something after which all is drawn exactly. */
  moved(by: Moving | null): void;
  /** Takes the card away that stands at what the keyboard is at, until that is something else. */
  dismiss(state: VisibleState): void;
  remove(): void;
}

/** Builds the screen in a container; `rested` is called when a hand is done. */
export function createScreen(container: HTMLElement, rested: () => void): Screen {
  const { ownerDocument: document } = container;
  const window = document.defaultView as Window;
  const host = createHost(container);
  const progress = createProgressBar(host.root);
  const tooltip = createTooltip(host.root);
  const painter = createPainter(host);
  const text = createCanvasText(document);
  let painted: Painted | null = null;
  let dismissed: Focus | null = null;
  const announcer = createAnnouncer(host.root, progress.say);
  let moving: Moving | null = null;
  /** Runs for as long as the view is moved, and for a moment after. */
  let rest = 0;
  const moved = (by: Moving | null): void => {
    moving = by;
    window.clearTimeout(rest);
    if (by !== null) {
      rest = window.setTimeout(() => {
        moved(null);
        rested();
      }, REST);
    }
    host.root.classList.toggle("is-panning", by === "pan");
    host.root.classList.toggle("is-zooming", by === "zoom");
  };
  return {
    host,
    progress,
    get isDrawn() {
      return painted !== null;
    },
    measure(options, model) {
      const font = { family: host.fontFamily(), size: options.theme.light.fontSize, weight: 400 };
      const width = host.scroller.clientWidth || (painted?.layout.width ?? ASSUMED_WIDTH);
      return createPicture({ options, model, width, measure: text.measure, fontFamily: font.family, lineHeight: text.lineHeight(font), name: host.name });
    },
    draw(picture, options, state) {
      painted = painter.paint(picture, state, moving);
      announcer.drawn(picture, state.view);
      const { focus = null, isKeyboard = false } = state;
      if (focus !== dismissed) dismissed = null;
      const card = focus?.type === "event" && isKeyboard && focus !== dismissed ? focus.id : null;
      showTooltip(tooltip, { host, picture, painted, options, hover: state.hover ?? card });
    },
    moved,
    dismiss({ focus = null }) {
      dismissed = focus;
      tooltip.hide();
    },
    remove() {
      window.clearTimeout(rest);
      announcer.stop();
      host.remove();
    },
  };
}
