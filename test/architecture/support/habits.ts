import ts from "typescript";
import { lineOf, walk, type Source } from "./sources";

/** One check of one file: what is wrong, with the node where it is. */
type Check = (source: Source, report: (node: ts.Node, what: string) => void) => void;

/** Runs a check over files and says where it failed. */
export function faultsOf(sources: readonly Source[], check: Check): string[] {
  return sources.flatMap(source => {
    const found: string[] = [];
    check(source, (node, what) => { found.push(`${source.path}:${String(lineOf(source.tree, node))}: ${what}`); });
    return found;
  });
}

const pure = ["Date", "Intl", "console", "process", "Buffer", "setTimeout", "setInterval", "setImmediate", "queueMicrotask", "performance",
  "crypto", "fetch", "window", "document", "navigator", "localStorage", "require", "globalThis", "global", "self", "eval", "Function"];

const everywhere = ["eval", "Function"];

/** The globals that a file may not touch, by where it lies. */
function bannedGlobals(file: string): readonly string[] {
  if (/^src\/(core|language|interop|sync|protocol)\//.test(file)) return pure.filter(name => name !== "Function");
  if (/^src\/worker\/(?!node\.ts|web\.ts)/.test(file)) return pure.filter(name => name !== "Function");
  if (file.startsWith("src/host/")) return ["process", "Buffer", "require", "__dirname", "__filename", "window", "document", "fetch", "eval"];
  if (file.startsWith("webview/")) return ["process", "Buffer", "require", "fetch", "XMLHttpRequest", "WebSocket", "localStorage", "eval"];
  return everywhere.filter(name => name !== "Function");
}

/** Uses of globals that the layer must not know: the clock, chance, the locale, the outside world. */
export const noBannedGlobals: Check = (source, report) => {
  const banned = new Set(bannedGlobals(source.path));
  const declared = declaredNames(source.tree);
  const calm = banned.has("Date");
  walk(source.tree, node => {
    if (ts.isIdentifier(node) && banned.has(node.text) && !declared.has(node.text) && isReference(node)) report(node, `uses ${node.text}`);
    if (ts.isNewExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === "Function") report(node, "uses new Function");
    if (!calm || !ts.isPropertyAccessExpression(node)) return;
    if (node.expression.getText() === "Math" && node.name.text === "random") report(node, "uses Math.random");
    if (/^(toLocale\w+|localeCompare)$/.test(node.name.text)) report(node, `uses ${node.name.text}`);
  });
};

/** Every name that a file declares or imports: such a name is not the global. */
function declaredNames(tree: ts.SourceFile): Set<string> {
  const names = new Set<string>();
  walk(tree, node => {
    const name = (node as Partial<ts.NamedDeclaration>).name;
    const binds = ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isBindingElement(node) || ts.isFunctionDeclaration(node)
      || ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node) || ts.isImportSpecifier(node)
      || ts.isImportClause(node) || ts.isNamespaceImport(node) || ts.isFunctionExpression(node);
    if (binds && name !== undefined && ts.isIdentifier(name)) names.add(name.text);
  });
  return names;
}

/** Whether an identifier stands for a value or type, not for a member's or a key's name. */
function isReference(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isQualifiedName(parent)) return parent.left === node;
  const named = (parent as Partial<ts.NamedDeclaration>).name === node;
  if (named && !ts.isShorthandPropertyAssignment(parent)) return false;
  return !(ts.isBindingElement(parent) && parent.propertyName === node) && !(ts.isImportSpecifier(parent)) && !ts.isExportSpecifier(parent);
}

/** `any`, wherever it stands. */
export const noAny: Check = (source, report) => {
  walk(source.tree, node => {
    if (node.kind === ts.SyntaxKind.AnyKeyword) report(node, "any");
  });
};

/** Default exports, enums, barrels and files that are a drawer for everything. */
export const plainModules: Check = (source, report) => {
  const { statements } = source.tree;
  for (const statement of statements) {
    const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) ?? [] : [];
    if (ts.isExportAssignment(statement) || modifiers.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)) report(statement, "default export");
    if (ts.isEnumDeclaration(statement)) report(statement, "enum");
    if (ts.isExportDeclaration(statement) && statement.exportClause === undefined) report(statement, "barrel: export *");
  }
  const passes = (statement: ts.Statement) => ts.isExportDeclaration(statement) && statement.moduleSpecifier !== undefined;
  if (statements.some(passes) && statements.every(statement => passes(statement) || ts.isImportDeclaration(statement))) report(source.tree, "barrel");
  if (/(^|\/)(utils?|helpers?|misc|common)\.ts$/.test(source.path)) report(source.tree, "name a file after what it does");
  if (/^(src|webview)\/.*\/index\.ts$/.test(source.path)) report(source.tree, "barrel: index.ts");
};

const runners = new Set(["it", "describe", "context", "test", "suite", "before", "after", "beforeEach", "afterEach"]);

/** Tests that are left out, or that leave out the others. */
export const everyTestRuns: Check = (source, report) => {
  walk(source.tree, node => {
    if (ts.isPropertyAccessExpression(node) && ["only", "skip"].includes(node.name.text)) {
      const of = node.expression;
      if (of.kind === ts.SyntaxKind.ThisKeyword || (ts.isIdentifier(of) && runners.has(of.text))) report(node, `${node.getText()}`);
    }
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && /^(x|f)(it|describe|context)$/.test(node.expression.text)) {
      report(node, node.expression.text);
    }
    const pending = ts.isCallExpression(node) && ts.isIdentifier(node.expression) && ["it", "test"].includes(node.expression.text) && node.arguments.length === 1;
    if (pending) report(node, "a test without a body");
  });
};

/** How large things may become before they must be cut. */
export const limits = { fileLines: 400, functionLines: 60, imports: 25 };

/** Files that are too long or import too much. */
export const smallFiles: Check = (source, report) => {
  const lines = source.text.split("\n").length - 1;
  if (lines > limits.fileLines) report(source.tree, `${String(lines)} lines`);
  const imports = source.tree.statements.filter(ts.isImportDeclaration).length;
  if (imports > limits.imports) report(source.tree, `${String(imports)} imports`);
};

/** Functions that are too long. */
export const smallFunctions: Check = (source, report) => {
  walk(source.tree, node => {
    if (!ts.isFunctionLike(node) || !("body" in node) || node.body === undefined) return;
    const { line: end } = source.tree.getLineAndCharacterOfPosition(node.getEnd());
    const lines = end + 2 - lineOf(source.tree, node);
    if (lines > limits.functionLines) report(node, `a function of ${String(lines)} lines`);
  });
};

/** Exported things that do not say what they are for. */
export const documented: Check = (source, report) => {
  const seen = new Set<string>();
  for (const statement of source.tree.statements) {
    const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) ?? [] : [];
    if (!modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) continue;
    const name = nameOf(statement);
    const has = ts.getJSDocCommentsAndTags(statement).length > 0;
    if (!has && !seen.has(name)) report(statement, `${name} has no doc comment`);
    seen.add(name);
  }
};

function nameOf(statement: ts.Statement): string {
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.map(declaration => declaration.name.getText()).join(", ");
  return (statement as unknown as Partial<ts.NamedDeclaration>).name?.getText() ?? "export";
}
