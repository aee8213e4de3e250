import { listenRoving } from "../input/listenRoving.ts";
import type { ResolvedOptions } from "../options/resolveOptions.ts";
import { viewAround } from "../state/views.ts";
import type { TimeRange } from "../time/scale.ts";
import type { TimelineDom } from "../view/timelineDom.ts";

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

type Name = "zoomIn" | "zoomOut" | "fit" | "goToNow" | "asList";

/**
 * Creates the buttons. They stand before the picture of a timeline while the option `controls` is
 * set.
 */
export function createControls({ root, scroller }: TimelineDom): Controls {
  const document = root.ownerDocument;
  const bar = document.createElement("div");
  bar.className = "samarkand-controls";
  bar.setAttribute("role", "toolbar");
  const button = (name: Name): HTMLButtonElement => {
    const element = document.createElement("button");
    element.type = "button";
    element.className = `samarkand-control samarkand-control-${name}`;
    bar.append(element);
    return element;
  };
  const buttons: Record<Name, HTMLButtonElement> = {
    asList: button("asList"),
    goToNow: button("goToNow"),
    fit: button("fit"),
    zoomOut: button("zoomOut"),
    zoomIn: button("zoomIn"),
  };
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
      for (const name of ["asList", "goToNow", "fit"] as const) buttons[name].textContent = messages[name];
      for (const [name, sign] of [
        ["zoomIn", "+"],
        ["zoomOut", "−"],
      ] as const) {
        buttons[name].textContent = sign;
        buttons[name].setAttribute("aria-label", messages[name]);
      }
      buttons.asList.setAttribute("aria-pressed", String(list));
      buttons.goToNow.hidden = now === null;
      refresh();
    },
    listen(timeline, signal) {
      refresh = listenRoving(bar, signal);
      const actions: Record<Name, () => void> = {
        zoomIn: () => {
          timeline.zoomBy(2);
        },
        zoomOut: () => {
          timeline.zoomBy(0.5);
        },
        fit: () => {
          timeline.fit();
        },
        goToNow: () => {
          timeline.setView(
            viewAround(drawn?.now === "clock" ? Date.now() : (drawn?.now ?? 0), timeline.getView()),
          );
        },
        asList: () => {
          timeline.update({ list: drawn?.list !== true });
        },
      };
      for (const name of Object.keys(actions) as Name[])
        buttons[name].addEventListener("click", actions[name], { signal });
    },
  };
}
