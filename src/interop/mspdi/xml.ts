import { SaxesParser } from "saxes";

/** An element with its text (its own characters, without those of its children) and its child elements. */
export interface XmlElement {
  readonly name: string;
  readonly text: string;
  readonly children: readonly XmlElement[];
}

/** What reading gave: the root element, or one sentence that says why there is none. */
export type XmlResult =
  | { readonly kind: "read"; readonly root: XmlElement; readonly skipped: ReadonlyMap<string, number> }
  | { readonly kind: "refused"; readonly message: string };

/** Limits and what to leave out. */
export interface XmlOptions {
  /** Most characters that are read. */
  readonly maxLength: number;
  /** Deepest nesting of elements. */
  readonly maxDepth: number;
  /** Elements (by name) that are counted but not kept, with all that they hold. */
  readonly skip: ReadonlySet<string>;
  /** Called with each finished element of a name, to keep something smaller in its place, or nothing. */
  readonly reduce?: ReadonlyMap<string, (element: XmlElement) => XmlElement | undefined>;
}

interface OpenElement {
  readonly name: string;
  text: string;
  readonly children: XmlElement[];
}

/** Characters handed to the parser at a time, so that a fault near the start ends the reading there. */
const CHUNK = 65_536;

/** Ends the reading from inside a handler of the parser. */
class Refusal extends Error {}

/**
 * Reads XML into a tree. A document type is refused (it is where entity bombs and outside files come from),
 * and so is what is too long, nested too deep or not well-formed. Namespace prefixes are left away. Never throws.
 */
export function readXml(xml: string, options: XmlOptions): XmlResult {
  if (xml.length > options.maxLength) {
    const limit = String(Math.floor(options.maxLength / 1_000_000));
    return refused(`The file has more than ${limit} million characters, which is the limit for an import; export a smaller project.`);
  }
  const builder = createBuilder(options);
  try {
    builder.parse(xml);
  } catch (error) {
    return refused(error instanceof Error ? error.message : String(error));
  }
  const root = builder.root();
  if (root === undefined) return refused("The file holds no XML element; choose an XML file saved by Microsoft Project.");
  return { kind: "read", root, skipped: builder.skipped };
}

function refused(message: string): XmlResult {
  return { kind: "refused", message };
}

interface Builder {
  readonly skipped: ReadonlyMap<string, number>;
  parse(xml: string): void;
  root(): XmlElement | undefined;
}

function createBuilder(options: XmlOptions): Builder {
  const parser = new SaxesParser();
  const open: OpenElement[] = [];
  const skipped = new Map<string, number>();
  let depth = 0;
  /** Depth of the element that is being left out, or 0. */
  let skippingFrom = 0;
  let root: XmlElement | undefined;

  parser.on("error", (error) => {
    throw new Refusal(`The file is not well-formed XML: ${plainReason(error.message)}.`);
  });
  parser.on("doctype", () => {
    throw new Refusal("The file declares a document type (DOCTYPE), which an import never reads; remove that line or save the file anew from Microsoft Project.");
  });
  parser.on("opentag", (tag) => {
    depth += 1;
    if (depth > options.maxDepth) {
      throw new Refusal(`The file nests elements more than ${String(options.maxDepth)} deep, which no Microsoft Project file does.`);
    }
    if (skippingFrom > 0) return;
    const name = tag.name.slice(tag.name.indexOf(":") + 1);
    if (options.skip.has(name)) {
      skipped.set(name, (skipped.get(name) ?? 0) + 1);
      skippingFrom = depth;
      return;
    }
    open.push({ name, text: "", children: [] });
  });
  const addText = (value: string): void => {
    const element = open.at(-1);
    if (skippingFrom === 0 && element !== undefined) element.text += value;
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("closetag", () => {
    depth -= 1;
    if (skippingFrom > 0) {
      if (depth < skippingFrom) skippingFrom = 0;
      return;
    }
    const element = open.pop();
    if (element === undefined) return;
    const parent = open.at(-1);
    if (parent === undefined) root = element;
    else append(parent, element, options.reduce?.get(element.name));
  });
  return {
    skipped,
    parse: (xml) => {
      for (let at = 0; at < xml.length; at += CHUNK) parser.write(xml.slice(at, at + CHUNK));
      parser.close();
    },
    root: () => root,
  };
}

function append(parent: OpenElement, element: XmlElement, reduce?: (element: XmlElement) => XmlElement | undefined): void {
  const kept = reduce === undefined ? element : reduce(element);
  if (kept !== undefined) parent.children.push(kept);
}

/** The parser's `12:3: unclosed tag: Task.` as a half sentence with the place. */
function plainReason(message: string): string {
  const match = /^(\d+):(\d+): ([\s\S]*?)\.?$/.exec(message);
  if (match === null) return message.replace(/\.$/, "");
  const [, line = "", column = "", reason = ""] = match;
  return `${reason} (line ${line}, column ${column})`;
}
