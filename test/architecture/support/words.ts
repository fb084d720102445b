import ts from "typescript";
import { filesBelow, readRepositoryFile } from "../../support/repository";
import { lineOf, walk, type Source } from "./sources";

/** Two words in a row, or one that begins as a sentence does. */
const READS_AS_WORDS = /[A-Za-z]{2,},? [a-z]{2,}|^[A-Z][a-z]{2,}\b(?!\+)/;

/** Attributes that nobody reads. */
const UNREAD = new Set(["class", "d", "transform", "content", "stroke-dasharray", "viewBox", "points", "type", "role"]);

/** The texts of a view that a person would read and that do not go through `t`. */
export function untranslated({ path, tree }: Source): readonly string[] {
  const found: string[] = [];
  walk(tree, (node) => {
    const text = ts.isStringLiteralLike(node) ? node.text : ts.isTemplateExpression(node) ? [node.head.text, ...node.templateSpans.map((span) => span.literal.text)].join(" ") : undefined;
    if (text !== undefined && READS_AS_WORDS.test(text.trim()) && !isClassList(text) && !isUnread(node)) found.push(`${path}:${lineOf(tree, node)}: ${node.getText(tree)}`);
  });
  return found;
}

let classNames: ReadonlySet<string> | undefined;

/** True when every word of a text is a class that the style sheets of the views name. */
function isClassList(text: string): boolean {
  classNames ??= new Set(filesBelow("webview").filter((file) => file.endsWith(".css")).flatMap((file) => [...readRepositoryFile(file).matchAll(/\.([a-z][\w-]*)/g)].map(([, name]) => name ?? "")));
  const names = classNames;
  return text.trim().split(/\s+/).every((word) => names.has(word));
}

function isUnread(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent) || ts.isLiteralTypeNode(parent) || ts.isExternalModuleReference(parent)) return true;
  if (ts.isPropertyAssignment(parent) && (parent.name === node || UNREAD.has(parent.name.getText().replaceAll('"', "")))) return true;
  if (ts.isBinaryExpression(parent) && /^[!=]==$/.test(parent.operatorToken.getText())) return true;
  if (ts.isNewExpression(parent) && parent.expression.getText() === "Error") return true;
  if (ts.isCallExpression(parent)) return isCallOfT(parent) || parent.expression.getText().startsWith("console.") || UNREAD.has((parent.arguments[0] as ts.StringLiteral | undefined)?.text ?? "");
  // A choice between texts is read where the choice is.
  return (ts.isConditionalExpression(parent) || ts.isParenthesizedExpression(parent)) && isUnread(parent);
}

function isCallOfT(call: ts.CallExpression): boolean {
  return call.expression.getText() === "t";
}

/** The calls of `t` whose text no translation can be found for, because it is put together in place. */
export function unfindable({ path, tree }: Source): readonly string[] {
  const found: string[] = [];
  walk(tree, (node) => {
    if (!ts.isCallExpression(node) || !isCallOfT(node)) return;
    const [text] = node.arguments;
    if (text === undefined || !ts.isStringLiteralLike(text)) found.push(`${path}:${lineOf(tree, node)}: ${node.getText(tree)}`);
  });
  return found;
}
