import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { build, type Rolldown } from "vite";

const ORIGIN = "http://bench.localhost";

/** The files of a page, by their paths. */
export type Files = ReadonlyMap<string, string | Uint8Array>;

/** Bundles a module of a folder beside this one for production, with all that it imports. */
export async function bundled(folder: string, module: string): Promise<Files> {
  const built = await build({
    root: fileURLToPath(new URL(`${folder}/`, import.meta.url)),
    configFile: false,
    logLevel: "warn",
    build: {
      write: false,
      target: "es2022",
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: Infinity,
      rolldownOptions: {
        input: { [module]: `${module}.ts` },
        preserveEntrySignatures: "strict",
        output: { entryFileNames: "[name].js" },
      },
    },
  });
  const { output } = built as Rolldown.RolldownOutput;
  return new Map(
    output.map((file) => [`/${file.fileName}`, file.type === "chunk" ? file.code : file.source]),
  );
}

/**
 * Opens a page with an element `#box` of this size in px. The exports of the bundled module are in
 * the global of its name.
 */
export async function openBenchPage(
  browser: Browser,
  files: Files,
  { module, width, height }: { readonly module: string; readonly width: number; readonly height: number },
): Promise<Page> {
  const html = `<!doctype html><html lang="ar"><meta charset="utf-8"><link rel="icon" href="data:,"><body style="margin:0">
<div id="box" style="width:${width}px;height:${height}px"></div>
<script type="module">import * as all from "/${module}.js"; window.${module} = all;</script>`;
  const page = await browser.newPage({ viewport: { width, height: height + 20 } });
  await page.route("**", (route) => {
    const path = new URL(route.request().url()).pathname;
    const body = path === "/" ? html : files.get(path);
    if (body === undefined) return route.abort();
    const contentType = path === "/" ? "text/html" : path.endsWith(".css") ? "text/css" : "text/javascript";
    return route.fulfill({ contentType, body: Buffer.from(body) });
  });
  await page.goto(`${ORIGIN}/`);
  return page;
}
