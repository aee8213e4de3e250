import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import terser from "@rollup/plugin-terser";
import { dts } from "rollup-plugin-dts";
import ts from "typescript";

const { version } = JSON.parse(readFileSync("package.json", "utf8"));

// The IIFE carries these libraries, and their licences ask that it says so.
const banner = `/*! samarkand ${version}, MIT licence, © the samarkand authors. Includes d3 (ISC licence, © Mike Bostock), date-fns and @date-fns/tz (MIT licence, © Sasha Koss and contributors). */`;

/** Imports name their ".ts" files and the syntax is erasable, so all that TypeScript has to do here is to take the types out. */
const stripTypes = {
  name: "strip-types",
  transform(code, id) {
    if (!id.endsWith(".ts")) return null;
    const { outputText, sourceMapText } = ts.transpileModule(code, {
      fileName: id,
      compilerOptions: { target: "ES2022", module: "ESNext", verbatimModuleSyntax: true, sourceMap: true },
    });
    return { code: outputText, map: sourceMapText };
  },
};

/** `files`: from the name in the output folder to the path of the source. */
const copy = (files) => ({
  name: "copy",
  generateBundle() {
    for (const [fileName, path] of Object.entries(files)) {
      this.emitFile({ type: "asset", fileName, source: readFileSync(path) });
    }
  },
});

const packageBuild = [
  {
    input: "src/index.ts",
    external: /^(d3|date-fns|@date-fns\/tz)(\/|$)/,
    plugins: [stripTypes, copy({ "style.css": "src/style.css" })],
    output: { dir: "dist", sourcemap: true },
  },
  {
    input: "dist/index.js",
    plugins: [nodeResolve()],
    output: { file: "dist/samarkand.min.js", format: "iife", name: "samarkand", banner, plugins: [terser()] },
  },
  {
    input: "src/index.ts",
    plugins: [dts()],
    output: { file: "dist/index.d.ts" },
  },
];

/** Finds `samarkand` as its users do, through the exports of package.json, and so needs the package built before. */
const exampleBuild = () => {
  const assets = readdirSync("examples").filter((name) => /\.(html|css)$/.test(name));
  return {
    input: "examples/main.ts",
    plugins: [
      nodeResolve(),
      stripTypes,
      copy({
        ...Object.fromEntries(assets.map((name) => [name, `examples/${name}`])),
        "samarkand.css": fileURLToPath(import.meta.resolve("samarkand/style.css")),
      }),
    ],
    output: { dir: "examples/dist", sourcemap: true },
  };
};

export default ({ configExample }) => (configExample ? exampleBuild() : packageBuild);
