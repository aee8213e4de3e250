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

const libraries = ["d3-ease", "date-fns", "@date-fns/tz"];

/** The only modules that may say "rtl"; all others speak of start and end. */
const directionModules =
  /^(base\/direction|plot\/static\/svgString|plot\/base\/inlineCoordinates|options\/[^/]+|view\/timelineDom)\.ts$/;

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
