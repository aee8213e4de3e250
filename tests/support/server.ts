import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";

export interface TestServer {
  /** URL of the server, without a slash at the end. */
  url: string;
  close: () => Promise<void>;
}

/**
 * The content security policy under which the library must work. Only `font-src` is looser than
 * necessary: it is for the fonts of the fixtures.
 */
export const strictPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Folder of the scripts that are bundled from the source, for `vitest --mode source`. */
export const SOURCE_BUILD = "node_modules/.cache/samarkand/";

const folders: Record<string, string> = {
  "/dist/": process.env["SOURCE"] === "1" ? SOURCE_BUILD : "dist/",
  "/examples/": "examples/dist/",
  "/fixtures/": "tests/browser/fixtures/",
  "/fonts/noto-sans/": "node_modules/@fontsource/noto-sans/files/",
  "/fonts/noto-sans-arabic/": "node_modules/@fontsource/noto-sans-arabic/files/",
  "/fonts/noto-sans-hebrew/": "node_modules/@fontsource/noto-sans-hebrew/files/",
};

const types: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

/**
 * Serves the built package, the built example, the fixtures and their fonts, to this machine only.
 * `charset`: whether the server declares texts as UTF-8, which not every server does.
 */
export async function serve({
  csp = strictPolicy,
  charset = true,
}: { csp?: string; charset?: boolean } = {}): Promise<TestServer> {
  const server = createServer((request, response) => {
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Content-Security-Policy", csp);
    response.setHeader("X-Content-Type-Options", "nosniff");
    const file = locate(request.url ?? "/");
    const type = file && types[extname(file)]?.replace(charset ? "" : /;.*/, "");
    const notFound = (): unknown => response.writeHead(404).end();
    if (!file || !type) return void notFound();
    const isWatched = type === types[".html"] && isWebKit(request.headers["user-agent"] ?? "");
    readFile(file).then(
      (body) => response.setHeader("Content-Type", type).end(isWatched ? watched(body) : body),
      notFound,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** Whether the request is from WebKit, whose driver does not report the problems of a page. */
function isWebKit(userAgent: string): boolean {
  return userAgent.includes("AppleWebKit/") && !userAgent.includes("Chrome/");
}

/** Returns the page with a script before all others that records its problems. */
function watched(page: Buffer): string {
  return page.toString().replace("<head>", '<head><script src="/fixtures/watch.js"></script>');
}

function locate(target: string): string | undefined {
  const path = decode(target.replace(/[?#].*$/, ""));
  for (const [prefix, folder] of Object.entries(folders)) {
    const file = join(root, folder, path.slice(prefix.length));
    if (path.startsWith(prefix) && file.startsWith(join(root, folder).replace(/[\\/]$/, "") + sep))
      return file;
  }
  return undefined;
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return "";
  }
}
