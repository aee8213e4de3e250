import type { Browser, BrowserContextOptions } from "playwright-core";
import { findWebKit } from "./findWebKit.ts";
import { asPage, WebKitPage } from "./webkitPage.ts";
import { startSession, type Session, type SessionOptions } from "./webDriver.ts";

/** Number of windows at once. One more page takes the window of the page that was opened first. */
const WINDOWS = 2;

/** Options of every WebKit page: the driver can set none of them. */
const FIXED: BrowserContextOptions = {
  deviceScaleFactor: 1,
  locale: "en-GB",
  reducedMotion: "reduce",
  colorScheme: "light",
};

interface Window {
  readonly session: Session;
  readonly timeZone: string;
  page: WebKitPage;
}

/**
 * Launches WebKit. Returns the part of Playwright's `Browser` that our tests use. A window is used
 * again by the next page, because a start takes a second.
 */
export function launchWebKit(options: Omit<SessionOptions, "timeZone"> = {}): Browser {
  const found = findWebKit();
  if (found === undefined)
    throw new Error(
      "WebKit is not installed: apt-get install webkit2gtk-driver xvfb; or put the path of its driver in WEBKIT_DRIVER_PATH.",
    );
  const windows: Window[] = [];
  const openWindow = async (timeZone: string): Promise<Window> => {
    const oldest = windows.length < WINDOWS ? undefined : windows.shift();
    await oldest?.page.close().catch(() => undefined);
    if (oldest?.timeZone === timeZone) return oldest;
    await oldest?.session.close();
    const session = await startSession(found, { ...options, timeZone });
    return { session, timeZone, page: new WebKitPage(session) };
  };
  const newContext = ({ viewport, timezoneId = "UTC", ...rest }: BrowserContextOptions = {}): object => {
    for (const [name, value] of Object.entries(rest)) {
      if (value !== FIXED[name as keyof BrowserContextOptions])
        throw new Error(`WebKit cannot be told ${name}: ${JSON.stringify(value)}.`);
    }
    return {
      newPage: async () => {
        const window = await openWindow(timezoneId);
        window.page = new WebKitPage(window.session);
        windows.push(window);
        await window.page.goto("about:blank");
        await window.page.setViewportSize(viewport ?? { width: 1280, height: 720 });
        return asPage(window.page);
      },
    };
  };
  // There are no contexts to close: windows are passed on to the next page, and end with the
  // process.
  return { newContext, contexts: () => [] } as unknown as Browser;
}
