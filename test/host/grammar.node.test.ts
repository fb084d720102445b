import { deepStrictEqual, ok } from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { extensions } from "vscode";
import { INITIAL, parseRawGrammar, Registry, type IGrammar } from "vscode-textmate";
import { createOnigScanner, createOnigString, loadWASM } from "vscode-oniguruma";

/** What is coloured: the text of a token and the last part of its scope that is ours. */
type Token = [text: string, scope: string];

const DURATION = "constant.numeric.duration.plan";
const UNIT = "keyword.other.unit.plan";
const DATE = "constant.numeric.date.plan";
const SHARE = "constant.numeric.share.plan";
const MONEY = "constant.numeric.money.plan";
const HOURS = "constant.numeric.hours.plan";
const KEY = "entity.name.tag.key.plan";
const ID = "entity.name.type.id.plan";
const REF = "variable.other.reference.plan";
const LINK = "storage.type.link.plan";
const LAG = "keyword.operator.lag.plan";
const CHOICE = "storage.modifier.choice.plan";
const WORD = "support.constant.word.plan";
const DAY = "support.constant.weekday.plan";

const cases: [name: string, line: string, expected: Token[]][] = [
  ["a key and text", "plan: Checkout", [["plan", KEY]]],
  ["a date", "start: 2026-01-05", [["start", KEY], ["2026-01-05", DATE]]],
  ["a date with a time", "start: 2026-01-05 14:30", [["start", KEY], ["2026-01-05 14:30", DATE]]],
  ["a span of dates", "available: 2026-01-05..2026-02-01", [["available", KEY], ["2026-01-05", DATE], ["2026-02-01", DATE]]],
  ["a span as a key", "  2026-04-03..2026-04-06: Easter", [["2026-04-03", DATE], ["2026-04-06", DATE]]],
  ["a span of every year", "  12-24..12-26: Christmas", [["12-24", DATE], ["12-26", DATE]]],
  ["an effort", "  effort: 5d", [["effort", KEY], ["5", DURATION], ["d", UNIT]]],
  ["a sum", "  effort: 1w 2d", [["effort", KEY], ["1", DURATION], ["w", UNIT], ["2", DURATION], ["d", UNIT]]],
  ["an elapsed duration", "  duration: 3ed", [["duration", KEY], ["3", DURATION], ["ed", UNIT]]],
  ["a month", "  duration: 1.5mo", [["duration", KEY], ["1.5", DURATION], ["mo", UNIT]]],
  ["three points", "  effort: 3d/5d/12d", [["effort", KEY], ["3", DURATION], ["d", UNIT], ["5", DURATION], ["d", UNIT], ["12", DURATION], ["d", UNIT]]],
  ["a range", "  effort: 3d..8d", [["effort", KEY], ["3", DURATION], ["d", UNIT], ["8", DURATION], ["d", UNIT]]],
  ["a share", "  done: 40%", [["done", KEY], ["40", SHARE], ["%", UNIT]]],
  ["money with a letter", "budget: 1.2m", [["budget", KEY], ["1.2", MONEY], ["m", UNIT]]],
  ["a rate", "  rate: 95/h", [["rate", KEY], ["95", MONEY], ["/", "keyword.operator.plan"], ["h", UNIT]]],
  ["hours of days", "  week: {mon-thu: 09:00-12:00 13:00-18:00}", [["week", KEY], ["mon-thu", DAY], ["09:00-12:00", HOURS], ["13:00-18:00", HOURS]]],
  ["an id", "  pay-api:", [["pay-api", ID]]],
  ["a reference", "  after: pay-api", [["after", KEY], ["pay-api", REF]]],
  ["a reference to another plan", "  after: core/release-1 FS+1ew", [["after", KEY], ["core/release-1", REF], ["FS", LINK], ["+", LAG], ["1", DURATION], ["ew", UNIT]]],
  ["a lag of percent", "  after: spec FF-50%", [["after", KEY], ["spec", REF], ["FF", LINK], ["-", LAG], ["50", SHARE], ["%", UNIT]]],
  ["a lag without a type", "  after: schema +2d", [["after", KEY], ["schema", REF], ["+", LAG], ["2", DURATION], ["d", UNIT]]],
  ["a list of references", "  after: [pay-api SS+3d, wireframes]",
    [["after", KEY], ["pay-api", REF], ["SS", LINK], ["+", LAG], ["3", DURATION], ["d", UNIT], ["wireframes", REF]]],
  ["references a line each", "    - wireframes", [["wireframes", REF]]],
  ["people with shares", "  who: [ana, ben 50%]", [["who", KEY], ["ana", REF], ["ben", REF], ["50", SHARE], ["%", UNIT]]],
  ["a choice", "  who: any of ana ben", [["who", KEY], ["any", CHOICE], ["of", CHOICE], ["ana", REF], ["ben", REF]]],
  ["a role", "  who: 2 of role backend 50%",
    [["who", KEY], ["2", "constant.numeric.count.plan"], ["of", CHOICE], ["role", CHOICE], ["backend", REF], ["50", SHARE], ["%", UNIT]]],
  ["a status", "  status: doing", [["status", KEY], ["doing", WORD]]],
  ["a task on one line", "  docs: {effort: 2d, after: pay-api, due: 2026-02-20, done: 10%}",
    [["docs", ID], ["effort", KEY], ["2", DURATION], ["d", UNIT], ["after", KEY], ["pay-api", REF], ["due", KEY], ["2026-02-20", DATE], ["done", KEY], ["10", SHARE], ["%", UNIT]]],
  ["numbers inside a title are text", "  title: Payments 5d, 50% by 2026-01-05", [["title", KEY]]],
  ["a title that looks like an assignment is text", "  title: Payments 5d", [["title", KEY]]],
  ["quoted text stays text", '  title: "5d"', [["title", KEY]]],
  ["a comment stays a comment", "  # effort: 5d", []],
  ["a value before a comment", "  effort: 5d   # about 3d", [["effort", KEY], ["5", DURATION], ["d", UNIT]]],
];

async function grammars(): Promise<[plan: IGrammar, yaml: IGrammar]> {
  const load = createRequire(path.join(ownFolder(), "package.json"));
  const wasm = await readFile(load.resolve("vscode-oniguruma/release/onig.wasm"));
  await loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) as ArrayBuffer);
  const yaml = extensions.getExtension("vscode.yaml");
  ok(yaml, "VS Code has no YAML grammar");
  const files = new Map([["source.plan", path.join(ownFolder(), "syntaxes/plan.tmLanguage.json")]]);
  const contributed = (yaml.packageJSON as { contributes: { grammars: { scopeName: string; path: string }[] } }).contributes.grammars;
  for (const grammar of contributed) files.set(grammar.scopeName, path.join(yaml.extensionPath, grammar.path));
  const registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    async loadGrammar(scope) {
      const file = files.get(scope);
      return file === undefined ? null : parseRawGrammar(await readFile(file, "utf8"), file);
    },
  });
  const [plan, yamlAlone] = await Promise.all([registry.loadGrammar("source.plan"), registry.loadGrammar("source.yaml")]);
  ok(plan);
  ok(yamlAlone);
  return [plan, yamlAlone];
}

function ownFolder(): string {
  const own = extensions.all.find(({ packageJSON }) => (packageJSON as { name?: unknown }).name === "gantry");
  ok(own);
  return own.extensionPath;
}

function tokensOf(grammar: IGrammar, text: string): Token[] {
  let state = INITIAL;
  const found: Token[] = [];
  for (const line of text.split("\n")) {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    for (const { startIndex, endIndex, scopes } of tokens) {
      const scope = scopes.filter(one => one.endsWith(".plan") && !one.startsWith("meta.") && !one.startsWith("source.")).at(-1);
      const word = line.slice(startIndex, endIndex).trim();
      if (scope !== undefined && word !== "") found.push([word, scope]);
    }
  }
  return found;
}

describe("colouring", () => {
  let plan: IGrammar;
  let yaml: IGrammar;
  before(async () => { [plan, yaml] = await grammars(); });

  for (const [name, line, expected] of cases) {
    it(name, () => { deepStrictEqual(tokensOf(plan, line), expected); });
  }

  it("knows the lines after a flow map of several lines", () => {
    deepStrictEqual(tokensOf(plan, "tasks:\n  a: {effort: 2d,\n    after: b}\n  c: {done: 5%}").slice(-4), [["c", ID], ["done", KEY], ["5", SHARE], ["%", UNIT]]);
  });

  it("leaves the text of a block alone", () => {
    deepStrictEqual(tokensOf(plan, "notes: |\n  effort: 5d\n  after: b\nstart: 2026-01-05"), [["notes", KEY], ["start", KEY], ["2026-01-05", DATE]]);
  });

  it("takes at most four times as long as YAML alone", function () {
    this.timeout(60000);
    const text = `tasks:\n${"  a: {effort: 2d, after: [b SS+3d, c], who: [ana, ben 50%], due: 2026-02-20}\n".repeat(500)}`;
    const time = (grammar: IGrammar): number => {
      const began = performance.now();
      tokensOf(grammar, text);
      return performance.now() - began;
    };
    const ratios = Array.from({ length: 5 }, () => time(plan) / time(yaml)).sort((a, b) => a - b);
    ok((ratios[2] ?? 99) < 4, ratios.map((ratio) => ratio.toFixed(1)).join(" "));
  });
});
