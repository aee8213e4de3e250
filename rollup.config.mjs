import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import terser from "@rollup/plugin-terser";
import typescript from "@rollup/plugin-typescript";
import { dts } from "rollup-plugin-dts";

const { version } = JSON.parse(readFileSync("package.json", "utf8"));

// The IIFE carries these libraries, and their licences ask that it says so.
const banner = `/*! samarkand ${version}, MIT licence, (c) the samarkand authors. Includes d3-ease (ISC licence, (c) Mike Bostock), date-fns and @date-fns/tz (MIT licence, (c) Sasha Koss and contributors). */`;

/**
 * Imports name their ".ts" files, and `noEmit` is for the type check alone. `folder`: what is
 * compiled.
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
    // The maps hold their sources, which the package does not have beside them.
    inlineSources: true,
  });

/** `files`: from the name in the output folder to the path of the source. */
const copy = (files) => ({
  name: "copy",
  generateBundle() {
    for (const [fileName, path] of Object.entries(files)) {
      this.emitFile({ type: "asset", fileName, source: readFileSync(path) });
    }
  },
});

/** Entries beside the main one: who does not import them does not load them. */
const beside = ["details", "edtf", "groups", "kinds", "search", "story"];
const entries = Object.fromEntries(["index", ...beside].map((name) => [name, `src/entries/${name}.ts`]));

/**
 * Chromium then compiles all functions while the script is loaded, on a thread of its own where it
 * can, rather than each one when it is first called: a timeline of 1,000 events stands in four
 * fifths of the time. Other engines read a comment.
 */
const HINT = "//# allFunctionsCalledOnLoad";

/**
 * Builds a script of its own, in ASCII, as a page may not say its charset; all put their names into
 * the global `samarkand`. terser is told not to inline and join statements: the code is longer, but
 * shorter when it is compressed. Functions become arrows, since nothing but a class is called by
 * `new` here.
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
    external: /^(d3-ease|date-fns|@date-fns\/tz)(\/|$)/,
    plugins: [compile("src"), copy({ "style.css": "src/style.css", "panels.css": "src/panels.css" })],
    output: { dir: "dist", chunkFileNames: "shared/[name].js", sourcemap: true },
  },
  script("dist/index.js", "dist/samarkand.min.js", { banner }),
  ...beside.map((name) => script(`dist/${name}.js`, `dist/${name}.min.js`)),
  {
    input: entries,
    plugins: [dts()],
    output: { dir: "dist", chunkFileNames: "shared/[name].d.ts" },
  },
];

/** The typefaces of the example, by their names in its folder `fonts`. */
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
 * Finds `samarkand` as its users do, through the exports of package.json, and so needs the package
 * built before.
 */
const exampleBuild = () => {
  const assets = readdirSync("examples").filter((name) => /\.(html|css)$|^favicon\./.test(name));
  return {
    input: "examples/main.ts",
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

export default ({ configExample }) => (configExample ? exampleBuild() : packageBuild);
