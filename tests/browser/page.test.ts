import { afterAll, expect, test } from "vitest";
import { engine, launchBrowser, openPage } from "../support/browser.ts";
import { serve } from "../support/server.ts";

const browser = await launchBrowser();
const server = await serve();
afterAll(() => server.close());

const blank = `${server.url}/fixtures/blank.html`;

test("page: the built library loads under a strict content security policy without a problem", async () => {
  const { page, problems } = await openPage(browser, blank);
  expect(await page.evaluate(() => typeof (globalThis as { samarkand?: unknown }).samarkand)).toBe("object");
  expect(await page.evaluate(() => [innerWidth, innerHeight, devicePixelRatio])).toEqual([1280, 720, 1]);
  expect(problems).toEqual([]);
});

test("page: a violation of the content security policy is reported", async () => {
  const { page, problems } = await openPage(browser, blank);
  await page.evaluate(() => {
    document.body.setAttribute("style", "color: red");
  });
  // An engine that does not report by itself reports with its next answer.
  await expect
    .poll(() => page.evaluate(() => 0).then(() => problems))
    .toContain("console: policy: style-src-attr");
  await expect(
    page.evaluate(() => {
      document.body.innerHTML = "<b>x</b>";
    }),
  ).rejects.toThrow(/TrustedHTML|violation/i);
});

test("fonts: every font of the fixtures loads", async () => {
  const { page } = await openPage(browser, blank);
  expect(
    await page.evaluate(
      async () => (await Promise.all([...document.fonts].map((face) => face.load()))).length,
    ),
  ).toBe(6);
});

test.each([
  ["Latin", "Samarkand, 15–16 September 2022"],
  ["Arabic", "قمة سمرقند، ١٥ و١٦ سبتمبر ٢٠٢٢"],
  ["Hebrew", "פסגת סמרקנד"],
])(
  "fonts: text in %s is drawn with the fonts of the tests, never with those of the machine",
  async (_script, text) => {
    const { page } = await openPage(browser, blank);
    const width = (family: string): Promise<number> =>
      page.evaluate(
        async ([font, sample]) => {
          await document.fonts.load(font, sample);
          const span = document.createElement("span");
          span.style.setProperty("font", font);
          span.textContent = sample;
          document.body.append(span);
          return span.getBoundingClientRect().width;
        },
        [`16px ${family}`, text] as const,
      );
    const expected = await width('"Noto Sans Test"');
    expect(expected).toBeGreaterThan(50);
    // Outside of Linux a browser has the fonts of the system, whatever the tests ask for. Firefox
    // and WebKit hint the fonts of the machine in another way.
    const near = ["firefox", "webkit"].includes(engine) ? 0.02 * expected : 0;
    if (process.platform === "linux")
      expect(Math.abs((await width("monospace")) - expected)).toBeLessThanOrEqual(near);
  },
);
