import type { Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import { openExample, serveExample } from "../support/examplePage.ts";

const browser = await launchBrowser();
const server = await serveExample();
afterAll(() => server.close());

const facts = async (page: Page): Promise<string> =>
  (await page.locator("#edtf-facts").innerText()).replaceAll(/\s+/g, " ");

async function type(page: Page, text: string): Promise<void> {
  await page.locator("#edtf-text").fill("");
  await page.locator("#edtf-text").pressSequentially(text);
}

test("EDTF box: a typed date is shown as bounds, as a sentence and as a picture, at each key", async () => {
  const { page, problems } = await openExample(browser, server, { language: "en" });
  await type(page, "2022-02~/..");
  expect(await facts(page)).toContain("In words since about February 2022");
  expect(await facts(page)).toContain("From 2022-02-01 To just before open (..)");
  expect(await facts(page)).toContain("Precision a month Qualified as approximate (~)");
  await expect.poll(() => page.locator("#edtf-timeline [data-event-id=typed]").count()).toBeGreaterThan(0);
  await type(page, "[2022-09-07,2022-09-09?]");
  expect(await facts(page)).toContain("One of 2022-09-07 2022-09-09?");
  await type(page, "2022-09-15T10:30+02");
  expect(await facts(page)).toContain("At 2022-09-15T08:30Z");
  expect(await facts(page)).toContain("In canonical form 2022-09-15T10:30+02:00");
  await type(page, "-0043-03-15");
  expect(await facts(page)).toContain("From -0043-03-15 To just before -0043-03-16");
  await type(page, "Y-13800000000");
  expect(await facts(page)).toContain(
    "In words 13.8 billion years ago From Y-13800000000 To just before Y-13799999999",
  );
  await type(page, "/2022-09-07");
  expect(await facts(page)).toContain("From unknown To just before 2022-09-08");
  expect(problems).toEqual([]);
});

test("EDTF box: a date that cannot be drawn has no picture, rather than the axis of the date before", async () => {
  const { page, problems } = await openExample(browser, server, { language: "en" });
  const picture = page.locator("#edtf-timeline");
  await type(page, "Y999999999999999");
  expect(await facts(page)).toContain(
    "In words This is a date, but one that this version cannot draw. From Y999999999999999",
  );
  expect(await picture.isVisible()).toBe(false);
  // At the limits of a view there is no more time to show around a date.
  for (const far of ["Y100000000000", "Y-100000000000", "Y-100000000000/Y100000000000", "Y99999999999~"]) {
    await type(page, far);
    expect(await facts(page)).toContain("billion years");
    expect(await picture.isVisible()).toBe(true);
  }
  await expect.poll(() => page.locator("#edtf-timeline [data-event-id=typed]").count()).toBe(1);
  await type(page, "2022-09-15");
  expect(await picture.isVisible()).toBe(true);
  expect(problems).toEqual([]);
});

test.each(["ar", "en"] as const)(
  "EDTF box: Arabic digits stand in the order in which they were typed, with the first one marked: %s",
  async (language) => {
    const { page } = await openExample(browser, server, { language });
    await page.locator("#edtf-text").fill("٢٠٢٢-٠٩-١٥");
    await page.keyboard.press("Enter");
    const code = page.locator(".fault-place code");
    expect(await code.innerText()).toBe("٢٠٢٢-٠٩-١٥");
    const [whole, mark] = [await code.boundingBox(), await code.locator("mark").boundingBox()];
    expect(Math.abs((mark?.x ?? NaN) - (whole?.x ?? NaN))).toBeLessThan(1);
    expect(await page.locator("#edtf-text").evaluate((input) => getComputedStyle(input).unicodeBidi)).toBe(
      "bidi-override",
    );
  },
);

test("EDTF box: an invalid date is reported with its place, once the reader pauses or presses Enter", async () => {
  const { page, problems } = await openExample(browser, server, { language: "en" });
  const input = page.locator("#edtf-text");
  const fault = page.getByRole("alert");
  await type(page, "2022-13-01");
  // An incomplete date is not yet reported as wrong.
  expect(await fault.innerText()).toBe("");
  await page.keyboard.press("Enter");
  expect(await input.getAttribute("aria-invalid")).toBe("true");
  expect(await input.getAttribute("aria-describedby")).toContain("edtf-fault");
  expect(await fault.innerText()).toContain("look at character 6");
  expect(await fault.innerText()).toContain(
    'Cannot read the date "2022-13-01": a month lies between 01 and 12',
  );
  expect(await fault.locator("code").innerText()).toBe("2022-13-01");
  expect(await fault.locator("mark").innerText()).toBe("1");
  expect(await page.locator("#edtf-facts").isVisible()).toBe(false);

  await type(page, "2022-09-");
  await expect.poll(() => fault.innerText()).toContain("something is missing at its end");
  await page.keyboard.type("15");
  expect(await input.getAttribute("aria-invalid")).toBe("false");
  expect(await fault.innerText()).toBe("");
  expect(await page.locator("#edtf-facts").isVisible()).toBe(true);
  expect(problems).toEqual([]);
});

test("EDTF box: an empty box says what to do, and an example fills it", async () => {
  const { page } = await openExample(browser, server, { language: "en" });
  await page.locator("#edtf-text").fill("");
  expect(await page.locator("#edtf-empty").innerText()).toBe("Type a date, or choose an example.");
  expect(await page.locator("#edtf-facts").isVisible()).toBe(false);
  await page.locator("#edtf-text").press("Tab");
  await page.keyboard.press("Enter");
  expect(await page.locator("#edtf-text").inputValue()).toBe("2022-09-15");
  expect(await facts(page)).toContain("In words 15 September 2022");
  expect(await page.locator("#edtf-empty").isVisible()).toBe(false);
});

test("EDTF box: a date and a fault are translated when the language changes", async () => {
  const { page } = await openExample(browser, server, { language: "ar" });
  await type(page, "2020~");
  expect(await facts(page)).toMatch(/بالكلمات نحو (2020|٢٠٢٠)/);
  await page.locator("button[data-language=en]").click();
  expect(await facts(page)).toContain("In words about 2020");
  await type(page, "soon");
  await page.keyboard.press("Enter");
  await page.locator("button[data-language=ar]").click();
  expect(await page.getByRole("alert").innerText()).toContain("انظر إلى الحرف رقم 1");
  expect(await page.locator("#edtf-text").inputValue()).toBe("soon");
});
