import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import manifest from "../package.json" with { type: "json" };
import { blocks, blocksIn, type CodeBlock, faultsIn, linksIn, pages } from "./support/codeBlocks.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const read = (path: string): string => readFileSync(root + path, "utf8");

const CODE = ["ts", "tsx", "js"];
/** Languages of blocks that are shown, not checked. */
const SHOWN = ["sh", "css", "html", "text", "vue", "json"];
const isCode = ({ tags }: CodeBlock): boolean => CODE.includes(tags[0] ?? "");

test("every code block of the README and of the guide type-checks as it stands", () => {
  const checked = blocks.filter(isCode);
  expect(checked.length).toBeGreaterThan(20);
  const faults = faultsIn(checked);
  expect(faults, faults.join("\n")).toEqual([]);
});

test("a fault in a code block is found, with its page and its line", () => {
  const text =
    '# Page\n\n```ts\nimport { createTimeline } from "samarkand";\n\ncreateTimeline(container);\n```\n';
  expect(faultsIn(blocksIn("page.md", text))).toEqual([
    expect.stringMatching(/^page\.md:6 Expected 2 arguments/),
  ]);
});

test("every code block names a language, and only code runs in a page", () => {
  const unknown = blocks.filter(
    ({ tags: [language = "", ...more] }) =>
      ![...CODE, ...SHOWN].includes(language) ||
      (more.length > 0 && !(more.join(" ") === "live" && ["ts", "html", "css"].includes(language))),
  );
  expect(unknown.map(({ page, line, tags }) => `${page}:${String(line)} ${tags.join(" ")}`)).toEqual([]);
});

/** Files of the package that a page can load: those that the build writes for each entry. */
const loadable = new Set([
  manifest.unpkg.replace("./", ""),
  ...readdirSync(`${root}src/entries`)
    .filter((name) => name !== "index.ts")
    .map((name) => `dist/${name.replace(".ts", ".min.js")}`),
  "dist/style.css",
  "dist/panels.css",
]);

test("every file of the package that a block of HTML loads is one that the build writes", () => {
  const loaded = blocks
    .filter(({ tags }) => tags[0] === "html")
    .flatMap(({ code }) => [...code.matchAll(/(?:src|href)="[^"]*?(dist\/[^"]+)"/g)])
    .map(([, path]) => path ?? "");
  expect(loaded.length).toBeGreaterThan(1);
  expect(loaded.filter((path) => !loadable.has(path))).toEqual([]);
});

const isLocal = (link: string): boolean => !/^(\w+:|#)/.test(link);

test.each(pages)("every link of %s leads to a file, and to a heading that is there", (page) => {
  const slugs = (path: string): string[] =>
    Array.from(read(path).matchAll(/^#+ (.+)$/gm), ([, title = ""]) =>
      title
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s-]/gu, "")
        .replace(/\s+/g, "-"),
    );
  const broken = linksIn(read(page))
    .filter((link) => !/^\w+:/.test(link))
    .filter((link) => {
      const [path = "", heading] = link.split("#");
      const file = path === "" ? page : join(dirname(page), path);
      return !existsSync(root + file) || (heading !== undefined && !slugs(file).includes(heading));
    });
  expect(broken).toEqual([]);
});

test("the package has every picture and every page of the guide to which the README links", () => {
  const isPacked = (path: string): boolean =>
    manifest.files.some(
      (pattern) => path === pattern || new RegExp(`^${pattern.replace("*", "[^/]*")}$`).test(path),
    );
  const links = linksIn(read("README.md")).filter(isLocal);
  expect(links.length).toBeGreaterThan(10);
  expect(links.filter((link) => !isPacked(link.split("#")[0] ?? "") && link !== "CONTRIBUTING.md")).toEqual(
    [],
  );
});
