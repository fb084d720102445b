import assert from "node:assert/strict";
import { workspaceSymbols } from "../../../src/language/features/workspaceSymbols";
import { analysed, FILE, HEAD, TASKS } from "./planWithCursor";

const analysis = analysed({ [FILE]: `${HEAD}${TASKS}`, "app.plan.yaml": "plan: App\nid: app\ntasks:\n  ui-kit: {title: Kit, effort: 1d}\n" });
const names = (query: string): string[] => workspaceSymbols(analysis, query).map(({ name }) => name);

describe("workspace symbols", () => {
  it("are all items of all plans for nothing typed", () => {
    assert.ok(names("").length > 15 && names("").includes("ui-kit Kit") && names("").includes("ana Ana Silva"));
  });
  it("find by id, the same id first", () => {
    assert.deepEqual(names("ui").slice(0, 2), ["ui Payment page", "ui-kit Kit"]);
  });
  it("find by title", () => {
    assert.deepEqual(names("manual"), ["docs Manual"]);
    assert.ok(names("payment").includes("api Payment API"));
  });
  it("find by letters in their order", () => {
    assert.ok(names("pgp").includes("ui Payment page") || names("pntpg").includes("ui Payment page"));
  });
  it("find nothing where nothing fits", () => {
    assert.deepEqual(names("zzz"), []);
  });
  it("say what and where they are", () => {
    const [first] = workspaceSymbols(analysis, "ui-kit");
    assert.deepEqual(first, { name: "ui-kit Kit", kind: "task", container: "task · App", range: { file: "app.plan.yaml", start: 27, end: 33 } });
  });
});
