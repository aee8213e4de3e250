import type { Timeline } from "samarkand";
import { copyText } from "./copyText.ts";
import { find } from "./find.ts";
import type { Store } from "./pageState.ts";
import { text } from "./texts.ts";

/**
 * Connects the button that copies a link to what the reader sees of a figure. The button also
 * writes the link into the address of the page. Where the address contains such a link, the page
 * opens at that figure and shows what the link describes.
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
