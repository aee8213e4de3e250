import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/**
 * Returns the names that an interface declares itself, or those of the object type of one property,
 * read from the source: a new member is in the list automatically.
 */
export function membersOf(path: string, name: string, property?: string): string[] {
  const text = readFileSync(join(import.meta.dirname, "../..", path), "utf8");
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  const found = source.statements.find(
    (statement) => ts.isInterfaceDeclaration(statement) && statement.name.text === name,
  );
  if (found === undefined || !ts.isInterfaceDeclaration(found))
    throw new Error(`${path} declares no interface ${name}.`);
  const own = found.members.find(
    (member) => property !== undefined && member.name?.getText(source) === property,
  );
  const type = own !== undefined && ts.isPropertySignature(own) ? own.type : undefined;
  if (property !== undefined && (type === undefined || !ts.isTypeLiteralNode(type)))
    throw new Error(`${name}.${property} is no object.`);
  return (type !== undefined && ts.isTypeLiteralNode(type) ? type : found).members.map((member) => {
    if (member.name === undefined || !ts.isIdentifier(member.name))
      throw new Error(`${name} has a member without a plain name.`);
    return member.name.text;
  });
}
