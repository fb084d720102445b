import assert from "node:assert/strict";
import { inFolder } from "./commandLine";

describe("what the command line expects to do", () => {
  async function expected(plan: string, ...words: readonly string[]): Promise<readonly string[]> {
    const told: string[] = [];
    await inFolder({ "a.plan.yaml": plan }, async ({ gantryWith }) => {
      const { code, err } = await gantryWith({ expect: (work) => { told.push(work); } }, "schedule", "a.plan.yaml", "--csv", ...words);
      assert.deepEqual({ code, err }, { code: 0, err: "" });
    });
    return told;
  }
  const booked = "plan: A\nstart: 2026-01-05\npeople:\n  ana: {}\ntasks:\n  one:\n    effort: 2d\n    who: ana\n";

  it("is little for a small plan that books nobody", async () => {
    assert.deepEqual(await expected("plan: A\nstart: 2026-01-05\ntasks:\n  one: {duration: 2d}\n"), []);
  });

  it("is a search where people are booked, unless none is wanted", async () => {
    assert.deepEqual(await expected(booked), ["search"]);
    assert.deepEqual(await expected(booked.replace("who:", "\"who\" :")), ["search"]);
    assert.deepEqual(await expected(booked, "--effort", "quick"), []);
    assert.deepEqual(await expected(booked, "--no-level"), []);
  });

  it("is large by the length of the text", async () => {
    assert.deepEqual(await expected(`${booked}# ${"long ".repeat(70_000)}\n`, "--effort", "quick"), ["large"]);
  });
});
