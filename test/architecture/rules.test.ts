import { deepStrictEqual } from "node:assert/strict";
import { targetOf, parseSource, productSources, type Source } from "./support/sources";

const registry = "src/language/rules/registry.ts";

/** The files that hold a rule: they export a constant of the type Rule. */
function ruleFiles(sources: readonly Source[]): string[] {
  return sources.filter(({ path, text }) => path.startsWith("src/language/rules/") && path !== registry && /^export const \w+: Rule\b/m.test(text))
    .map(({ path }) => path);
}

/** The rules that neither the registry nor a list of rules that it takes over (`…Rules.ts`, or the registry of a folder) imports. */
function unlisted(sources: readonly Source[]): string[] {
  const importsOf = (path: string): readonly (string | undefined)[] => {
    const list = sources.find(source => source.path === path);
    return list?.imports.map(reference => targetOf(list, reference)) ?? [];
  };
  const direct = importsOf(registry);
  const isList = (path: string | undefined): path is string => path !== undefined && (path.endsWith("Rules.ts") || path.endsWith("/registry.ts"));
  const listed = new Set([...direct, ...direct.filter(isList).flatMap(importsOf)]);
  return ruleFiles(sources).filter(file => !listed.has(file));
}

describe("architecture: rules", () => {
  it("are all listed in the registry", () => {
    deepStrictEqual(unlisted(productSources()), []);
  });

  it("the check sees a rule that is not listed", () => {
    const files = ["a", "b"].map(name => parseSource(`src/language/rules/${name}.ts`, `export const ${name}: Rule = {};`));
    const list = parseSource(registry, "import { a } from './a';");
    deepStrictEqual(unlisted([...files, list, parseSource("src/language/rules/wording.ts", "export const say = 1;")]), ["src/language/rules/b.ts"]);
    const taken = [parseSource(registry, "import { a } from './a';\nimport { SOME } from './someRules';"), parseSource("src/language/rules/someRules.ts", "import { b } from './b';")];
    deepStrictEqual(unlisted([...files, ...taken]), []);
    const folder = ["c", "d"].map(name => parseSource(`src/language/rules/more/${name}.ts`, `export const ${name}: Rule = {};`));
    const more = parseSource("src/language/rules/more/registry.ts", "import { c } from './c';");
    const both = parseSource(registry, "import { a } from './a'; import { MORE } from './more/registry';");
    deepStrictEqual(unlisted([...files, ...folder, more, both]), ["src/language/rules/b.ts", "src/language/rules/more/d.ts"]);
  });
});
