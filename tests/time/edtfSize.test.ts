import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { minify } from "terser";
import { build, type Rolldown } from "vite";
import { expect, test } from "vitest";

/** kB: size of a module of src/time with all its imports, minified and compressed. */
async function sizeOf(module: string): Promise<number> {
  const entry = fileURLToPath(new URL(`../../src/time/${module}`, import.meta.url));
  const built = await build({
    configFile: false,
    logLevel: "silent",
    build: { write: false, minify: false, target: "es2022", lib: { entry, formats: ["es"] } },
  });
  const chunks = ([built].flat() as Rolldown.RolldownOutput[]).flatMap(({ output }) => output);
  const code = chunks.map((chunk) => ("code" in chunk ? chunk.code : "")).join("");
  expect(code).toContain("export");
  const { code: small = "" } = await minify(code, { module: true });
  return gzipSync(small, { level: 9 }).length / 1000;
}

test("EDTF size: the parser costs at most 3.3 kB, minified and compressed", async () => {
  expect(await sizeOf("edtf/parseEdtf.ts")).toBeLessThanOrEqual(3.3);
});
