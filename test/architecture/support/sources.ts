import path from "node:path";
import ts from "typescript";
import { filesBelow, readRepositoryFile } from "../../support/repository";

/** One import, export-from, dynamic import or import type of a file. */
export interface ImportReference {
  readonly specifier: string;
  /** Whether it vanishes when the types are erased. */
  readonly typeOnly: boolean;
  readonly line: number;
}

/** One source file, read and parsed. */
export interface Source {
  /** Path from the repository, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
  readonly imports: readonly ImportReference[];
}

/** Parses one file: also how the checks are tried on small samples. */
export function parseSource(file: string, text: string): Source {
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true, ts.ScriptKind.TS);
  return { path: file, text, tree, imports: importsOf(tree) };
}

let cached: readonly Source[] | undefined;

/** All TypeScript of the repository: src, webview, test and bench. */
export function allSources(): readonly Source[] {
  cached ??= ["src", "webview", "test", "bench/cases"]
    .flatMap(folder => filesBelow(folder))
    .filter(file => file.endsWith(".ts") && !file.includes("/fixtures/"))
    .map(file => parseSource(file, readRepositoryFile(file)));
  return cached;
}

/** The sources of the product. */
export function productSources(): readonly Source[] {
  return allSources().filter(({ path: file }) => file.startsWith("src/") || file.startsWith("webview/"));
}

/** The line of a node, from 1. */
export function lineOf(tree: ts.SourceFile, node: ts.Node): number {
  return tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
}

/** Calls the visitor with every node below one. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, child => { walk(child, visit); });
}

function importsOf(tree: ts.SourceFile): ImportReference[] {
  const found: ImportReference[] = [];
  const add = (node: ts.Node, specifier: ts.Node | undefined, typeOnly: boolean): void => {
    if (specifier !== undefined && ts.isStringLiteralLike(specifier)) {
      found.push({ specifier: specifier.text, typeOnly, line: lineOf(tree, node) });
    }
  };
  walk(tree, node => {
    if (ts.isImportDeclaration(node)) add(node, node.moduleSpecifier, importsTypesOnly(node));
    else if (ts.isExportDeclaration(node)) add(node, node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node, node.argument.literal, true);
    else if (ts.isCallExpression(node) && isLoad(node.expression)) add(node, node.arguments[0], false);
  });
  return found;
}

function importsTypesOnly(node: ts.ImportDeclaration): boolean {
  const clause = node.importClause;
  if (clause === undefined) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const bindings = clause.namedBindings;
  return clause.name === undefined && bindings !== undefined && ts.isNamedImports(bindings)
    && bindings.elements.length > 0 && bindings.elements.every(element => element.isTypeOnly);
}

function isLoad(callee: ts.Expression): boolean {
  return callee.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(callee) && callee.text === "require");
}

/** The file that a relative import names, from the repository; undefined for packages. */
export function targetOf(source: Pick<Source, "path">, reference: ImportReference): string | undefined {
  if (!reference.specifier.startsWith(".")) return undefined;
  const target = path.posix.join(path.posix.dirname(source.path), reference.specifier);
  return /\.[a-z]{2,4}$/.test(target) && !target.endsWith(".lazy") ? target : `${target}.ts`;
}
