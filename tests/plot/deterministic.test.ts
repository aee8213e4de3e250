import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { inBothDirections } from "../support/bothDirections.ts";

/**
 * Source of a script that renders with the built package, in a separate process with a given
 * environment. `npm test` builds the package first.
 */
const script = `
  import { renderToString } from "samarkand";
  const { directions, locales } = JSON.parse(process.argv[1]);
  const events = [
    { title: "قمة سمرقند", start: "2022-09-15", end: "2022-09-16", group: "قمم" },
    { title: "פגישה", start: "2022-09-07T10:30", group: "b" },
    { title: "summit", start: 1663200000000 },
    { title: "نشست", start: "2022-02~", end: "..", kind: "a" },
    { title: "2022", start: "2022", display: "background" },
    ...Array.from({ length: 200 }, (_, index) => ({ title: "حدث " + index, start: 1660000000000 + index * 3e7, group: "b" })),
  ];
  const strings = locales.flatMap((locale) => [
    renderToString({ width: 900, events, locale, maxHeight: 300, ...directions }),
    renderToString({ width: 900, events, locale, timeZone: "Asia/Samarkand", view: { start: "2022-09-01", end: "2022-09-20" }, ...directions }),
  ]);
  process.stdout.write(JSON.stringify(strings));
`;

function rendered(input: object, environment: Readonly<Record<string, string>>): string[] {
  const output = execFileSync(
    process.execPath,
    ["--input-type=module", "--eval", script, JSON.stringify(input)],
    {
      cwd: fileURLToPath(new URL("../../", import.meta.url)),
      env: { PATH: process.env.PATH, ...environment },
      encoding: "utf8",
    },
  );
  return JSON.parse(output) as string[];
}

inBothDirections("deterministic picture", (directions) => {
  it("is the same string in any zone and language of the machine, and another string for another locale", () => {
    const surroundings = [
      { TZ: "UTC", LANG: "C" },
      { TZ: "America/St_Johns", LANG: "ar_EG.UTF-8", LC_ALL: "ar_EG.UTF-8" },
      { TZ: "Pacific/Apia", LANG: "fa_IR.UTF-8", LC_ALL: "fa_IR.UTF-8" },
    ];
    const [first, ...others] = surroundings.map((environment) =>
      rendered({ directions, locales: ["ar-EG", "en", "he"] }, environment),
    );
    expect(first).toHaveLength(6);
    expect(new Set(first).size).toBe(6);
    for (const other of others) expect(other).toEqual(first);
  });
});
