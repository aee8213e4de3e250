/** Shows, and says, that something takes a moment. */
export interface ProgressBar {
  /** `done`: from 0 to 1. */
  show(done: number, label: string): void;
  /** `message`: what is said now that it is over. */
  hide(message: string): void;
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
    show(done, label) {
      bar.hidden = false;
      bar.value = done;
      bar.setAttribute("aria-label", label);
      root.setAttribute("aria-busy", "true");
      say(label);
    },
    hide(message) {
      bar.hidden = true;
      root.removeAttribute("aria-busy");
      say(message);
    },
  };
}
