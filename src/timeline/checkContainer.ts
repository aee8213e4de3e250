import { OptionError } from "../options/optionError.ts";

/**
 * Throws an `OptionError` for what nothing can be drawn in. A document that a parser made has
 * neither styles nor frames.
 */
export function checkContainer(container: Node | null | undefined): void {
  const isElement = container?.nodeType === 1;
  if (!isElement || (container.ownerDocument?.defaultView ?? null) === null)
    throw new OptionError(
      "container",
      container,
      `an HTML element${isElement ? " of a document with a window" : ""}`,
    );
}
