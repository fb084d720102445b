import { targetOf, type ImportReference, type Source } from "./sources";

interface LayerRule {
  /** Folders whose files it may import. */
  readonly mayImport: readonly string[];
  /** Folders that it may import by type only. */
  readonly byTypeOnly?: readonly string[];
  /** Packages that it may import. */
  readonly packages: readonly (string | RegExp)[];
}

/** Readers and writers of other formats: each is used by interop alone. */
const formatLibraries = ["saxes", "papaparse", "ical.js", /^write-excel-file/, /^read-excel-file/, "pdfkit", "fflate"];

/** Who may import whom: the table of ARCHITECTURE.md. The longest folder that fits a file holds. */
const table: Readonly<Record<string, LayerRule>> = {
  "src/core": { mayImport: ["src/core"], packages: [] },
  "src/language": { mayImport: ["src/core", "src/language"], packages: ["yaml"] },
  "src/interop": { mayImport: ["src/core", "src/language", "src/interop"], packages: formatLibraries },
  "src/sync": { mayImport: ["src/core", "src/language", "src/sync"], packages: [] },
  "src/protocol": { mayImport: ["src/protocol"], byTypeOnly: ["src/core"], packages: [] },
  "src/worker": { mayImport: ["src/core", "src/language", "src/interop", "src/protocol", "src/worker"], packages: [] },
  "src/worker/node.ts": {
    mayImport: ["src/core", "src/language", "src/interop", "src/protocol", "src/worker"], packages: ["node:worker_threads"],
  },
  "src/node": { mayImport: ["src/core", "src/language", "src/node"], byTypeOnly: ["src/protocol"], packages: [/^node:/] },
  "src/host": { mayImport: ["src/core", "src/language", "src/interop", "src/sync", "src/protocol", "src/host"], packages: ["vscode"] },
  "src/host/main.node.ts": {
    mayImport: ["src/core", "src/language", "src/interop", "src/sync", "src/protocol", "src/host", "src/node"], packages: ["vscode"],
  },
  "src/cli": {
    mayImport: ["src/core", "src/language", "src/interop", "src/protocol", "src/node", "src/cli"], packages: [/^node:/],
  },
  "webview": {
    mayImport: ["src/protocol", "src/core/model", "src/core/calendar", "src/core/view", "webview/shared"],
    packages: ["lit", /^lit\//, /^lit-html/],
  },
  "webview/shared/icons.ts": { mayImport: ["webview/shared", "webview/shared/arrowIcons.ts"], packages: [/^@vscode\/codicons\//, "lit", /^lit\//] },
  "webview/shared/arrowIcons.ts": { mayImport: [], packages: [/^@vscode\/codicons\//] },
  "webview/shared/controls.ts": {
    mayImport: ["webview/shared"], packages: ["@vscode/webview-ui-toolkit", /^@vscode-elements\/elements/, "lit", /^lit\//],
  },
};

const within = (file: string, folder: string): boolean => file === folder || file.startsWith(`${folder}/`);

function ruleOf(file: string): [string, LayerRule] | undefined {
  return Object.entries(table).filter(([folder]) => within(file, folder)).sort(([a], [b]) => b.length - a.length)[0];
}

/** A webview's own folder: no view imports another. */
function ownRoom(file: string): string[] {
  const room = /^webview\/[^/]+(?=\/)/.exec(file);
  return room === null ? [] : [room[0]];
}

function fault(source: Source, reference: ImportReference): string | undefined {
  const rule = ruleOf(source.path);
  if (rule === undefined) return `belongs to no layer`;
  const [layer, { mayImport, byTypeOnly = [], packages }] = rule;
  const target = targetOf(source, reference);
  if (target === undefined) {
    const allowed = packages.some(name => (typeof name === "string" ? name === reference.specifier : name.test(reference.specifier)));
    if (!allowed) return `${layer} may not import the package ${reference.specifier}`;
    if (/child_process$/.test(reference.specifier) && !source.path.startsWith("src/node/")) return "only src/node starts processes";
    return undefined;
  }
  if (/\.(js|ts|mjs)$/.test(reference.specifier)) return `imports are written without an extension: ${reference.specifier}`;
  if ([...mayImport, ...ownRoom(source.path)].some(folder => within(target, folder))) return undefined;
  if (!byTypeOnly.some(folder => within(target, folder))) return `${layer} may not import ${target}`;
  return reference.typeOnly ? undefined : `${layer} may import ${target} by type only`;
}

/** Every import that crosses a border it may not cross. */
export function borderFaults(sources: readonly Source[]): string[] {
  return sources.flatMap(source => source.imports.flatMap(reference => {
    const what = fault(source, reference);
    return what === undefined ? [] : [`${source.path}:${String(reference.line)}: ${what}`];
  }));
}

/** The imports of each file, by its path. */
function graphOf(sources: readonly Source[], accept: (reference: ImportReference) => boolean): Map<string, string[]> {
  const known = new Set(sources.map(source => source.path));
  return new Map(sources.map(source => [source.path, source.imports.filter(accept)
    .map(reference => targetOf(source, reference)).filter(target => target !== undefined && known.has(target)) as string[]]));
}

/** Every circle of imports, type imports too, once. */
export function cycles(sources: readonly Source[]): string[] {
  const graph = graphOf(sources, () => true);
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (file: string, trail: readonly string[]): void => {
    const at = trail.indexOf(file);
    if (at >= 0) found.push([...trail.slice(at), file].join(" → "));
    if (at >= 0 || done.has(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...trail, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return found;
}

/** Every file whose code is loaded with a file, itself included. */
export function loadedWith(sources: readonly Source[], start: string): Set<string> {
  const graph = graphOf(sources, reference => !reference.typeOnly);
  const seen = new Set<string>();
  const waiting = [start];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    waiting.push(...graph.get(file) ?? []);
  }
  return seen;
}
