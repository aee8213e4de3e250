import { find } from "./find.ts";
import { openStage, type Stage } from "./millionStage.ts";
import type { Store } from "./pageState.ts";

/**
 * Connects the buttons that ask for a million events. Before the reader presses one, neither events
 * nor the timeline are created.
 */
export function createMillion(store: Store): void {
  const figure = find("#million", HTMLElement);
  const choices = figure.querySelectorAll<HTMLButtonElement>("button[data-amount]");
  let stage: Stage | undefined;
  for (const choice of choices) {
    choice.addEventListener("click", () => {
      for (const other of choices) other.setAttribute("aria-pressed", String(other === choice));
      stage ??= openStage(store, figure);
      void stage.show(Number(choice.dataset["amount"]));
    });
  }
}
