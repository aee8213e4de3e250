import { find } from "./find.ts";
import { openStage, type Stage } from "./millionStage.ts";
import type { Store } from "./pageState.ts";

/** A million events: none is made, and no timeline either, before the reader asks for them. */
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
