import type { ThemeTokens } from "../options/theme.ts";

/** px by which a title stands further in than that of the group around it. */
export const GROUP_STEP = 14;

/** The width (px) that the titles of groups take at the side; 0 where there are none, or no room for them. */
export function gutterWidth(titles: readonly number[], width: number, { spineWidth }: ThemeTokens): number {
  const widest = Math.max(0, ...titles);
  if (widest === 0 || width < 640) return 0;
  return Math.ceil(Math.min(widest + spineWidth + 34, width * 0.2, 220));
}
