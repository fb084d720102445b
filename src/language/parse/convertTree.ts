import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, type Scalar, type YAMLMap, type YAMLSeq } from "yaml";
import { MAX_ALIASES, MAX_ALIAS_NODES } from "./limits";
import { quoteText } from "./quoteText";
import { emptyScalar, type ComposeFault, type MapEntry, type ScalarNode, type SourceNode } from "./sourceNode";

/** The library's tree as our own, with what is wrong in it. */
export interface ConvertedTree {
  readonly root: SourceNode | undefined;
  readonly faults: readonly ComposeFault[];
  readonly needsWhole: boolean;
}

interface Conversion {
  readonly text: string;
  readonly faults: ComposeFault[];
  readonly anchors: Map<string, { readonly node: SourceNode; readonly size: number }>;
  readonly anchorsElsewhere: (name: string) => boolean;
  aliases: number;
  aliasNodes: number;
  /** Nodes made so far. */
  nodes: number;
  needsWhole: boolean;
}

/** Converts a document's contents; `anchorsElsewhere` says whether a name is anchored in another part of the file. */
export function convertTree(text: string, contents: unknown, anchorsElsewhere: (name: string) => boolean): ConvertedTree {
  const conversion: Conversion = {
    text, faults: [], anchors: new Map(), anchorsElsewhere, aliases: 0, aliasNodes: 0, nodes: 0, needsWhole: false,
  };
  if (contents === null || contents === undefined) return { root: undefined, faults: [], needsWhole: false };
  const root = convert(conversion, contents as Node, 0);
  return { root, faults: conversion.faults, needsWhole: conversion.needsWhole };
}

function convert(c: Conversion, node: Node, at: number): SourceNode {
  const before = c.nodes;
  c.nodes += 1;
  if (isAlias(node)) return convertAlias(c, node.source, node.range?.[0] ?? at, node.range?.[1] ?? at);
  const made = convertPlainNode(c, node, at);
  if (node.anchor !== undefined && node.anchor !== "") c.anchors.set(node.anchor, { node: made, size: c.nodes - before });
  return made;
}

function convertPlainNode(c: Conversion, node: Node, at: number): SourceNode {
  if (isMap(node)) return convertMap(c, node, at);
  if (isSeq(node)) return convertList(c, node, at);
  if (isScalar(node)) return convertScalar(c, node, at);
  return emptyScalar(at);
}

function convertList(c: Conversion, node: YAMLSeq, at: number): SourceNode {
  const [start, end] = rangeOf(node, at);
  const items = node.items.map((item) => convert(c, item as Node, start));
  const flow = node.flow === true;
  const own = flow ? end : (items.at(-1)?.end ?? end);
  return { kind: "list", items, flow, start, end: trimEnd(c.text, start, own), ...tagOf(node) };
}

function convertMap(c: Conversion, node: YAMLMap, at: number): SourceNode {
  const [start, end] = rangeOf(node, at);
  const entries: MapEntry[] = [];
  for (const pair of node.items as Pair<Node | null, Node | null>[]) {
    const key = convertKey(c, pair.key, start);
    const value = pair.value === null ? undefined : convert(c, pair.value, key?.end ?? start);
    if (key !== undefined) entries.push({ key, value });
  }
  const flow = node.flow === true;
  const last = entries.at(-1);
  const own = flow || last === undefined ? end : (last.value?.end ?? last.key.end);
  return { kind: "map", entries, flow, start, end: trimEnd(c.text, start, Math.max(own, last?.key.end ?? start)), ...tagOf(node) };
}

function convertKey(c: Conversion, key: Node | null, at: number): ScalarNode | undefined {
  const node = key === null ? emptyScalar(at) : convert(c, key, at);
  if (node.kind === "scalar" && node.style !== "empty" && node.style !== "block") return node;
  const words = node.kind === "scalar" ? "A key stands before the colon." : "A key is a word, not a list or a map.";
  const end = Math.min(Math.max(node.end, node.start + 1), c.text.length);
  c.faults.push({ code: "yaml-syntax", message: words, start: Math.min(node.start, end), end });
  return undefined;
}

function convertScalar(c: Conversion, node: Scalar, at: number): ScalarNode {
  const [start, end] = rangeOf(node, at);
  const source = typeof node.source === "string" ? node.source : "";
  const extra = { ...tagOf(node), ...(node.anchor === undefined ? {} : { anchor: node.anchor }) };
  if (node.type === "BLOCK_LITERAL" || node.type === "BLOCK_FOLDED") {
    return { kind: "scalar", text: source.replace(/\n+$/, ""), style: "block", start, end: trimEnd(c.text, start, end), inner: -1, ...extra };
  }
  const quoted = node.type === "QUOTE_DOUBLE" || node.type === "QUOTE_SINGLE";
  if (!quoted && source === "") return { ...emptyScalar(start), ...extra };
  const inner = quoted ? start + 1 : start;
  const exact = inner + source.length + (quoted ? 1 : 0) === end && c.text.startsWith(source, inner);
  return { kind: "scalar", text: source, style: quoted ? "quoted" : "plain", start, end, inner: exact ? inner : -1, ...extra };
}

function convertAlias(c: Conversion, name: string, start: number, end: number): SourceNode {
  c.aliases += 1;
  const target = c.anchors.get(name);
  if (target === undefined) return strayAlias(c, name, start, end);
  c.aliasNodes += target.size;
  c.nodes += target.size;
  if (c.aliases > MAX_ALIASES || c.aliasNodes > MAX_ALIAS_NODES) {
    if (!c.faults.some(({ code }) => code === "file-too-large")) {
      const message = `There are more aliases than can be followed (${MAX_ALIASES} aliases, ${MAX_ALIAS_NODES} values); write the values out.`;
      c.faults.push({ code: "file-too-large", message, start, end });
    }
    return emptyScalar(start);
  }
  return copyAt(target.node, start, end);
}

function strayAlias(c: Conversion, name: string, start: number, end: number): SourceNode {
  if (c.anchorsElsewhere(name)) {
    c.needsWhole = true;
    return { ...emptyScalar(start), end, alias: true };
  }
  const line = restOfLine(c.text, start, end);
  c.faults.push({
    code: "lost-text",
    message: `\`*${name}\` is an alias and nothing is anchored as \`&${name}\`; quote the text if it is meant as text.`,
    start, end,
    fix: { title: "Put quotes around the text", start, end: start + line.length, newText: quoteText(line) },
  });
  return { ...emptyScalar(start), end, alias: true };
}

/** The alias itself, and in block notation what stands behind it on the line. */
function restOfLine(text: string, start: number, end: number): string {
  return text.slice(start, end);
}

/** A copy of an anchored node in which everything stands where the alias does. */
function copyAt(node: SourceNode, start: number, end: number): SourceNode {
  if (node.kind === "scalar") return { ...node, start, end, inner: -1, alias: true };
  if (node.kind === "list") return { ...node, items: node.items.map((item) => copyAt(item, start, end)), start, end, alias: true };
  const entries = node.entries.map(({ key, value }) => ({
    key: copyAt(key, start, end) as ScalarNode,
    value: value === undefined ? undefined : copyAt(value, start, end),
  }));
  return { ...node, entries, start, end, alias: true };
}

function rangeOf(node: Node, at: number): readonly [number, number] {
  const range = node.range;
  return range === null || range === undefined ? [at, at] : [range[0], range[1]];
}

function tagOf(node: Node): { readonly tag?: string } {
  return node.tag === undefined ? {} : { tag: node.tag };
}

function trimEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && " \t\r\n".includes(text.charAt(at - 1))) at -= 1;
  return at;
}
