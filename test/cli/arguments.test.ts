import assert from "node:assert/strict";
import { readArguments } from "../../src/cli/arguments";
import type { Request } from "../../src/cli/arguments";
import { UsageError } from "../../src/cli/usage";

function check(line: string, expected: Partial<Request>): void {
  it(line === "" ? "(nothing)" : line, () => {
    const request = readArguments(line.split(" ").filter((word) => word !== ""));
    for (const [key, value] of Object.entries(expected)) {
      assert.deepEqual((request as unknown as Record<string, unknown>)[key], value, key);
    }
  });
}

function refuse(line: string, expected: RegExp): void {
  it(`refuses ${line}`, () => {
    assert.throws(() => readArguments(line.split(" ")), (failure: unknown) => {
      assert.ok(UsageError.is(failure));
      assert.match(failure.message, expected);
      assert.ok(!failure.message.includes("\n"), "one line");
      return true;
    });
  });
}

describe("the command line's words", () => {
  check("", { command: "help" });
  check("--help", { command: "help" });
  check("check --help", { command: "help" });
  check("--version", { command: "version" });
  check("check", { command: "check", files: [], format: "text" });
  check("check a.plan.yaml b.plan.yaml", { command: "check", files: ["a.plan.yaml", "b.plan.yaml"] });
  check("check --json", { format: "json" });
  check("check --format sarif", { format: "sarif" });
  check("check --format=github", { format: "github" });
  check("check --max-warnings 3", { command: "check", maxWarnings: 3 } as Partial<Request>);
  check("check --as-of none", { asOf: "none" } as Partial<Request>);
  check("check --as-of 1970-01-03", { asOf: { day: 2 } } as Partial<Request>);
  check("check --as-of 1970-01-03T14:30", { asOf: { day: 2, minute: 870 } } as Partial<Request>);
  check("schedule a.plan.yaml", { command: "schedule", file: "a.plan.yaml", format: "table" });
  check("schedule a.plan.yaml --csv", { format: "csv" });
  check("schedule a.plan.yaml --table", { format: "table" });
  check("schedule a.plan.yaml --no-level --explain pay-api", { explain: "pay-api" } as Partial<Request>);
  check("schedule a.plan.yaml --money", { money: true } as Partial<Request>);
  check("schedule a.plan.yaml --path plan --load week", { path: "plan", load: "week" } as Partial<Request>);
  check("schedule a --json --path plan --explain x", { path: "plan", explain: "x" } as Partial<Request>);
  check("import p.xml", { command: "import", input: "p.xml", force: false });
  check("import p.xml --out o.plan.yaml --force", { out: "o.plan.yaml", force: true } as Partial<Request>);
  check("init", { command: "init", folder: "." });
  check("init sub", { folder: "sub" });

  refuse("chekc", /no command "chekc"/);
  refuse("constructor", /no command "constructor"/);
  refuse("check --colour", /--colour/);
  refuse("check --format xml", /xml.*text, json, sarif, github/);
  refuse("check --json --format text", /exclude each other/);
  refuse("check --format", /format/);
  refuse("check --max-warnings many", /many/);
  refuse("check --max-warnings -1", /max-warnings/);
  refuse("check --as-of 2026-02-30", /2026-02-30/);
  refuse("check --as-of 2026-02-03T25:00", /25:00/);
  refuse("check --as-of today", /today/);
  refuse("schedule", /needs a FILE/);
  refuse("schedule a b", /one FILE/);
  refuse("schedule a --json --csv", /exclude each other/);
  refuse("schedule a --load week --money --json", /^--json cannot hold --load and --money together; print a table instead\.$/);
  refuse("schedule a --explain x --money --json", /--money and --explain together/);
  refuse("schedule a --load week --path plan --csv", /--load and --path together/);
  refuse("schedule a --explain x --csv", /^--csv cannot hold --explain; print a table instead\.$/);
  refuse("import", /needs an INPUT/);
  refuse("import a b", /one INPUT/);
  refuse("init a b", /one folder/);
  check("rank a.plan.yaml", { command: "rank", file: "a.plan.yaml", format: "text" });
  check("rank a --method kano --csv --as-of none", { method: "kano", format: "csv", asOf: "none" });
  refuse("rank", /needs a FILE/);
  refuse("rank a b", /one FILE/);
  refuse("rank a --method toString", /toString is not known here; use rice/);
  refuse("reports a", /no command "reports"/);
  check("risk a.plan.yaml", { command: "risk", file: "a.plan.yaml", format: "text", samples: 10_000, seed: 1, untilStable: false });
  check("risk a --samples 500 --seed 7 --json --as-of none", { samples: 500, seed: 7, format: "json", asOf: "none" });
  check("risk a --until-stable --format md", { untilStable: true, samples: 100_000, format: "md" });
  refuse("risk a --samples 0", /--samples 0 is no whole number from 1 to 1000000/);
  refuse("risk a --seed x", /--seed x is no whole number/);
  refuse("risk a --seed -1", /^--seed -1 is no whole number from 0 to 4294967295/);
  refuse("risk", /needs a FILE/);
});
