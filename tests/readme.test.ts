import { readFileSync } from "node:fs";
import ts from "typescript";
import { expect, test } from "vitest";
import { articleEvents, articleGroups } from "../examples/data/article.ts";
import { kindTitles } from "../examples/kindTitles.ts";
import { shapeEvents, shapeGroups, shapes, shapeViews, type ShapeScale } from "../examples/data/shapes.ts";
import { renderToString } from "../src/entries/index.ts";
import { pictureOf } from "./support/pictures.ts";

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");
const guide = (page: string): string => read(`examples/guide/${page}.md`);

/** Name → default of every member of an interface, from its own documentation. */
function documented(path: string, name: string): Map<string, string> {
  const source = ts.createSourceFile(path, read(path), ts.ScriptTarget.ES2022, true);
  const found = source.statements.filter(ts.isInterfaceDeclaration).find((one) => one.name.text === name);
  return new Map(
    found?.members.map((member) => {
      const tag = ts.getJSDocTags(member).find(({ tagName }) => tagName.text === "default");
      return [
        member.name?.getText() ?? "",
        (ts.getTextOfJSDocComment(tag?.comment) ?? "").replaceAll(/\s+/g, " "),
      ];
    }),
  );
}

/** The rows of the table under a heading: first cell → last cell, without the marks of code. */
function tableUnder(heading: string): Map<string, string> {
  const section = guide("api").split(`\n## ${heading}\n`)[1]?.split("\n## ")[0] ?? "";
  const table = section.trim().split("\n\n")[0] ?? "";
  const rows = table
    .split("\n")
    .slice(2)
    .map((row) =>
      row
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.replaceAll("`", "").trim()),
    );
  return new Map(rows.map((cells) => [cells[0] ?? "", cells.at(-1) ?? ""]));
}

test("the table of options names every option, with the default that its type documents", () => {
  const options = documented("src/options/timelineOptions.ts", "TimelineOptions");
  expect(options.size).toBeGreaterThan(10);
  const defaults = new Map(
    [...options].map(([name, value]) => [name, name === "events" ? "required" : value.replaceAll("`", "")]),
  );
  expect(tableUnder("Options")).toEqual(defaults);
});

test("the table of fields names every field of a record", () => {
  const fields = [...documented("src/model/records.ts", "EventRecord").keys()].sort();
  const listed = [...tableUnder("Fields of an event").keys()].flatMap((cell) => cell.split(", ")).sort();
  expect(listed).toEqual(fields);
});

test("the tables of methods and events name all that a timeline has and tells", () => {
  const section = guide("api").split("\n## Methods\n")[1]?.split("\n## ")[0] ?? "";
  const [methods = "", events = ""] = section.split("\n| event |");
  const named = (table: string): string[] =>
    [
      ...new Set(
        [...table.matchAll(/^\|([^|]+)\|/gm)].flatMap(([, cell = ""]) =>
          [...cell.matchAll(/`([a-zA-Z]+)/g)].map(([, name = ""]) => name),
        ),
      ),
    ].sort();
  expect(named(methods)).toEqual([...documented("src/timeline/timeline.ts", "Timeline").keys()].sort());
  expect(named(events)).toEqual(
    [...documented("src/timeline/timelineInfo.ts", "TimelineEventMap").keys()].sort(),
  );
});

test("every token of a theme is named in the guide", () => {
  for (const token of documented("src/options/theme.ts", "ThemeTokens").keys())
    expect(guide("themes")).toContain(`\`${token}\``);
});

test("the picture of the README is what renderToString makes of the article today", async () => {
  const svg = renderToString({
    events: articleEvents("ar"),
    groups: articleGroups("ar"),
    kindTitles: kindTitles("ar"),
    locale: "ar",
    numberingSystem: "latn",
    view: { start: "2022-08-29", end: "2022-09-19" },
    width: 1200,
    maxHeight: 900,
  });
  await expect(svg).toMatchFileSnapshot("../examples/article.svg");
});

/** Versions of Node differ in the spaces around a dash, and in the word before a clock time. */
function plain(sentence: string): string {
  return sentence.replace(/\s–\s(?=\d)/u, "–").replace(/, (?=\d\d:)/u, " at ");
}

const scales = Object.keys(shapes) as ShapeScale[];

test.each(scales)(
  "the picture of the shapes by %s is what renderToString makes of them today",
  async (scale) => {
    const view = shapeViews[scale];
    const svg = renderToString({
      events: shapeEvents(scale, "en"),
      groups: shapeGroups(scale, "en"),
      locale: "en-GB",
      numberingSystem: "latn",
      width: 1000,
      maxHeight: 1400,
      ...(view && { view }),
      label: `Shapes of dates by ${scale}`,
    });
    await expect(svg).toMatchFileSnapshot(`../examples/shapes-${scale}.svg`);
    expect(guide("dates")).toContain(`](../shapes-${scale}.svg)`);
  },
);

test.each(scales)(
  "the table of the shapes by %s has all of them, with the sentence that the library says today",
  (scale) => {
    const { model, picture } = pictureOf({ events: shapeEvents(scale, "en"), locale: "en-GB" }, 1000);
    const rows = shapes[scale].map(({ id, edtf, extent, status, en }) => {
      const option = extent ? `, \`extent: "${extent}"\`` : status ? `, \`status: "${status}"\`` : "";
      const { span, within } = model.find(id)!;
      return `| \`${edtf}\`${option} | ${plain(picture.dateText.span(span, within))} | ${en.meaning} |`;
    });
    expect(guide("dates")).toContain(`| write | it reads | that is |\n|---|---|---|\n${rows.join("\n")}\n`);
  },
);

test("the README stays short: what is long has a page of the guide", () => {
  expect(read("README.md").split("\n").length).toBeLessThanOrEqual(175);
});
