import { posix } from "node:path";
import ts from "typescript";

/** From the lowest to the highest; those of one step do not know each other. The last is for the files of `src` itself. */
const staircase = [
  ["base"],
  ["time"],
  ["model"],
  ["options"],
  ["state"],
  ["layout"],
  ["scene"],
  ["render", "input"],
  ["component"],
  ["panels"],
  ["."],
];

const libraries = ["d3-ease", "date-fns", "@date-fns/tz"];

/** The only modules that may say "rtl"; all others speak of start and end. */
const directionModules = /^(base\/direction|base\/isolate|scene\/mirror|options\/[^/]+|component\/host)\.ts$/;

interface Import {
  from: string;
  typeOnly: boolean;
}

/** Every way in which `modules` (path inside src → text) break the plan of the house, one sentence each. */
export function findBreaches(modules: ReadonlyMap<string, string>): string[] {
  const parsed = [...modules].map(([path, text]) => ({
    path,
    text,
    source: ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true),
  }));
  const imports = new Map(parsed.map(({ path, source }) => [path, importsOf(source)]));
  return [
    ...parsed.flatMap(({ path, text, source }) => [
      ...(imports.get(path) ?? []).flatMap(({ from }) => checkImport(path, from, modules)),
      ...checkSize(path, text, source),
      ...(/\brtl\b/.test(text) && !directionModules.test(path) ? [`${path} says "rtl"`] : []),
    ]),
    ...findCycles(imports),
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

function checkSize(path: string, text: string, source: ts.SourceFile): string[] {
  const lines = text.trimEnd().split("\n").length;
  const values = posix.basename(path) === "index.ts" ? [] : exportedValues(source);
  return [
    ...(stepOf(path) < 0 ? [`${path} is in a folder without a step`] : []),
    ...(lines > 400 ? [`${path} has ${String(lines)} lines`] : []),
    ...(values.includes("*") ? [`${path} exports all of another module`] : []),
  ];
}

const resolve = (path: string, from: string): string => posix.join(posix.dirname(path), from);
const folderOf = (path: string): string => path.replace(/\/.*/, "").replace(/.*\.ts$/, ".");
const stepOf = (path: string): number => staircase.findIndex((folders) => folders.includes(folderOf(path)));

function importsOf(source: ts.SourceFile): Import[] {
  const found: Import[] = [];
  const add = (specifier: ts.Node | undefined, typeOnly: boolean): void => {
    if (specifier && ts.isStringLiteralLike(specifier)) found.push({ from: specifier.text, typeOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeOnly(node.importClause));
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, isTypeOnly(node));
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      add(node.argument.literal, true);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** `import type …`, `export type …`, and lists in which every name is marked `type`. */
function isTypeOnly(clause: ts.ImportClause | ts.ExportDeclaration | undefined): boolean {
  if (!clause) return false;
  if (ts.isExportDeclaration(clause) ? clause.isTypeOnly : clause.phaseModifier === ts.SyntaxKind.TypeKeyword)
    return true;
  if (ts.isImportClause(clause) && clause.name) return false;
  const names = ts.isImportClause(clause) ? clause.namedBindings : clause.exportClause;
  if (!names || !(ts.isNamedImports(names) || ts.isNamedExports(names))) return false;
  return names.elements.length > 0 && names.elements.every((element) => element.isTypeOnly);
}

function exportedValues(source: ts.SourceFile): string[] {
  return source.statements.flatMap((statement) => {
    if (ts.isExportAssignment(statement)) return ["default"];
    if (ts.isExportDeclaration(statement)) {
      if (statement.isTypeOnly) return [];
      const names = statement.exportClause;
      if (!names) return ["*"];
      return ts.isNamedExports(names)
        ? names.elements.filter((name) => !name.isTypeOnly).map((name) => name.name.text)
        : [names.name.text];
    }
    if (
      !ts.canHaveModifiers(statement) ||
      !ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
    )
      return [];
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.map(({ name }) => name.getText());
    return ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)
      ? [statement.name?.text ?? "default"]
      : [];
  });
}

/** Types vanish when the code runs, so only the imports that stay can run in circles. */
function findCycles(imports: ReadonlyMap<string, readonly Import[]>): string[] {
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) cycles.push([...trail.slice(start), path].join(" → "));
    if (start >= 0 || done.has(path)) return;
    for (const { from, typeOnly } of imports.get(path) ?? []) {
      if (!typeOnly && from.startsWith(".")) visit(resolve(path, from), [...trail, path]);
    }
    done.add(path);
  };
  for (const path of imports.keys()) visit(path, []);
  return cycles;
}
