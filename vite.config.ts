import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";

const root = fileURLToPath(new URL(".", import.meta.url));
const fonts = fileURLToPath(new URL("node_modules/@fontsource/", import.meta.url));

/**
 * Serves the example page from its sources. The built page has scripts and stylesheets beside it,
 * and a policy that forbids the connection by which a page is reloaded.
 */
const examplePage: Plugin = {
  name: "example-page",
  transformIndexHtml: (html) =>
    html
      .replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, "")
      .replace('src="main.js"', 'src="/examples/main.ts"')
      .replace(/href="(samarkand|panels)\.css"/g, (_link, name: string) => {
        return `href="/src/${name === "samarkand" ? "style" : name}.css"`;
      }),
  configureServer({ middlewares }) {
    middlewares.use((request, _response, next) => {
      // "fonts/noto-sans-arabic-400.woff2" is a file of the package @fontsource/noto-sans-arabic.
      const [, family, weight] = /\/fonts\/([a-z-]+)-(\d+)\.woff2$/.exec(request.url ?? "") ?? [];
      const script = /-(arabic|hebrew)$/.exec(family ?? "")?.[1] ?? "latin";
      if (family !== undefined && weight !== undefined)
        request.url = `/@fs${fonts}${family}/files/${family}-${script}-${weight}-normal.woff2`;
      next();
    });
  },
};

/** `npm run dev`: the example page, which reloads when a file of it or of the library changes. */
export default defineConfig({
  root,
  plugins: [examplePage],
  resolve: {
    alias: [
      { find: /^samarkand$/, replacement: `${root}src/entries/index.ts` },
      { find: /^samarkand\/(\w+)$/, replacement: `${root}src/entries/$1.ts` },
    ],
  },
  server: { open: "/examples/index.html" },
});
