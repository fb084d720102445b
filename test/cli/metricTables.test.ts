import assert from "node:assert/strict";
import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { inFolder } from "./commandLine";

const plan = (file: string): string => `plan: Shop
start: 2026-01-05
as-of: 2026-03-02
objectives:
  pay: {title: Pay, results: {paid: {metric: paid, from: 60%, target: 80%, by: 2026-04-30}}}
metrics:
  paid: {title: Paid orders, kind: conversion, file: ${file}}
tasks:
  build: {duration: 3d, objective: pay}
`;

describe("metrics whose figures stand in a table", () => {
  it("are held against their targets by gantry check", () => inFolder({ "plans/shop.plan.yaml": plan("../paid.csv"), ".git/HEAD": "", "paid.csv": "date,value\n2026-02-03,61%\n2026-02-10,62%\n2026-02-17,63%\n" }, async ({ gantry }) => {
    const { out, code } = await gantry("check");
    assert.equal(code, 0);
    assert.match(out, /^plans\/shop\.plan\.yaml:5:\d+: warning: The key result `paid` of Pay is off track: Paid orders is at 63% and by its trend reaches 80% on 16 Jun 2026, 47 days after 30 Apr 2026; .*\[off-track\]$/m);
  }));

  it("say which line is wrong, and point at the file's name", () => inFolder({ "shop.plan.yaml": plan("paid.json"), "paid.json": "[{\"date\": \"2026-02-03\", \"value\": \"many\"}]" }, async ({ gantry }) => {
    assert.match((await gantry("check")).out, /^shop\.plan\.yaml:7:\d+: warning: `paid\.json`: entry 1 has the value `many`; write a number.*\[metric-data\]$/m);
  }));

  it("stand in a report like those of the plan, as do cohorts, with a space before their unit", () => {
    const more = "  calls: {unit: calls, history: {2026-02-01: 30, 2026-02-15: 27}}\n  stay: {kind: retention, cohorts: {2026-01-12: [100%, 50%], 2026-01-05: [100%, 60%]}}\n";
    return inFolder({ "shop.plan.yaml": plan("paid.csv").replace("tasks:", `${more}tasks:`), "paid.csv": "date,value\n2026-02-03,61%\n2026-02-10,63%\n" }, async ({ gantry }) => {
      const { out } = await gantry("report", "shop.plan.yaml");
      for (const line of ["- Paid orders: 63% of 80%", "| Pay | 15% |", "| Paid orders | 63% | 61% | 2026-02-10 |", "| Calls | 27 calls | 30 calls | 2026-02-15 |", "| Stay | 50% | 60% |"]) assert.ok(out.includes(line), `${line}\n${out}`);
    });
  });

  it("are never read from outside", () => inFolder({ "in/shop.plan.yaml": plan("../../secret.csv"), "in/b.plan.yaml": plan("link.csv").replace("Shop", "B"), "secret.csv": "date,value\n2026-02-03,61%\n" }, async ({ folder, gantryIn }) => {
    await symlink(join(folder, "secret.csv"), join(folder, "in/link.csv"));
    const { out } = await gantryIn("in", "check");
    assert.equal(out.match(/cannot be found or read; name a file inside the workspace.*\[metric-data\]/g)?.length, 2, out);
  }));
});
