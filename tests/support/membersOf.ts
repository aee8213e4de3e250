import { readFileSync } from "node:fs";
import ts from "typescript";

/** The names that an interface itself declares, from its source: a new one is in the list without anyone's doing. */
export function membersOf(path: string, name: string): string[] {
  const text = readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  const found = source.statements.find((statement) => ts.isInterfaceDeclaration(statement) && statement.name.text === name);
  if (found === undefined || !ts.isInterfaceDeclaration(found)) throw new Error(`${path} declares no interface ${name}.`);
  return found.members.map((member) => {
    if (member.name === undefined || !ts.isIdentifier(member.name)) throw new Error(`${name} has a member without a plain name.`);
    return member.name.text;
  });
}
