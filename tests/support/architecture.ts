import { posix } from "node:path";
import ts from "typescript";

/** From the lowest to the highest. Rooms within `plot` know each other, but none in a circle. */
const staircase = [
  "base",
  "time",
  "model",
  "options",
  "state",
  "plot",
  "view",
  "input",
  "ui",
  "timeline",
  "panels",
  "entries",
];

const libraries = ["d3-ease", "d3-scale", "d3-shape", "date-fns", "@date-fns/tz"];

/** The only modules that may say "rtl"; all others speak of start and end. */
const directionModules =
  /^(base\/direction|plot\/static\/serializeNode|options\/[^/]+|view\/timelineDom)\.ts$/;

/**
 * Every way in which `modules` (path inside src → text) break the plan of the house, one sentence
 * each.
 */
export function findBreaches(modules: ReadonlyMap<string, string>): string[] {
  const parsed = [...modules].map(([path, text]) => ({
    path,
    text,
    source: ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true),
  }));
  const imports = new Map(parsed.map(({ path, source }) => [path, importsOf(source)]));
  return [
    ...parsed.flatMap(({ path, text, source }) => [
      ...(imports.get(path) ?? []).flatMap((from) => checkImport(path, from, modules)),
      ...checkModule(path, text, source),
      ...(/\brtl\b/.test(text) && !directionModules.test(path) ? [`${path} says "rtl"`] : []),
    ]),
    ...findCircles(imports),
  ];
}

function checkImport(path: string, from: string, modules: ReadonlyMap<string, string>): string[] {
  if (!from.startsWith(".")) {
    const known = libraries.some((library) => from === library || from.startsWith(`${library}/`));
    return known ? [] : [`${path} imports the package ${from}`];
  }
  const target = resolve(path, from);
  if (!modules.has(target)) return [`${path} imports ${from}, which is not a module of src`];
  if (folderOf(path) === folderOf(target) || stepOf(target) < stepOf(path)) return [];
  return [`${path} imports ${target}, which is not on a lower step`];
}

function checkModule(path: string, text: string, source: ts.SourceFile): string[] {
  const lines = text.trimEnd().split("\n").length;
  const exportsAll = source.statements.some(
    (statement) => ts.isExportDeclaration(statement) && statement.exportClause === undefined,
  );
  return [
    ...(stepOf(path) < 0 ? [`${path} is in a folder without a step`] : []),
    ...(lines > 400 ? [`${path} has ${String(lines)} lines`] : []),
    ...(exportsAll ? [`${path} exports all of another module`] : []),
  ];
}

const resolve = (path: string, from: string): string => posix.join(posix.dirname(path), from);
const folderOf = (path: string): string => path.replace(/\/.*/, "").replace(/.*\.ts$/, ".");
const stepOf = (path: string): number => staircase.indexOf(folderOf(path));

/** The modules and packages that a module imports, types included. */
function importsOf(source: ts.SourceFile): string[] {
  const found: string[] = [];
  const add = (specifier: ts.Node | undefined): void => {
    if (specifier && ts.isStringLiteralLike(specifier)) found.push(specifier.text);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) add(node.moduleSpecifier);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0]);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The modules of a house that one of them imports. */
export function importsIn(modules: ReadonlyMap<string, string>, path: string): string[] {
  const source = ts.createSourceFile(path, modules.get(path) ?? "", ts.ScriptTarget.ES2022, true);
  return importsOf(source).map((from) => resolve(path, from));
}

/** Modules that import each other in a circle, which are one module in two files. */
function findCircles(imports: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) circles.push([...trail.slice(start), path].join(" → "));
    if (start >= 0 || done.has(path)) return;
    for (const from of imports.get(path) ?? [])
      if (from.startsWith(".")) visit(resolve(path, from), [...trail, path]);
    done.add(path);
  };
  for (const path of imports.keys()) visit(path, []);
  return circles;
}

/** What a house is measured by. */
export interface Measures {
  readonly modules: number;
  /** Lines of the middle module. */
  readonly median: number;
  /** Lines of the longest module. */
  readonly longest: number;
  /** Modules in the fullest folder. */
  readonly fullest: number;
  /** % of the modules that have fewer than 30 lines. */
  readonly small: number;
}

/** Columns that a line of code has at most. */
const COLUMNS = 110;

/** Names that the glossary has replaced: no function, type, value, field or file has one again. */
const OLD_NAMES = new Set(
  `
    kept createLast createMemo finish firstWhere toPx toTime createEchoes createNaming
    createPointing createSlicing createZooming createPainter painter createLayouts pannedAxis
    slidingPicture stretchedNode movedNode handTarget watchSurroundings tellChanges Screen Host
    spanMark spanBand certainty doubts filling placeProfiles skyline mostAtOnce shareRows holderOf
    countMatched firstInCluster createPlaces varietyOf eventNames
  `.split(/\s+/),
);

export function measure(modules: ReadonlyMap<string, string>): Measures {
  const lines = [...modules.values()].map((text) => linesOf(text).length).sort((a, b) => a - b);
  const folders = new Map<string, number>();
  for (const path of modules.keys())
    folders.set(posix.dirname(path), (folders.get(posix.dirname(path)) ?? 0) + 1);
  return {
    modules: modules.size,
    median: lines[lines.length >> 1] ?? 0,
    longest: lines.at(-1) ?? 0,
    fullest: Math.max(...folders.values()),
    small: Math.round((100 * lines.filter((count) => count < 30).length) / modules.size),
  };
}

/** Lines that are too long, names that were given up, and types that two modules export. */
export function findBlemishes(modules: ReadonlyMap<string, string>): string[] {
  const exporters = new Map<string, string[]>();
  const found: string[] = [];
  for (const [path, text] of modules) {
    const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
    found.push(...longLines(path, source), ...oldNames(path, source));
    for (const name of exportedTypes(source)) exporters.set(name, [...(exporters.get(name) ?? []), path]);
  }
  for (const [name, paths] of exporters)
    if (paths.length > 1) found.push(`the type ${name} is exported by ${paths.join(" and ")}`);
  return found;
}

/** A line may be longer for one string, template or regular expression that begins within it. */
function longLines(path: string, source: ts.SourceFile): string[] {
  const long = new Set(linesOf(source.text).flatMap((line, index) => (line.length > COLUMNS ? [index] : [])));
  const visit = (node: ts.Node): void => {
    if (
      ts.isStringLiteralLike(node) ||
      ts.isTemplateLiteral(node) ||
      node.kind === ts.SyntaxKind.RegularExpressionLiteral
    ) {
      const end = source.getLineAndCharacterOfPosition(node.end);
      const length = node.end - node.getStart(source);
      const line = linesOf(source.text)[end.line] ?? "";
      if (line.length - length <= COLUMNS) long.delete(end.line);
    }
    ts.forEachChild(node, visit);
  };
  if (long.size > 0) visit(source);
  return [...long].map((line) => `${path}:${String(line + 1)} is longer than ${String(COLUMNS)} columns`);
}

function oldNames(path: string, source: ts.SourceFile): string[] {
  const found = OLD_NAMES.has(posix.basename(path, ".ts")) ? [`${path} has a name that was given up`] : [];
  const visit = (node: ts.Node): void => {
    const { name } = node as Partial<ts.NamedDeclaration>;
    if (name !== undefined && ts.isIdentifier(name) && OLD_NAMES.has(name.text))
      found.push(`${path} names something ${name.text}`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function exportedTypes(source: ts.SourceFile): string[] {
  return source.statements.flatMap((statement) => {
    const isType =
      ts.isInterfaceDeclaration(statement) ||
      ts.isTypeAliasDeclaration(statement) ||
      ts.isClassDeclaration(statement);
    const isExported =
      isType && statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;
    return isExported && statement.name !== undefined ? [statement.name.text] : [];
  });
}

/**
 * Finds public functions without an `@example`: the methods of `Timeline`, and the functions named
 * `create…` that the entries of the package export.
 */
export function findWithoutExample(modules: ReadonlyMap<string, string>): string[] {
  const parsed = new Map(
    [...modules].map(([path, text]) => [path, ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true)]),
  );
  const creators = new Set(
    [...parsed].flatMap(([path, source]) => (folderOf(path) === "entries" ? creatorsOf(path, source) : [])),
  );
  return [...parsed].flatMap(([path, source]) =>
    source.statements
      .flatMap((statement): readonly ts.NamedDeclaration[] => {
        if (
          ts.isInterfaceDeclaration(statement) &&
          /^Timeline(Search|Load|Format)?$/.test(statement.name.text)
        )
          return statement.members.filter((member) => ts.isMethodSignature(member));
        return ts.isFunctionDeclaration(statement) && creators.has(`${path}: ${statement.name?.text ?? ""}`)
          ? [statement]
          : [];
      })
      .filter((member) => !ts.getJSDocTags(member).some((tag) => tag.tagName.text === "example"))
      .map(({ name }) => `${path}: ${name?.getText(source) ?? ""}`),
  );
}

/** Functions named `create…` that an entry exports, each with the module in which it stands. */
function creatorsOf(entry: string, source: ts.SourceFile): string[] {
  return source.statements.flatMap((statement) => {
    if (!ts.isExportDeclaration(statement) || statement.moduleSpecifier === undefined) return [];
    const { exportClause, moduleSpecifier } = statement;
    const names = exportClause !== undefined && ts.isNamedExports(exportClause) ? exportClause.elements : [];
    const from = resolve(entry, (moduleSpecifier as ts.StringLiteral).text);
    return names.flatMap(({ name }) => (name.text.startsWith("create") ? [`${from}: ${name.text}`] : []));
  });
}

function linesOf(text: string): string[] {
  return text.trimEnd().split("\n");
}
