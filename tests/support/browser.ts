import { dirname } from "node:path";
import { chromium, firefox, type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import { afterAll, inject } from "vitest";
import { ENGINES, type Ability } from "./engines.ts";
import { findChromium } from "./findChromium.ts";
import { findFirefox } from "./findFirefox.ts";
import { equip, tolerate } from "./firefoxPlatform.ts";
import { testFonts } from "./fonts/fonts.ts";
import { watchRest } from "./rest.ts";
import { launchWebKit } from "./webkit/webkitBrowser.ts";

const reader: BrowserContextOptions = {
  viewport: { width: 1280, height: 720 },
  deviceScaleFactor: 1,
  locale: "en-GB",
  timezoneId: "UTC",
  reducedMotion: "reduce",
  colorScheme: "light",
};

declare module "vitest" {
  interface ProvidedContext {
    engine: string;
  }
}

/** The engine of this run: the name of one in engines.ts. */
export const engine = inject("engine");

/** Whether this engine has what a test needs; a test that it cannot have is not made. */
export const can = (ability: Ability): boolean =>
  ENGINES.find(({ name }) => name === engine)?.lacks?.[ability] === undefined;

interface Launching {
  /** Whether scrollbars take room, as they do on most desktops. @default false */
  readonly scrollbars?: boolean;
  /** Whether pictures are taken of a page, which WebKit must know beforehand. @default false */
  readonly pictures?: boolean;
}

/** Those of this process, which runs one test file after the other: to start one takes seconds. */
const launched = new Map<string, Promise<Browser>>();

/**
 * To be called at the top of a test file, once. What the file opens is closed after its tests; the
 * browser lives on for the next file.
 */
export async function launchBrowser(options: Launching = {}): Promise<Browser> {
  const key = JSON.stringify(options);
  const launching = launched.get(key) ?? launch(options);
  launched.set(key, launching);
  const browser = await launching;
  afterAll(() => Promise.all(browser.contexts().map((context) => context.close())));
  return browser;
}

// What ends a process of tests is a signal, at which Node asks nobody: so the browsers would
// outlive it.
process.once("SIGTERM", () => {
  process.exit();
});

function launch({ scrollbars = false, pictures = false }: Launching): Promise<Browser> {
  if (engine === "webkit") return Promise.resolve(launchWebKit({ scrollbars, pictures }));
  return engine === "firefox" ? launchFirefox(scrollbars) : launchChromium(scrollbars);
}

async function launchChromium(scrollbars: boolean): Promise<Browser> {
  const { executablePath, env, args } = await findChromium(engine === "packaged" ? "shipped" : "installed");
  const ignored = scrollbars ? ["--hide-scrollbars"] : [];
  return chromium.launch({
    executablePath,
    env,
    args: args.filter((arg) => !ignored.includes(arg)),
    ignoreDefaultArgs: ignored,
  });
}

async function launchFirefox(scrollbars: boolean): Promise<Browser> {
  const executablePath = findFirefox();
  if (executablePath === undefined)
    throw new Error("Firefox is not installed; or put its path in FIREFOX_PATH.");
  const fonts = await testFonts();
  const browser = await firefox.launch({
    channel: "moz-firefox",
    executablePath,
    env: { ...process.env, FONTCONFIG_FILE: fonts },
    // For what a page cannot ask itself: see firefoxPlatform.ts.
    args: ["--remote-allow-system-access"],
    firefoxUserPrefs: {
      "ui.useOverlayScrollbars": scrollbars ? 0 : 1,
      // What draws a page may read only where Firefox expects fonts.
      "security.sandbox.content.read_path_whitelist": `${dirname(fonts)}/`,
      // The icon of a page is asked for by Firefox, not by the page.
      "browser.chrome.site_icons": false,
      "browser.chrome.favicons": false,
      // A mouse, which a Firefox without a screen denies.
      "ui.primaryPointerCapabilities": 6,
      "ui.allPointerCapabilities": 6,
    },
  });
  tolerate(browser);
  return browser;
}

/**
 * Opens `url` for a reader of its own. `problems` grows with every error, warning, refused request
 * and policy violation.
 */
export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; problems: readonly string[] }> {
  const context = await browser.newContext({ ...reader, ...options });
  const page = await context.newPage();
  if (engine === "firefox") await equip(page, { ...reader, ...options });
  const problems: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) problems.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => problems.push(`uncaught: ${error.message}`));
  page.on("requestfailed", (request) => problems.push(`failed: ${request.url()}`));
  page.on("response", (response) => {
    if (!response.ok()) problems.push(`${String(response.status())}: ${response.url()}`);
  });
  await page.addInitScript(watchRest);
  await page.addInitScript(() => {
    // The console can hold its tongue about a violation; the event cannot.
    addEventListener("securitypolicyviolation", (event) => {
      // The icon of a page is asked for by the engine, not by the page.
      if (!event.blockedURI.endsWith("/favicon.ico")) console.error(`policy: ${event.effectiveDirective}`);
    });
  });
  await page.goto(url);
  await page.evaluate(() => document.fonts.ready);
  return { page, problems };
}
