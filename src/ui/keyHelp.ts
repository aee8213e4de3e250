import { localeDirection } from "../base/direction.ts";
import type { KeyMessages } from "../options/messages.ts";
import type { ResolvedOptions } from "../options/resolveOptions.ts";

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

/** A dialog that lists the keys. */
export interface KeyHelp {
  /**
   * Opens the dialog. On closing, the focus returns to where it was. `canFind`: whether there is a
   * search.
   */
  readonly show: (options: ResolvedOptions, canFind: boolean) => void;
}

/** Creates the help. The dialog is added to the root of a timeline when it is opened. */
export function createKeyHelp(root: HTMLElement): KeyHelp {
  const document = root.ownerDocument;
  let dialog: HTMLDialogElement | null = null;
  return {
    show({ locale, messages }, canFind) {
      dialog?.remove();
      const [heading, table, close] = [
        document.createElement("h2"),
        document.createElement("table"),
        document.createElement("button"),
      ];
      const opened = document.createElement("dialog");
      dialog = opened;
      opened.className = "samarkand-keys";
      opened.dir = localeDirection(locale);
      opened.setAttribute("aria-label", messages.keys);
      heading.textContent = messages.keys;
      for (const [keys, does] of KEYS.filter((key) => canFind || key[1] !== "keyFind")) {
        const row = table.insertRow();
        const name = document.createElement("th");
        name.scope = "row";
        const written = document.createElement("kbd");
        written.dir = "ltr";
        written.textContent = keys;
        name.append(written);
        row.append(name);
        row.insertCell().textContent = messages[does];
      }
      close.type = "button";
      close.className = "samarkand-control";
      close.textContent = messages.keysClose;
      close.addEventListener("click", () => {
        opened.close();
      });
      opened.addEventListener("close", () => {
        opened.remove();
      });
      opened.append(heading, table, close);
      root.append(opened);
      opened.showModal();
    },
  };
}
