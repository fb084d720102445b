import { deepStrictEqual, match, strictEqual } from "node:assert/strict";
import { documented, everyTestRuns, faultsOf, limits, noAny, noBannedGlobals, plainModules, smallFiles, smallFunctions } from "./support/habits";
import { allSources, parseSource, productSources } from "./support/sources";

describe("architecture: habits", () => {
  it("keeps the clock, chance, the locale and the outside world out of the pure layers", () => {
    deepStrictEqual(faultsOf(productSources(), noBannedGlobals), []);
  });

  it("has no any", () => {
    deepStrictEqual(faultsOf(allSources(), noAny), []);
  });

  it("has no default export, enum, barrel or drawer for everything", () => {
    const sources = allSources().filter(({ path }) => !path.endsWith(".d.ts") && path !== "test/host/index.ts");
    deepStrictEqual(faultsOf(sources, plainModules), []);
  });

  it("runs every test", () => {
    deepStrictEqual(faultsOf(allSources().filter(({ path }) => path.endsWith(".test.ts")), everyTestRuns), []);
  });

  it("keeps files and functions small", () => {
    deepStrictEqual([...faultsOf(allSources(), smallFiles), ...faultsOf(productSources(), smallFunctions)], []);
  });

  it("says what every exported thing of core, language, protocol and interop is for", () => {
    deepStrictEqual(faultsOf(productSources().filter(({ path }) => /^src\/(core|language|protocol|interop)\//.test(path)), documented), []);
  });
});

describe("architecture: the checks of habits see", () => {
  type Check = Parameters<typeof faultsOf>[1];
  const samples: readonly (readonly [check: Check, file: string, text: string, why: RegExp | undefined])[] = [
    [noBannedGlobals, "src/core/a.ts", "export const now = () => Date.now();", /uses Date/],
    [noBannedGlobals, "src/core/a.ts", "const a = Math.random();", /Math\.random/],
    [noBannedGlobals, "src/core/a.ts", "const a = 'b'.localeCompare('c');", /localeCompare/],
    [noBannedGlobals, "src/core/a.ts", "const a: Date = b;", /uses Date/],
    [noBannedGlobals, "src/language/a.ts", "console.log('a');", /uses console/],
    [noBannedGlobals, "src/language/a.ts", "const f = (document: string) => document.length;", undefined],
    [noBannedGlobals, "src/language/a.ts", "const a = { process: 1 }; a.process;", undefined],
    [noBannedGlobals, "src/worker/engine.ts", "setTimeout(f, 1);", /uses setTimeout/],
    [noBannedGlobals, "src/worker/web.ts", "self.postMessage(1);", undefined],
    [noBannedGlobals, "src/host/a.ts", "const a = process.env;", /uses process/],
    [noBannedGlobals, "src/cli/a.ts", "eval('1');", /uses eval/],
    [noBannedGlobals, "src/cli/a.ts", "new Function('return 1');", /new Function/],
    [noAny, "a.ts", "const a: any = 1;", /any/],
    [noAny, "a.ts", "const a = b as unknown as Map<string, any>;", /any/],
    [noAny, "a.ts", "const a = 'any';", undefined],
    [plainModules, "a.ts", "export default 1;", /default/],
    [plainModules, "a.ts", "export default function f() {}", /default/],
    [plainModules, "a.ts", "export * from './b';\nexport const a = 1;", /barrel/],
    [plainModules, "a.ts", "export { b } from './b';\nexport type { c } from './c';", /barrel/],
    [plainModules, "src/core/utils.ts", "export const a = 1;", /what it does/],
    [plainModules, "src/core/index.ts", "export const a = 1;", /index/],
    [plainModules, "a.ts", "enum A { b }", /enum/],
    [plainModules, "a.ts", "export const a = 1;", undefined],
    [everyTestRuns, "a.test.ts", "it.only('a', () => {});", /it\.only/],
    [everyTestRuns, "a.test.ts", "describe.skip('a', () => {});", /describe\.skip/],
    [everyTestRuns, "a.test.ts", "it('a', function () { this.skip(); });", /this\.skip/],
    [everyTestRuns, "a.test.ts", "xit('a', () => {});", /xit/],
    [everyTestRuns, "a.test.ts", "it('a');", /without a body/],
    [everyTestRuns, "a.test.ts", "it('a', () => { cursor.skip(); });", undefined],
    [smallFiles, "a.ts", "\n".repeat(limits.fileLines + 1), /401 lines/],
    [smallFiles, "a.ts", "\n".repeat(limits.fileLines), undefined],
    [smallFiles, "a.ts", "import 'a';".repeat(limits.imports + 1), /26 imports/],
    [smallFunctions, "a.ts", `function a() {${"\n".repeat(limits.functionLines)}}`, /61 lines/],
    [smallFunctions, "a.ts", `const a = () => {${"\n".repeat(limits.functionLines - 1)}};`, undefined],
    [documented, "a.ts", "export const a = 1;", /a has no doc comment/],
    [documented, "a.ts", "// Not a doc comment.\nexport interface A {}", /A has no doc comment/],
    [documented, "a.ts", "/** What it is. */\nexport function a(): void;\nexport function a(b?: 1): void {}\nconst c = 1;", undefined],
  ];
  for (const [check, file, text, why] of samples) {
    const shown = text.length > 70 ? `${text.trim().slice(0, 20)}… (${String(text.length)} characters)` : text;
    it(`${why === undefined ? "nothing wrong with" : "the fault of"} ${JSON.stringify(shown)} in ${file}`, () => {
      const faults = faultsOf([parseSource(file, text)], check);
      if (why === undefined) return deepStrictEqual(faults, []);
      strictEqual(faults.length, 1, faults.join("\n"));
      return match(faults[0]!, why);
    });
  }
});
