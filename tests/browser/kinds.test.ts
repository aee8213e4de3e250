import { afterAll, expect, test } from "vitest";
import type { EventRecord } from "../../src/entries/index.ts";
import type * as Kinds from "../../src/entries/kinds.ts";
import { BOTH_DIRECTIONS } from "../support/bothDirections.ts";
import { launchBrowser, openPage } from "../support/browser.ts";
import { serve } from "../support/server.ts";

const browser = await launchBrowser();
const server = await serve();
afterAll(() => server.close());
const { page } = await openPage(browser, `${server.url}/fixtures/realms.html`);

const events: readonly EventRecord[] = [
  { title: "Games", start: "2022-02-04", kind: "sport" },
  { title: "قمة", start: "2022-09-15", kind: "summit" },
  { title: "תרגיל", start: "2022-06-09", kind: "drill" },
];

const looks = [
  ["light", "none", "screen"],
  ["dark", "none", "screen"],
  ["light", "active", "screen"],
  ["dark", "none", "print"],
] as const;

test.each(BOTH_DIRECTIONS.flatMap(({ direction }) => looks.map((look) => [direction, ...look] as const)))(
  "kinds: the chips have the colours of the dots: %s, %s, forced colours %s, %s",
  async (direction, colorScheme, forcedColors, media) => {
    await page.emulateMedia({ colorScheme, forcedColors, media });
    const colors = await page.evaluate(
      ([given, dir]) => {
        const { createTimeline, createKinds } = window.samarkand as typeof window.samarkand & typeof Kinds;
        const [container, beside] = [document.createElement("div"), document.createElement("div")];
        document.body.dir = dir;
        document.body.replaceChildren(container, beside);
        const timeline = createTimeline(container, {
          events: given,
          timeZone: "UTC",
          locale: "en",
          theme: "auto",
        });
        createKinds(beside, timeline);
        const dots = [...container.querySelectorAll(".samarkand-dot circle")].map(
          (dot) => getComputedStyle(dot).fill,
        );
        const chips = [...beside.querySelectorAll(".samarkand-kind-swatch")].map((chip) => {
          const { backgroundColor, borderTopColor, printColorAdjust } = getComputedStyle(chip);
          return { ground: backgroundColor, edge: borderTopColor, printColorAdjust };
        });
        return { dots, chips };
      },
      [events, direction] as const,
    );
    expect(colors.chips).toHaveLength(3);
    expect(new Set(colors.dots).size).toBe(forcedColors === "active" ? 1 : 3);
    expect(colors.chips.map(({ ground }) => ground).sort()).toEqual([...colors.dots].sort());
    expect(colors.chips.map(({ edge }) => edge).sort()).toEqual([...colors.dots].sort());
    // Without `print-color-adjust: exact`, paper has no backgrounds.
    if (media === "print")
      for (const { printColorAdjust } of colors.chips) expect(printColorAdjust).toBe("exact");
  },
);
