import { createElement, StrictMode, useEffect, useRef, type ReactElement } from "react";
import { createRoot } from "react-dom/client";

interface Props {
  /**
   * Called with a container that is in the page. Returns a function that removes everything it
   * created there.
   */
  readonly mounted: (container: HTMLElement) => () => void;
}

function Holder({ mounted }: Props): ReactElement {
  const container = useRef<HTMLDivElement>(null);
  useEffect(() => mounted(container.current as HTMLElement), [mounted]);
  return createElement("div", { ref: container });
}

/**
 * Renders a component in React's StrictMode: it mounts, unmounts and mounts again in the same
 * container. Returns the function that unmounts it.
 */
export function renderStrictly(place: Element, mounted: Props["mounted"]): () => void {
  const root = createRoot(place);
  root.render(createElement(StrictMode, null, createElement(Holder, { mounted })));
  return () => {
    root.unmount();
  };
}
