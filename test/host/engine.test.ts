import { ok, strictEqual } from "node:assert/strict";
import { gantry } from "./support/plans";

const PROJECT = `<?xml version="1.0" encoding="UTF-8"?>
<Project xmlns="http://schemas.microsoft.com/project"><Name>Small</Name><StartDate>2026-01-05T08:00:00</StartDate>
<Tasks><Task><UID>1</UID><ID>1</ID><Name>Dig</Name><OutlineLevel>1</OutlineLevel><Duration>PT16H0M0S</Duration></Task></Tasks></Project>`;

describe("the engine in its thread", () => {
  it("answers", async () => {
    const { engine } = await gantry();
    strictEqual(await engine.echo("héllo"), "héllo");
  });

  it("reads a Microsoft Project file", async () => {
    const { engine } = await gantry();
    const { text } = await engine.importMspdi({ xml: PROJECT, stem: "small" });
    ok(text.startsWith("plan: "), text);
    ok(text.includes("Dig"), text);
  });

  it("says in a sentence why it cannot read a file, and goes on", async () => {
    const { engine } = await gantry();
    const fault = await engine.importMspdi({ xml: "<html>", stem: "small" }).then(() => undefined, (reason: unknown) => reason);
    ok(fault instanceof Error && fault.message.length > 10);
    strictEqual(await engine.echo("still there"), "still there");
  });
});
