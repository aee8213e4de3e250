import { listenRoving } from "../input/listenRoving.ts";
import type { ResolvedOptions } from "../options/resolveOptions.ts";
import { viewAround } from "../state/views.ts";
import type { TimeRange } from "../time/scale.ts";
import type { TimelineDom } from "../view/timelineDom.ts";
import { append } from "./elements.ts";

/** Buttons above a timeline. */
export interface Controls {
  draw(options: ResolvedOptions): void;
  listen(timeline: ControlsTarget, signal: AbortSignal): void;
}

/** Functions of a timeline that the buttons call. */
interface ControlsTarget {
  getView(): TimeRange;
  setView(view: TimeRange): void;
  zoomBy(factor: number): void;
  fit(): void;
  update(options: { readonly list: boolean }): void;
}

const NAMES = ["asList", "goToNow", "fit", "zoomOut", "zoomIn"] as const;

type Name = (typeof NAMES)[number];

/** Signs that buttons show in place of their words. */
const SIGNS: Readonly<Partial<Record<Name, string>>> = { zoomOut: "−", zoomIn: "+" };

/**
 * Creates the buttons. They stand before the picture of a timeline while the option `controls` is
 * set.
 */
export function createControls({ root, scroller }: TimelineDom): Controls {
  const bar = root.ownerDocument.createElement("div");
  bar.className = "samarkand-controls";
  bar.setAttribute("role", "toolbar");
  const button = (name: Name): [Name, HTMLButtonElement] => {
    const element = append(bar, "button", `samarkand-control samarkand-control-${name}`);
    element.type = "button";
    return [name, element];
  };
  const buttons = Object.fromEntries(NAMES.map(button)) as Record<Name, HTMLButtonElement>;
  let drawn: ResolvedOptions | null = null;
  let refresh = (): void => undefined;
  return {
    draw(options) {
      if (options === drawn) return;
      drawn = options;
      const { controls, messages, now, list, label } = options;
      if (!controls) bar.remove();
      // The bar is not inserted again: moving it would lose the focus.
      else if (bar.parentNode === null) scroller.before(bar);
      bar.setAttribute("aria-label", label);
      for (const name of NAMES) {
        const sign = SIGNS[name];
        buttons[name].textContent = sign ?? messages[name];
        if (sign !== undefined) buttons[name].setAttribute("aria-label", messages[name]);
      }
      buttons.asList.setAttribute("aria-pressed", String(list));
      buttons.goToNow.hidden = now === null;
      refresh();
    },
    listen(timeline, signal) {
      refresh = listenRoving(bar, signal);
      const on = (name: Name, act: () => void): void =>
        buttons[name].addEventListener("click", act, { signal });
      on("asList", () => timeline.update({ list: drawn?.list !== true }));
      on("goToNow", () => {
        const now = drawn?.now === "clock" ? Date.now() : (drawn?.now ?? 0);
        timeline.setView(viewAround(now, timeline.getView()));
      });
      on("fit", () => timeline.fit());
      on("zoomOut", () => timeline.zoomBy(0.5));
      on("zoomIn", () => timeline.zoomBy(2));
    },
  };
}
