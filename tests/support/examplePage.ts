import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { openPage } from "./browser.ts";
import { serve, strictPolicy, type TestServer } from "./server.ts";

/**
 * Serves the example under the policy of the library, which is extended by the pictures that the
 * example shows itself.
 */
export const serveExample = (): Promise<TestServer> =>
  serve({ csp: `${strictPolicy}; img-src 'self' blob:` });

interface Asked extends BrowserContextOptions {
  readonly language?: "ar" | "en";
}

/** Opens the example in a context of its own, and chooses a language. */
export async function openExample(
  browser: Browser,
  server: TestServer,
  { language = "ar", ...options }: Asked = {},
): Promise<{ page: Page; problems: readonly string[] }> {
  const opened = await openPage(browser, `${server.url}/examples/index.html`, options);
  await opened.page.locator(`button[data-language=${language}]`).click();
  return opened;
}
