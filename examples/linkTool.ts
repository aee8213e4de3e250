import type { Timeline } from "samarkand";
import { copyText } from "./copyText.ts";
import { find } from "./find.ts";
import type { Store } from "./pageState.ts";
import { text } from "./texts.ts";

/**
 * Lets a reader send what they see of a figure: a button puts it into the page's address and copies
 * that, and the page opens at what its address says.
 */
export function addLinkTool(
  store: Store,
  { timeline, id }: { readonly timeline: Timeline; readonly id: string },
): void {
  const figure = find(`#${id}`, HTMLElement);
  const status = find(".link-status", HTMLElement, figure);
  find(".link", HTMLButtonElement, figure).addEventListener("click", () => {
    const link = new URL(`#${timeline.toHash()}`, location.href).href;
    history.replaceState(null, "", link);
    void copyText(link, find(".link-by-hand", HTMLTextAreaElement, figure)).then((isCopied) => {
      status.textContent = text(isCopied ? "linkCopied" : "copyByHand", store.state.language);
    });
  });
  const open = (): void => {
    if (timeline.fromHash(location.hash)) figure.scrollIntoView();
  };
  addEventListener("hashchange", open);
  open();
}
