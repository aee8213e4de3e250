import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import { rollup } from "rollup";
import { minify } from "terser";
import ts from "typescript";
import { expect, test } from "vitest";
import manifest from "../package.json" with { type: "json" };

/** Names that each entry exports. */
const publicValues: Readonly<Record<string, readonly string[]>> = {
  samarkand: [
    "EdtfError",
    "OptionError",
    "builtInThemes",
    "createTimeline",
    "formatEdtf",
    "parseEdtf",
    "renderListToString",
    "renderToString",
  ],
  "samarkand/details": ["createDetails"],
  "samarkand/edtf": ["EdtfError", "formatEdtf", "parseEdtf"],
  "samarkand/groups": ["createGroups"],
  "samarkand/kinds": ["createKinds"],
  "samarkand/search": ["createSearch"],
  "samarkand/series": ["createSeries"],
  "samarkand/story": ["createStory"],
};
/** Names of the panels: the entries besides the main one, as they are named in the folder. */
const panels = Object.keys(publicValues)
  .filter((name) => name !== "samarkand")
  .map((name) => name.replace("samarkand/", ""));

const root = new URL("../", import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), "utf8");
const kilobytes = (code: string): number => gzipSync(code, { level: 9 }).length / 1000;

/** Returns the paths of a file of the package and of all package files that it imports. */
function loadedBy(path: string, loaded = new Set<string>()): Set<string> {
  if (loaded.has(path)) return loaded;
  loaded.add(path);
  for (const { fileName } of ts.preProcessFile(read(`dist/${path}`)).importedFiles)
    if (fileName.startsWith(".")) loadedBy(new URL(fileName, `file:///${path}`).pathname.slice(1), loaded);
  return loaded;
}

/** kB: size of the files, minified and compressed. */
async function weightOf(paths: Iterable<string>): Promise<number> {
  const files = await Promise.all([...paths].map((path) => minify(read(`dist/${path}`), { module: true })));
  return kilobytes(files.map(({ code }) => code).join("\n"));
}

test("package: every file promised in package.json exists", () => {
  const exported = Object.values(manifest.exports).flatMap((entry) =>
    typeof entry === "string" ? [entry] : Object.values(entry),
  );
  const promised = [
    ...exported,
    manifest.unpkg,
    manifest.jsdelivr,
    ...panels.map((name) => `dist/${name}.min.js`),
  ];
  expect(promised.filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
});

test.each(Object.entries(publicValues))(
  "package: imported by its name in bare Node, %s exports its public names and changes no globals",
  (entry, values) => {
    const script = `
    const before = new Set(Reflect.ownKeys(globalThis));
    const names = Object.keys(await import("${entry}"));
    const added = Reflect.ownKeys(globalThis).filter((key) => !before.has(key)).map(String);
    console.log(JSON.stringify({ names, added }));`;
    const output = execFileSync(process.execPath, ["--input-type=module", "--eval", script], {
      cwd: fileURLToPath(root),
      encoding: "utf8",
    });
    expect(JSON.parse(output)).toEqual({ names: [...values].sort(), added: [] });
  },
);

test.each(["index", ...panels])("package: the types of %s need no other package", (entry) => {
  const { importedFiles, referencedFiles, typeReferenceDirectives } = ts.preProcessFile(
    read(`dist/${entry}.d.ts`),
  );
  expect(
    [...importedFiles, ...referencedFiles, ...typeReferenceDirectives].filter(
      ({ fileName }) => !fileName.startsWith("./"),
    ),
  ).toEqual([]);
  const program = ts.createProgram([fileURLToPath(new URL(`dist/${entry}.d.ts`, root))], {
    strict: true,
    types: [],
    skipDefaultLibCheck: true,
  });
  expect(ts.getPreEmitDiagnostics(program).map(({ messageText }) => messageText)).toEqual([]);
});

test("package: a stylesheet can be imported where a project declares none", () => {
  const page = fileURLToPath(new URL("page.ts", root));
  const options = {
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    noUncheckedSideEffectImports: true,
    noEmit: true,
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const disk = ts.createCompilerHost(options);
  const faultsOf = (code: string): unknown[] => {
    host.getSourceFile = (path, version) =>
      path === page ? ts.createSourceFile(path, code, version) : disk.getSourceFile(path, version);
    const program = ts.createProgram([page], options, host);
    return program.getSemanticDiagnostics(program.getSourceFile(page)).map(({ messageText }) => messageText);
  };
  expect(faultsOf('import "samarkand/style.css"; import "samarkand/panels.css";')).toEqual([]);
  expect(faultsOf('import "samarkand/other.css";')).toHaveLength(1);
});

/**
 * Share of each folder in the module `createTimeline` with all that it loads, in kB, minified and
 * compressed. A folder that grows fails with its name; a change that is worth its bytes writes the
 * new number here and says why in its commit.
 */
const FOLDERS: Readonly<Record<string, number>> = {
  base: 2.3,
  time: 18.2,
  model: 11.8,
  options: 13.2,
  state: 1.8,
  plot: 41.2,
  view: 10.3,
  input: 3.2,
  ui: 6.8,
  timeline: 12.4,
};

test("package: no folder is larger than it was, and a table of all is printed", async () => {
  const paths = [...loadedBy("index.js")];
  const folderOf = (path: string): string =>
    path.includes("/") ? (path.split("/")[0] as string) : "entries";
  const table = await Promise.all(
    Object.entries(FOLDERS).map(async ([folder, limit]) => {
      const own = paths.filter((path) => folderOf(path) === folder);
      return { folder, files: own.length, kB: Math.round(10 * (await weightOf(own))) / 10, limit };
    }),
  );
  console.table(table);
  const known = new Set(["entries", ...Object.keys(FOLDERS)]);
  expect(paths.filter((path) => !known.has(folderOf(path)))).toEqual([]);
  expect(table.filter(({ kB, limit }) => kB > limit)).toEqual([]);
});

test("package: the script and the stylesheets are within their limits", () => {
  // The design wants 85 kB. What stands in the way: words in six languages, checks with sentences,
  // the whole of EDTF, calendars, an overview, a list, a zoom without a new layout, geometry,
  // presses, colours of any kind, layers, icons, cards, histograms and the texts of a figure. The
  // size must not grow unnoticed.
  expect(kilobytes(read("dist/samarkand.min.js"))).toBeLessThanOrEqual(105);
  for (const sheet of ["style", "panels"])
    expect(kilobytes(read(`dist/${sheet}.css`))).toBeLessThanOrEqual(5);
});

/** kB: size of what a bundler keeps of the root entry for one name, minified and compressed. */
async function bundled(name: string): Promise<number> {
  const entry = fileURLToPath(new URL("dist/index.js", root));
  const page = {
    name: "page",
    resolveId: (id: string) => (id === "page" ? id : null),
    load: (id: string) => (id === "page" ? `export { ${name} } from ${JSON.stringify(entry)};` : null),
  };
  const bundle = await rollup({ input: "page", plugins: [page, nodeResolve()] });
  const { output } = await bundle.generate({ format: "es" });
  const { code = "" } = await minify(output[0].code, { module: true, compress: { passes: 2 } });
  return kilobytes(code);
}

test.each([
  ["renderToString", 73],
  ["renderListToString", 30],
  ["parseEdtf", 4],
  ["formatEdtf", 1],
  ["builtInThemes", 1],
])("package: a bundler keeps of the root entry what %s needs, at most %d kB", async (name, limit) => {
  expect(await bundled(name)).toBeLessThanOrEqual(limit);
});

test.each(panels)("package: %s adds little, and nothing for pages that do not import it", async (name) => {
  const core = loadedBy("index.js");
  expect(await weightOf([...loadedBy(`${name}.js`)].filter((path) => !core.has(path)))).toBeLessThanOrEqual(
    5,
  );
  expect(core).not.toContain(`${name}.js`);
});

const built = readdirSync(new URL("dist", root), { recursive: true, encoding: "utf8" });

test("package: each source map has each source in itself, or in the package beside it", () => {
  const packed = (path: string, source: string): boolean => {
    const url = new URL(source, new URL(`dist/${path}`, root));
    return url.href.startsWith(new URL("dist/", root).href) && existsSync(url);
  };
  const maps = built.filter((path) => path.endsWith(".map"));
  const missing = maps.flatMap((path) => {
    const { sources, sourcesContent = [] } = JSON.parse(read(`dist/${path}`)) as {
      sources: string[];
      sourcesContent?: (string | null)[];
    };
    return sources.filter(
      (source, index) => typeof sourcesContent[index] !== "string" && !packed(path, source),
    );
  });
  expect(maps.length).toBeGreaterThan(100);
  expect(missing).toEqual([]);
});

test.each(built.filter((path) => path.endsWith(".min.js")))(
  "package: script %s is ASCII, so that a page without a charset can read it",
  (path) => {
    expect(/[^\0-\x7F]/.exec(read(`dist/${path}`))).toBeNull();
  },
);

test("package: the lockfile pins versions and checksums, but no registry", () => {
  expect(read("package-lock.json")).not.toContain('"resolved"');
});
