/** Shows, and says, that something takes a moment. */
export interface ProgressBar {
  readonly isBusy: boolean;
  /** `done`: from 0 to 1; at 1 there is nothing to show. */
  show(done: number, label: string): void;
  /** To a reader who listens. */
  readonly say: (text: string) => void;
}

/** Builds the bar in the root of a timeline, hidden, with a status that is only heard. */
export function createProgressBar(root: HTMLElement): ProgressBar {
  const document = root.ownerDocument;
  const bar = document.createElement("progress");
  const status = document.createElement("div");
  bar.className = "samarkand-progress";
  bar.hidden = true;
  status.className = "samarkand-status";
  status.setAttribute("role", "status");
  root.append(bar, status);
  const say = (text: string): void => {
    if (status.textContent !== text) status.textContent = text;
  };
  return {
    get isBusy() {
      return !bar.hidden;
    },
    show(done, label) {
      const isBusy = done < 1;
      bar.hidden = !isBusy;
      bar.value = done;
      bar.setAttribute("aria-label", label);
      if (isBusy) root.setAttribute("aria-busy", "true");
      else root.removeAttribute("aria-busy");
      say(isBusy ? label : "");
    },
    say,
  };
}
