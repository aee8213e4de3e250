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

/** Name of the engine of this run: one of those in engines.ts. */
export const engine = inject("engine");

/** Whether this engine has what a test needs. A test that needs more is not created. */
export const can = (ability: Ability): boolean =>
  ENGINES.find(({ name }) => name === engine)?.lacks?.[ability] === undefined;

interface Launching {
  /** Whether scrollbars take room, as they do on most desktops. @default false */
  readonly scrollbars?: boolean;
  /** Whether the test takes screenshots, which WebKit must know at launch. @default false */
  readonly pictures?: boolean;
}

/**
 * Browsers of this process, by their options. The process runs one test file after the other, and
 * starting a browser takes seconds.
 */
const launched = new Map<string, Promise<Browser>>();

/**
 * Returns a browser. Call it once, at the top of a test file. Contexts that the file opens are
 * closed after its tests; the browser is used again by the next file.
 */
export async function launchBrowser(options: Launching = {}): Promise<Browser> {
  const key = JSON.stringify(options);
  const launching = launched.get(key) ?? launch(options);
  launched.set(key, launching);
  const browser = await launching;
  afterAll(() => Promise.all(browser.contexts().map((context) => context.close())));
  return browser;
}

// Without this the browsers would outlive the process: the test runner ends it with a signal, at
// which Node runs no exit handlers.
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
    // firefoxPlatform.ts needs this, to ask Firefox what a page itself cannot ask.
    args: ["--remote-allow-system-access"],
    firefoxUserPrefs: {
      "ui.useOverlayScrollbars": scrollbars ? 0 : 1,
      // Lets the content process read the fonts. By default it may read fonts only in the usual
      // folders.
      "security.sandbox.content.read_path_whitelist": `${dirname(fonts)}/`,
      // Firefox requests the icon of a page itself.
      "browser.chrome.site_icons": false,
      "browser.chrome.favicons": false,
      // Reports a mouse, which a Firefox without a screen denies.
      "ui.primaryPointerCapabilities": 6,
      "ui.allPointerCapabilities": 6,
    },
  });
  tolerate(browser);
  return browser;
}

/**
 * Opens `url` in a context of its own. `problems` grows with every error, warning, failed request
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
    // A violation may be missing from the console, but never lacks its event.
    addEventListener("securitypolicyviolation", (event) => {
      // The engine requests the icon of a page, not the page itself.
      if (!event.blockedURI.endsWith("/favicon.ico")) console.error(`policy: ${event.effectiveDirective}`);
    });
  });
  await page.goto(url);
  await page.evaluate(() => document.fonts.ready);
  return { page, problems };
}
