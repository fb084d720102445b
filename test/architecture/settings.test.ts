import { deepStrictEqual } from "node:assert/strict";
import { SEVERITIES } from "../../src/language/rules/severities";
import { readRepositoryFile } from "../support/repository";

interface Settings {
  readonly contributes: { readonly configuration: { readonly properties: Readonly<Record<string, Setting>> } };
  readonly capabilities: { readonly untrustedWorkspaces: { readonly supported: unknown; readonly restrictedConfigurations?: readonly string[] } };
}

interface Setting {
  readonly type?: string;
  readonly scope?: string;
  readonly description?: string;
  readonly markdownDescription?: string;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, unknown>>;
}

const manifest = (): Settings => JSON.parse(readRepositoryFile("package.json")) as Settings;
const settings = (): [string, Setting][] => Object.entries(manifest().contributes.configuration.properties);

describe("architecture: the settings", () => {
  it("offer a severity for each code, and for no other", () => {
    const offered = manifest().contributes.configuration.properties["gantry.severity"]?.properties ?? {};
    deepStrictEqual(Object.keys(offered).sort(), Object.keys(SEVERITIES).sort());
  });

  it("each say what they are for and where they may be set", () => {
    deepStrictEqual(settings().filter(([, { scope, description, markdownDescription }]) =>
      scope === undefined || !(description ?? markdownDescription ?? "").startsWith("%setting.")).map(([name]) => name), []);
  });

  it("are never free text that a repository could fill, unless only the machine's owner may set them", () => {
    const free = settings().filter(([, { type, enum: words }]) => type === "string" && words === undefined);
    const restricted = manifest().capabilities.untrustedWorkspaces.restrictedConfigurations ?? [];
    deepStrictEqual(free.filter(([name, { scope }]) => scope !== "machine" && scope !== "application" && !restricted.includes(name)).map(([name]) => name), []);
  });
});
