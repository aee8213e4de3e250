import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import terser from "@rollup/plugin-terser";
import typescript from "@rollup/plugin-typescript";
import { dts } from "rollup-plugin-dts";
import { guideBuild } from "./examples/guide/build.mjs";

const { version } = JSON.parse(readFileSync("package.json", "utf8"));

// The IIFE contains these libraries, and their licences require this notice.
const banner = `/*! samarkand ${version}, MIT licence, (c) the samarkand authors. Includes d3-ease (ISC licence, (c) Mike Bostock), date-fns and @date-fns/tz (MIT licence, (c) Sasha Koss and contributors). */`;

/**
 * Compiles the TypeScript of a folder. Imports name their ".ts" files, so the extensions are
 * rewritten. `noEmit` in tsconfig.json is for the type check only.
 */
const compile = (folder) =>
  typescript({
    include: [`${folder}/**/*.ts`],
    noEmit: false,
    noEmitOnError: true,
    rewriteRelativeImportExtensions: true,
    declaration: false,
    isolatedDeclarations: false,
    sourceMap: true,
    // The maps contain their sources, because the package does not include the ".ts" files.
    inlineSources: true,
  });

/**
 * Copies files. `files` maps each name in the output folder to the path of its source. Stylesheets
 * are copied without their comments, which a page need not load.
 */
const copy = (files) => ({
  name: "copy",
  generateBundle() {
    for (const [fileName, path] of Object.entries(files)) {
      const source = path.endsWith(".css")
        ? readFileSync(path, "utf8").replace(/\/\*.*?\*\/\s*/gs, "")
        : readFileSync(path);
      this.emitFile({ type: "asset", fileName, source });
    }
  },
});

/**
 * Gives each stylesheet a declaration, so that `import "samarkand/style.css"` type-checks in a
 * project that declares no stylesheets.
 */
const declareStyles = (...names) => ({
  name: "declare-styles",
  generateBundle() {
    for (const name of names)
      this.emitFile({ type: "asset", fileName: `${name}.css.d.ts`, source: "export {};\n" });
  },
});

/** Entries beside the main one. An application that does not import them does not load them. */
const beside = ["details", "edtf", "groups", "kinds", "search", "series", "story"];
const entries = Object.fromEntries(["index", ...beside].map((name) => [name, `src/entries/${name}.ts`]));

/**
 * Comment at which Chromium compiles all functions while the script loads, on a separate thread
 * where it can, instead of each function at its first call. A timeline of 1,000 events then appears
 * in four fifths of the time. Other engines ignore it.
 */
const HINT = "//# allFunctionsCalledOnLoad";

/**
 * Builds a standalone script. It is in ASCII, because a page may not declare its charset. All
 * scripts add their names to the global `samarkand`. terser inlines only simple functions and does
 * not join statements: the code is longer, but shorter after compression. Function expressions
 * become arrows, because only classes are called with `new` here.
 */
const script = (input, file, output = {}) => ({
  input,
  plugins: [nodeResolve()],
  output: {
    ...output,
    file,
    format: "iife",
    name: "samarkand",
    extend: true,
    plugins: [
      terser({
        ecma: 2022,
        compress: { passes: 4, inline: 1, pure_getters: true, sequences: false, unsafe_arrows: true },
        format: { preamble: HINT, ascii_only: true },
      }),
    ],
  },
});

const packageBuild = [
  {
    input: entries,
    external: /^(d3-(ease|scale|shape)|date-fns|@date-fns\/tz)(\/|$)/,
    plugins: [
      compile("src"),
      copy({ "style.css": "src/style.css", "panels.css": "src/panels.css" }),
      declareStyles("style", "panels"),
    ],
    // Each module stays a file of its own, so that a bundler leaves out what a page does not use.
    output: {
      dir: "dist",
      preserveModules: true,
      preserveModulesRoot: "src",
      entryFileNames: ({ name }) => `${name.replace(/^entries\//, "")}.js`,
      sourcemap: true,
    },
  },
  script("dist/index.js", "dist/samarkand.min.js", { banner }),
  ...beside.map((name) => script(`dist/${name}.js`, `dist/${name}.min.js`)),
  {
    input: entries,
    plugins: [dts()],
    output: { dir: "dist", chunkFileNames: "shared/[name].d.ts" },
  },
];

/** Font files of the example page, by their names in its folder `fonts`. */
const exampleFonts = [
  ["noto-sans", "latin"],
  ["noto-sans-arabic", "arabic"],
  ["noto-sans-hebrew", "hebrew"],
].flatMap(([family, script]) =>
  [400, 600].map((weight) => [
    `fonts/${family}-${weight}.woff2`,
    fileURLToPath(
      import.meta.resolve(`@fontsource/${family}/files/${family}-${script}-${weight}-normal.woff2`),
    ),
  ]),
);

/**
 * Builds the example page. It finds `samarkand` as users do, through the exports of package.json,
 * so the package has to be built first.
 */
const exampleBuild = () => {
  const assets = readdirSync("examples").filter((name) => /\.(html|css|svg)$/.test(name));
  return {
    input: { main: "examples/main.ts", d3: "examples/d3Page.ts" },
    // The modules of d3 import each other in circles, which harms nothing.
    onwarn(warning, warn) {
      const isOfD3 = warning.code === "CIRCULAR_DEPENDENCY" && warning.ids?.every((id) => /\/d3-/.test(id));
      if (!isOfD3) warn(warning);
    },
    plugins: [
      nodeResolve(),
      compile("examples"),
      copy({
        ...Object.fromEntries(assets.map((name) => [name, `examples/${name}`])),
        ...Object.fromEntries(exampleFonts),
        "samarkand.css": fileURLToPath(import.meta.resolve("samarkand/style.css")),
        "panels.css": fileURLToPath(import.meta.resolve("samarkand/panels.css")),
      }),
    ],
    output: { dir: "examples/dist", sourcemap: true },
  };
};

export default ({ configExample }) =>
  configExample ? [exampleBuild(), guideBuild("examples/dist/guide")] : packageBuild;
