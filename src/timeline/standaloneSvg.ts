import type { ResolvedOptions } from "../options/resolveOptions.ts";
import type { Scene } from "../plot/picture/buildScene.ts";
import { svgString } from "../plot/static/svgString.ts";
import type { TimelineDom } from "../view/timelineDom.ts";

/** What is on the screen as an SVG that stands alone, in the colours in which it is there. */
export function standaloneSvg(
  scene: Scene,
  { root, fontFamily }: TimelineDom,
  { theme, label, messages, locale }: ResolvedOptions,
): string {
  const tokens = theme.scheme === "auto" && isDark(root) ? theme.dark : theme.light;
  return svgString(scene, {
    tokens,
    fontFamily: tokens.fontFamily === "inherit" ? fontFamily() : tokens.fontFamily,
    label,
    legendLabel: messages.legend,
    lang: locale,
  });
}

function isDark(root: HTMLElement): boolean {
  const view = root.ownerDocument.defaultView as Window;
  const { colorScheme } = view.getComputedStyle(root);
  if (!colorScheme.includes("dark")) return false;
  return !colorScheme.includes("light") || view.matchMedia("(prefers-color-scheme: dark)").matches;
}
