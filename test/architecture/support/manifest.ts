import ts from "typescript";
import { walk, type Source } from "./sources";

interface Contribution {
  readonly commands?: readonly { readonly command: string }[];
  readonly languages?: readonly { readonly id: string }[];
  readonly views?: Readonly<Record<string, readonly { readonly id: string }[]>>;
  readonly viewsContainers?: Readonly<Record<string, readonly { readonly id: string }[]>>;
  readonly configuration?: ConfigurationSection | readonly ConfigurationSection[];
  readonly menus?: Readonly<Record<string, readonly { readonly command?: string; readonly when?: string }[]>>;
  readonly keybindings?: readonly { readonly command: string; readonly when?: string }[];
}

interface ConfigurationSection {
  readonly properties?: Readonly<Record<string, unknown>>;
}

/** The part of package.json that the checks read. */
export interface Manifest {
  readonly activationEvents?: readonly string[];
  readonly contributes?: Contribution;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** The texts of an object or text constant that a file exports under a name; undefined where there is none. */
export function namesIn(source: Source, constant: string): string[] | undefined {
  let found: string[] | undefined;
  walk(source.tree, node => {
    if (!ts.isVariableDeclaration(node) || node.name.getText() !== constant || node.initializer === undefined) return;
    const texts: string[] = [];
    walk(node.initializer, inner => {
      const isKey = ts.isPropertyAssignment(inner.parent) && inner.parent.name === inner;
      if (ts.isStringLiteralLike(inner) && !isKey) texts.push(inner.text);
    });
    found = texts;
  });
  return found;
}

const sections = ({ configuration = [] }: Contribution): readonly ConfigurationSection[] =>
  ("length" in configuration ? configuration : [configuration]);

/** The ids that the manifest declares, by the constant of src/host/ids.ts that must list the same. */
function declared(manifest: Manifest): Readonly<Record<string, readonly string[]>> {
  const { contributes = {}, activationEvents = [] } = manifest;
  return {
    COMMANDS: (contributes.commands ?? []).map(({ command }) => command),
    VIEWS: [...Object.values(contributes.viewsContainers ?? {}), ...Object.values(contributes.views ?? {})].flat().map(({ id }) => id),
    SETTINGS: sections(contributes).flatMap(({ properties = {} }) => Object.keys(properties)).map(key => key.replace(/^gantry\./, "")),
    PANELS: activationEvents.filter(event => event.startsWith("onWebviewPanel:")).map(event => event.slice("onWebviewPanel:".length)),
  };
}

/** Ids that the code or the manifest has and the other lacks. */
export function idFaults(ids: Source, manifest: Manifest): string[] {
  return Object.entries(declared(manifest)).flatMap(([constant, inManifest]) => {
    const inCode = namesIn(ids, constant);
    if (inCode === undefined) return [];
    return [
      ...inCode.filter(id => !inManifest.includes(id)).map(id => `${constant}: ${id} is not in package.json`),
      ...inManifest.filter(id => !inCode.includes(id)).map(id => `${constant}: ${id} is not in ${ids.path}`),
      ...inManifest.filter((id, index) => inManifest.indexOf(id) < index).map(id => `${constant}: ${id} is twice in package.json`),
    ];
  });
}

/** Menus and keys that name a command or view which the manifest does not declare. */
export function menuFaults(manifest: Manifest): string[] {
  const { COMMANDS = [], VIEWS = [] } = declared(manifest);
  const { menus = {}, keybindings = [] } = manifest.contributes ?? {};
  return [...Object.values(menus).flat(), ...keybindings].flatMap(({ command, when = "" }) => {
    const stranger = command?.startsWith("gantry.") === true && !COMMANDS.includes(command);
    const views = [...when.matchAll(/\bview\s*==\s*'?([\w.]+)/g)].map(match => match[1] ?? "").filter(view => view.startsWith("gantry") && !VIEWS.includes(view));
    return [...(stranger ? [`the command ${command} is not declared`] : []), ...views.map(view => `the view ${view} is not declared`)];
  });
}

/** Keys such as %command.title% that the manifest uses, and those that package.nls.json has, where they differ. */
export function wordingFaults(manifestText: string, words: Readonly<Record<string, string>>): string[] {
  const used = new Set([...manifestText.matchAll(/"%([^%"]+)%"/g)].map(match => match[1] ?? ""));
  return [
    ...[...used].filter(key => !Object.hasOwn(words, key)).map(key => `%${key}% is not in package.nls.json`),
    ...Object.keys(words).filter(key => !used.has(key)).map(key => `${key} is in package.nls.json and nowhere used`),
  ];
}

/** Dependencies that are not exactly pinned, or that would be shipped as node_modules. */
export function dependencyFaults({ dependencies = {}, devDependencies = {} }: Manifest): string[] {
  return [
    ...Object.keys(dependencies).map(name => `${name}: what is needed is bundled, so it belongs to devDependencies`),
    ...Object.entries(devDependencies).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)).map(([name]) => `${name} is not pinned`),
  ];
}
