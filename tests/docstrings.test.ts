import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../", import.meta.url));

/** A name that an application can use: an export of an entry, or a member of one. */
interface Public {
  readonly name: string;
  readonly symbol: ts.Symbol | ts.Signature;
  readonly type: ts.Type | undefined;
  readonly isOptional: boolean;
}

/** Returns all public names of some modules. */
function publicNames(paths: readonly string[], host?: ts.CompilerHost): Public[] {
  const program = ts.createProgram(
    paths,
    {
      target: ts.ScriptTarget.ES2022,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      module: ts.ModuleKind.ESNext,
      allowImportingTsExtensions: true,
      strict: true,
      exactOptionalPropertyTypes: true,
      noEmit: true,
      types: [],
    },
    host,
  );
  const checker = program.getTypeChecker();
  const isOwn = (symbol: ts.Symbol): boolean =>
    symbol.declarations?.some(
      (one) => paths.some((path) => one.getSourceFile().fileName === path) || isOfSource(one),
    ) ?? false;
  const found = new Map<string, Public>();
  const add = (name: string, symbol: ts.Symbol | ts.Signature, type?: ts.Type): void => {
    const isOptional = "flags" in symbol && (symbol.flags & ts.SymbolFlags.Optional) !== 0;
    found.set(name, { name, symbol, type, isOptional });
  };
  for (const path of paths)
    for (const exported of checker.getExportsOfModule(
      checker.getSymbolAtLocation(program.getSourceFile(path)!)!,
    )) {
      const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
      add(exported.name, symbol);
      if (!(symbol.flags & (ts.SymbolFlags.Interface | ts.SymbolFlags.Class | ts.SymbolFlags.TypeAlias)))
        continue;
      const declared = checker.getDeclaredTypeOfSymbol(symbol);
      if (symbol.flags & ts.SymbolFlags.Interface)
        for (const call of declared.getCallSignatures()) add(`${exported.name}()`, call);
      for (const member of checker.getPropertiesOfType(declared).filter(isOwn))
        add(
          `${exported.name}.${member.name}`,
          member,
          checker.getNonNullableType(checker.getTypeOfSymbol(member)),
        );
    }
  return [...found.values()];
}

const isOfSource = (node: ts.Node): boolean => node.getSourceFile().fileName.startsWith(`${root}src/`);

const textOf = ({ symbol }: Public): string =>
  ts.displayPartsToString(symbol.getDocumentationComment(undefined)) +
  symbol
    .getJsDocTags()
    .map(({ name, text }) => `\n@${name} ${ts.displayPartsToString(text)}`)
    .join("");

const entries = readdirSync(`${root}src/entries`).map((name) => `${root}src/entries/${name}`);
const names = publicNames(entries);
const namesOf = (found: readonly Public[]): string[] => found.map(({ name }) => name);

const undocumented = (found: readonly Public[]): string[] =>
  namesOf(found.filter((one) => textOf(one).trim() === ""));

test("every public name and every member of one has a docstring", () => {
  expect(names.length).toBeGreaterThan(250);
  expect(undocumented(names)).toEqual([]);
});

test("a member without a docstring is found", () => {
  const path = `${root}src/entries/invented.ts`;
  const code = "/** Documented. */ export interface Plan {\n/** So. */\nreadonly one: 1;\ntwo?: 2 }";
  const host = ts.createCompilerHost({});
  const disk = ts.createCompilerHost({});
  host.getSourceFile = (name, version) =>
    name === path ? ts.createSourceFile(name, code, version) : disk.getSourceFile(name, version);
  expect(undocumented(publicNames([path], host))).toEqual(["Plan.two"]);
});

const isOption = ({ name }: Public): boolean => /^\w*Options\./.test(name);

test("every optional option names its default", () => {
  const options = names.filter((one) => isOption(one) && one.isOptional);
  expect(options.length).toBeGreaterThan(40);
  expect(namesOf(options.filter((one) => !textOf(one).includes("\n@default ")))).toEqual([]);
});

test("every number that is an option, a length or a time says its unit", () => {
  const numbers = names.filter(
    ({ type }) => type !== undefined && (type.flags & ts.TypeFlags.NumberLike) !== 0,
  );
  expect(numbers.length).toBeGreaterThan(20);
  expect(
    namesOf(
      numbers.filter(
        (one) =>
          !/\b(px|ms|[Ff]actor|[Nn]umber of|from [01]|\d+ to \d+|Level|larger|Index)\b/.test(textOf(one)),
      ),
    ),
  ).toEqual([]);
});

test("every function that checks its arguments says what it throws", () => {
  const functions = names.filter(({ name }) => /^(create|render|parse|format)[A-Z]\w*$/.test(name));
  expect(functions.length).toBeGreaterThan(8);
  expect(namesOf(functions.filter((one) => !/[Tt]hrows/.test(textOf(one))))).toEqual([]);
});
