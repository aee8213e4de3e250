import { localeDirection } from "../base/direction.ts";
import type { KeyMessages } from "../options/messages.ts";
import type { ResolvedOptions } from "../options/resolveOptions.ts";
import { append } from "./elements.ts";

/** Keys as keyboards name them, each with the message that describes its action. */
const KEYS: readonly (readonly [keys: string, does: Exclude<keyof KeyMessages, "keys" | "keysClose">])[] = [
  ["← →", "keyNeighbour"],
  ["↑ ↓", "keyRow"],
  ["Home End", "keyEnds"],
  ["Page Up, Page Down", "keyPages"],
  ["+ − 0", "keyZoom"],
  ["Enter", "keyOpen"],
  ["Space", "keySelect"],
  ["Shift ← →", "keyMore"],
  ["Ctrl ← →", "keyOnly"],
  ["/", "keyFind"],
  ["Esc", "keyDismiss"],
  ["?", "keyHelp"],
];

/**
 * Opens a dialog that lists the keys, in the root of a timeline. On closing, the focus returns to
 * where it was. `canFind`: whether there is a search.
 */
export function showKeyHelp(
  root: HTMLElement,
  { locale, messages }: ResolvedOptions,
  canFind: boolean,
): void {
  root.querySelector(".samarkand-keys")?.remove();
  const dialog = append(root, "dialog", "samarkand-keys");
  dialog.dir = localeDirection(locale);
  dialog.setAttribute("aria-label", messages.keys);
  append(dialog, "h2").textContent = messages.keys;
  const table = append(dialog, "table");
  for (const [keys, does] of KEYS) {
    if (does === "keyFind" && !canFind) continue;
    const row = table.insertRow();
    const name = append(row, "th");
    const written = append(name, "kbd");
    name.scope = "row";
    written.dir = "ltr";
    written.textContent = keys;
    row.insertCell().textContent = messages[does];
  }
  const close = append(dialog, "button", "samarkand-control");
  close.type = "button";
  close.textContent = messages.keysClose;
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  dialog.showModal();
}
