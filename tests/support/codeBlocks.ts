import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import MarkdownIt from "markdown-it";
import ts from "typescript";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** README.md and the pages of the guide, by their paths in the repository. */
export const pages: readonly string[] = [
  "README.md",
  ...readdirSync(`${root}examples/guide`)
    .filter((name) => name.endsWith(".md"))
    .map((name) => `examples/guide/${name}`),
];

export interface CodeBlock {
  readonly page: string;
  /** Number of the first line of the code in its page. */
  readonly line: number;
  /** Language, and "live" where the page runs the code. */
  readonly tags: readonly string[];
  readonly code: string;
}

const markdown = new MarkdownIt();

/** Returns the code blocks of a text in Markdown. */
export function blocksIn(page: string, text: string): CodeBlock[] {
  return markdown
    .parse(text, {})
    .filter(({ type }) => type === "fence")
    .map(({ info, content, map }) => ({
      page,
      line: (map?.[0] ?? 0) + 2,
      tags: info.split(" "),
      code: content,
    }));
}

/** Returns the addresses of the links and pictures of a text in Markdown. */
export function linksIn(text: string): string[] {
  return markdown
    .parse(text, {})
    .flatMap(({ children }) => children ?? [])
    .flatMap((token) => token.attrGet("href") ?? token.attrGet("src") ?? [])
    .map(String);
}

export const blocks: readonly CodeBlock[] = pages.flatMap((page) =>
  blocksIn(page, readFileSync(root + page, "utf8")),
);

/** Strict settings of an application. `samarkand` is its source: nothing has to be built. */
const settings: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
  types: ["node"],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Force,
  jsx: ts.JsxEmit.ReactJSX,
  allowJs: true,
  checkJs: true,
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  noUncheckedSideEffectImports: true,
  allowImportingTsExtensions: true,
  noEmit: true,
  skipLibCheck: true,
  paths: { samarkand: [`${root}src/entries/index.ts`], "samarkand/*": [`${root}src/entries/*.ts`] },
};

/** Returns what a strict TypeScript finds wrong in some blocks, each with its page and its line. */
export function faultsIn(checked: readonly CodeBlock[]): string[] {
  const files = new Map(
    checked.map((block) => [`${root}${block.page}.${String(block.line)}.${block.tags[0] ?? ""}`, block]),
  );
  const host = ts.createCompilerHost(settings);
  const disk = ts.createCompilerHost(settings);
  host.fileExists = (path) => files.has(path) || disk.fileExists(path);
  host.readFile = (path) => files.get(path)?.code ?? disk.readFile(path);
  host.getSourceFile = (path, version, ...how) => {
    const code = files.get(path)?.code;
    return code === undefined
      ? disk.getSourceFile(path, version, ...how)
      : ts.createSourceFile(path, code, version);
  };
  const globals = `${root}tests/support/guideGlobals.d.ts`;
  const program = ts.createProgram([globals, ...files.keys()], settings, host);
  return [...files].flatMap(([path, { page, line }]) => {
    const source = program.getSourceFile(path);
    if (source === undefined) return [`${page}:${String(line)} cannot be read`];
    const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    return found.map(({ start = 0, messageText }) => {
      const at = line + source.getLineAndCharacterOfPosition(start).line;
      return `${page}:${String(at)} ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
    });
  });
}
