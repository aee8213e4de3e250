import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import MarkdownIt from "markdown-it";
import ts from "typescript";

/**
 * The guide: each Markdown file of this folder becomes a page. README.md is the index, and its
 * links give the order of the pages.
 *
 * A block tagged "ts live" runs in its page. The figure above it has the elements of the block
 * "html live" before it, if there is one, and an empty element for every other "#id" that the code
 * asks for by `querySelector`. Blocks "css live" are the stylesheet of the page.
 */
const folder = fileURLToPath(new URL(".", import.meta.url));
const names = readdirSync(folder).flatMap((file) => /^(.+)\.md$/.exec(file)?.[1] ?? []);

const nameOnSite = (name) => (name === "README" ? "index" : name);

/** Returns the id of a heading, as code hosts make it. */
const slugOf = (text) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, "")
    .trim()
    .replace(/\s+/g, "-");

const markdown = new MarkdownIt({ linkify: false });
const { escapeHtml } = markdown.utils;
const { rules } = markdown.renderer;

rules.heading_open = (tokens, index, options, env, self) => {
  tokens[index].attrSet("id", slugOf(tokens[index + 1].content));
  return self.renderToken(tokens, index, options);
};
rules.link_open = (tokens, index, options, env, self) => {
  const href = tokens[index].attrGet("href") ?? "";
  const [, name, rest = ""] = /^([\w-]+)\.md(#.*)?$/.exec(href) ?? [];
  if (name !== undefined) tokens[index].attrSet("href", `${nameOnSite(name)}.html${rest}`);
  return self.renderToken(tokens, index, options);
};
rules.table_open = () => `<div class="table" tabindex="0" role="region" aria-label="Table"><table>\n`;
rules.table_close = () => "</table></div>\n";

const codeBlock = (text) =>
  `<pre tabindex="0" role="region" aria-label="Code"><code>${escapeHtml(text)}</code></pre>\n`;

/** Returns the ids of the elements that some code asks for. */
const idsIn = (code) =>
  Array.from(code.matchAll(/querySelector(?:<[\w.]+>)?\("#([\w-]+)"\)/g), ([, id]) => id);

rules.fence = (tokens, index, options, env) => {
  const { info, content } = tokens[index];
  if (info === "html live") env.elements += content;
  if (info === "css live") env.styles += content;
  if (info !== "ts live") return codeBlock(content);
  env.scripts.push(content);
  const missing = [...new Set(idsIn(content))].filter(
    (id) => !env.ids.has(id) && !env.elements.includes(`id="${id}"`),
  );
  for (const id of idsIn(content)) env.ids.add(id);
  const places = missing.map((id) => `<div id="${id}"></div>`).join("\n");
  const figure = `<figure class="live">\n${env.elements}${places}\n</figure>\n`;
  env.elements = "";
  return figure + codeBlock(content);
};

/** Reads a page: its HTML, its title and the code of its live blocks. */
function readPage(name) {
  const text = readFileSync(`${folder}${name}.md`, "utf8");
  const env = { elements: "", styles: "", scripts: [], ids: new Set() };
  const html = markdown.render(text, env);
  return { name, html, scripts: env.scripts, styles: env.styles, title: /^# (.+)$/m.exec(text)?.[1] ?? name };
}

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'; img-src 'self' data: blob:; require-trusted-types-for 'script'; trusted-types 'none'; base-uri 'none'";

const linkTo = ({ name, title }, rel = "") =>
  `<a href="${nameOnSite(name)}.html"${rel}>${escapeHtml(title)}</a>`;

/** Returns the HTML of a page. `order`: all pages as the index lists them, the index first. */
function pageHtml(page, order) {
  const at = order.indexOf(page);
  const [before, after] = [order[at - 1], order[at + 1]];
  const list = order
    .map(
      (one) =>
        `<li>${one === page ? `<span aria-current="page">${escapeHtml(one.title)}</span>` : linkTo(one)}</li>`,
    )
    .join("\n");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8" />
<meta http-equiv="Content-Security-Policy" content="${policy}" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="color-scheme" content="light dark" />
<title>${escapeHtml(page.title)} – samarkand</title>
<link rel="icon" href="../favicon.svg" type="image/svg+xml" />
<link rel="stylesheet" href="../fonts.css" />
<link rel="stylesheet" href="../samarkand.css" />
<link rel="stylesheet" href="../panels.css" />
<link rel="stylesheet" href="../page.css" />
<link rel="stylesheet" href="guide.css" />
${page.styles === "" ? "" : `<link rel="stylesheet" href="${page.name}.css" />\n`}${page.scripts.length > 0 ? `<script type="module" src="${page.name}.js"></script>\n` : ""}</head>
<body class="guide">
<header class="guide-head">
<a href="../index.html">samarkand</a>
<a href="index.html">Guide</a>
<a href="../reference/index.html">Reference</a>
</header>
<div class="guide-columns">
<main>
${page.html}
<p class="guide-steps">${before ? linkTo(before, ' rel="prev"') : ""} ${after ? linkTo(after, ' rel="next"') : ""}</p>
</main>
<nav aria-label="Pages of the guide"><ul>
${list}
</ul></nav>
</div>
</body>
</html>
`;
}

/** Returns the pages in the order of the index. Throws where the index leaves a page out. */
function orderedPages() {
  const index = readFileSync(`${folder}README.md`, "utf8");
  const listed = Array.from(index.matchAll(/\]\(([\w-]+)\.md\)/g), ([, name]) => name);
  const order = [...new Set(["README", ...listed])];
  const lost = names.filter((name) => !order.includes(name));
  if (lost.length > 0) throw new Error(`The index of the guide does not list ${lost.join(", ")}.`);
  return order.map(readPage);
}

/** The code of the live blocks, each a module of its page. Stylesheets are links of the page. */
const liveBlocks = (pages) => {
  const modules = new Map(
    pages.flatMap(({ name, scripts }) => [
      [`${folder}${name}.js`, scripts.map((_, at) => `import "./${name}.${at}.js";`).join("\n")],
      ...scripts.map((code, at) => [`${folder}${name}.${at}.js`, transpile(code)]),
    ]),
  );
  return {
    name: "live-blocks",
    resolveId(id, importer = folder) {
      if (id.endsWith(".css")) return "\0stylesheet";
      const path = fileURLToPath(new URL(id, `file://${importer}`));
      return modules.has(path) ? path : null;
    },
    load: (id) => (id === "\0stylesheet" ? "export {};" : (modules.get(id) ?? null)),
    moduleSideEffects: true,
  };
};

const transpile = (code) =>
  ts.transpileModule(code, {
    compilerOptions: { target: "ES2022", module: "ESNext", verbatimModuleSyntax: true },
  }).outputText;

/** Builds the guide into `dir`. The package has to be built first. */
export function guideBuild(dir) {
  const pages = orderedPages();
  const others = readdirSync(folder).filter((file) => /\.(css|json)$/.test(file));
  return {
    input: Object.fromEntries(
      pages.filter(({ scripts }) => scripts.length > 0).map(({ name }) => [name, `${folder}${name}.js`]),
    ),
    plugins: [
      liveBlocks(pages),
      nodeResolve(),
      {
        name: "guide-pages",
        generateBundle() {
          const write = (fileName, source) => this.emitFile({ type: "asset", fileName, source });
          for (const page of pages) {
            write(`${nameOnSite(page.name)}.html`, pageHtml(page, pages));
            if (page.styles !== "") write(`${page.name}.css`, page.styles);
          }
          for (const fileName of others) write(fileName, readFileSync(folder + fileName));
        },
      },
    ],
    // The parts of d3 import one another in circles, which they can.
    onwarn(warning, warn) {
      if (warning.code !== "CIRCULAR_DEPENDENCY" || !/node_modules/.test(warning.message)) warn(warning);
    },
    output: { dir, chunkFileNames: "shared/[name].js" },
  };
}
