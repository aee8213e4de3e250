import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { inflateSync } from "node:zlib";
import manifest from "../../../package.json" with { type: "json" };
import { cachedFolder } from "../cache.ts";

const packages = [
  ["@fontsource/noto-sans", "latin"],
  ["@fontsource/noto-sans-arabic", "arabic"],
  ["@fontsource/noto-sans-hebrew", "hebrew"],
] as const;

/**
 * Returns the path of a fontconfig file with which a browser on Linux has the fonts of the dev
 * dependencies and no others, so that a page looks the same on every machine. (With no font at all,
 * Chromium does not draw web fonts either, unless they are loaded before use.)
 */
export async function testFonts(): Promise<string> {
  const version = packages.map(([name]) => manifest.devDependencies[name]).join("-");
  const folder = await cachedFolder(`fonts-${version}`, async (into) => {
    for (const [name, script] of packages) {
      for (const weight of [400, 600]) {
        const file = `${name.replace(/.*\//, "")}-${script}-${weight}-normal`;
        const woff = await readFile(
          fileURLToPath(new URL(`../../../node_modules/${name}/files/${file}.woff`, import.meta.url)),
        );
        await writeFile(join(into, `${file}.ttf`), woffToTrueType(woff));
      }
    }
    const template = await readFile(new URL("fonts.conf", import.meta.url), "utf8");
    await writeFile(join(into, "fonts.conf"), template);
  });
  return join(folder, "fonts.conf");
}

/**
 * Unpacks a WOFF font, because fontconfig does not read packed fonts. https://www.w3.org/TR/WOFF/
 * describes the format.
 */
function woffToTrueType(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12);
  const power = 2 ** Math.floor(Math.log2(count));
  const header = Buffer.alloc(12 + 16 * count);
  woff.copy(header, 0, 4, 8);
  [count, 16 * power, Math.log2(power), 16 * (count - power)].forEach((value, index) =>
    header.writeUInt16BE(value, 4 + 2 * index),
  );
  const tables: Buffer[] = [];
  let end = header.length;
  for (let index = 0; index < count; index++) {
    const entry = 44 + 20 * index;
    const [start, packed, length] = [4, 8, 12].map((offset) => woff.readUInt32BE(entry + offset)) as [
      number,
      number,
      number,
    ];
    const bytes = woff.subarray(start, start + packed);
    const record = 12 + 16 * index;
    woff.copy(header, record, entry, entry + 4);
    woff.copy(header, record + 4, entry + 16, entry + 20);
    header.writeUInt32BE(end, record + 8);
    header.writeUInt32BE(length, record + 12);
    tables.push(packed < length ? inflateSync(bytes) : bytes, Buffer.alloc(-length & 3));
    end += (length + 3) & ~3;
  }
  return Buffer.concat([header, ...tables]);
}
