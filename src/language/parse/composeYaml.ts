import { Composer, Parser, type CST, type Document, type YAMLError } from "yaml";
import { convertTree } from "./convertTree";
import { estimatedNodes } from "./estimatedNodes";
import { MAX_DEPTH, MAX_ITEM, MAX_ITEM_NODES } from "./limits";
import type { ComposeFault, Composed } from "./sourceNode";
import { syntaxFault } from "./syntaxFault";

/** Bounds for one call: an item's, or a whole file's. */
export interface ComposeBounds {
  readonly characters: number;
  readonly nodes: number;
}

const ITEM_BOUNDS: ComposeBounds = { characters: MAX_ITEM, nodes: MAX_ITEM_NODES };

/**
 * Reads text with the `yaml` library, tree only. Depth and size are checked on the concrete syntax, whose parser does
 * not recurse, before anything that does. Never throws.
 */
export function composeYaml(text: string, anchorsElsewhere: (name: string) => boolean, bounds = ITEM_BOUNDS): Composed {
  if (text.length > bounds.characters) return refused(text, `is longer than ${bounds.characters} characters and is not read; shorten it or split it into several items`);
  if (text.length > bounds.nodes && estimatedNodes(text) > bounds.nodes) return refused(text, `has more than ${bounds.nodes} values and is not read; split it`);
  try {
    const tokens = [...new Parser().parse(text)];
    const excess = excessOf(tokens, bounds.nodes);
    if (excess !== undefined) return refused(text, excess);
    const composer = new Composer({ uniqueKeys: false, schema: "failsafe", resolveKnownTags: false, prettyErrors: false, logLevel: "silent" });
    const documents = [...composer.compose(tokens)] as Document.Parsed[];
    return composed(text, documents, anchorsElsewhere);
  } catch {
    const fault: ComposeFault = { code: "yaml-syntax", message: "This text cannot be read as YAML; simplify it.", start: 0, end: text.length };
    return { root: undefined, faults: [fault], needsWhole: false };
  }
}

function composed(text: string, documents: readonly Document.Parsed[], anchorsElsewhere: (name: string) => boolean): Composed {
  const first = documents[0];
  const faults: ComposeFault[] = [];
  const second = documents.slice(1).find(({ contents }) => contents?.range !== undefined && contents.range[1] > contents.range[0]);
  if (second !== undefined) faults.push(secondDocument(text, second.range[0]));
  if (first === undefined) return { root: undefined, faults, needsWhole: false };
  const errors: readonly YAMLError[] = first.errors;
  for (const error of errors) {
    if (error.code !== "TAG_RESOLVE_FAILED") faults.push(syntaxFault(text, error));
  }
  const tree = convertTree(text, first.contents, anchorsElsewhere);
  return { root: tree.root, faults: [...faults, ...tree.faults], needsWhole: tree.needsWhole };
}

function secondDocument(text: string, at: number): ComposeFault {
  return {
    code: "yaml-syntax",
    message: "A plan file holds one document: what follows `---` is not read; put it into a file of its own.",
    start: Math.min(at, text.length),
    end: Math.min(at + 3, text.length),
  };
}

function refused(text: string, why: string): Composed {
  const end = lineEnd(text);
  return { root: undefined, faults: [{ code: "file-too-large", message: `This ${why}.`, start: 0, end }], needsWhole: false };
}

function lineEnd(text: string): number {
  const at = text.indexOf("\n");
  return at === -1 ? text.length : at;
}

/** Why the tokens must not be composed, or undefined; walks with a stack of its own. */
function excessOf(tokens: readonly CST.Token[], maxNodes: number): string | undefined {
  const open: { token: CST.Token; depth: number }[] = tokens.map((token) => ({ token, depth: 0 }));
  let nodes = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    nodes += 1;
    if (next.depth > MAX_DEPTH) return `is nested more than ${MAX_DEPTH} deep and is not read`;
    if (nodes > maxNodes) return `has more than ${maxNodes} values and is not read; split it`;
    const token = next.token;
    const depth = next.depth + 1;
    if (token.type === "document" && token.value !== undefined) open.push({ token: token.value, depth });
    if (!("items" in token)) continue;
    for (const item of token.items) {
      if (item.key !== undefined && item.key !== null) open.push({ token: item.key, depth });
      if (item.value !== undefined) open.push({ token: item.value, depth });
    }
  }
  return undefined;
}
