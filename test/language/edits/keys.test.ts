import assert from "node:assert/strict";
import { applyEdits, changeToEdits } from "../../../src/language/edits/applyChange";
import { createWorkspace } from "../../../src/language/workspace";
import { checkChange, checkRefused, type Change } from "./checkChange";

function set(id: string, key: string, text: string): Change {
  return { kind: "set-key", id, key, text };
}

function drop(id: string, key: string): Change {
  return { kind: "remove-key", id, key };
}

describe("writing keys", () => {
  checkChange("a status", "tasks:\n  a: {effort: 1d}\n", set("a", "status", "doing"), "tasks:\n  a: {effort: 1d, status: doing}\n");
  checkChange("a title that needs quotes in a flow map", "tasks:\n  a: {effort: 1d}\n", set("a", "title", "Cards, wallets"), "tasks:\n  a: {title: \"Cards, wallets\", effort: 1d}\n");
  checkChange("the same again", "tasks:\n  a: {due: 2026-02-01}\n", set("a", "due", "2026-02-01"), "tasks:\n  a: {due: 2026-02-01}\n");
  checkChange("a list", "tasks:\n  a:\n    effort: 1d\n", set("a", "tags", "[x, y]"), "tasks:\n  a:\n    effort: 1d\n    tags: [x, y]\n");
  checkChange("in place of a block list", "tasks:\n  a:\n    tags:\n      - x\n      - y\n    notes: n\n", set("a", "tags", "[z]"), "tasks:\n  a:\n    tags: [z]\n    notes: n\n");
  checkChange("a longer text", "tasks:\n  a:\n    effort: 1d\n", set("a", "notes", "|\n  one\n  two"), "tasks:\n  a:\n    effort: 1d\n    notes: |\n      one\n      two\n".replace("      one\n      two", "        one\n        two"));
  checkChange("a key of a person", "people:\n  ana: {name: Ana}\ntasks: {}\n", set("ana", "capacity", "80%"), "people:\n  ana: {name: Ana, capacity: 80%}\ntasks: {}\n");
  checkChange("a person without keys", "people:\n  ana:\ntasks: {}\n", set("ana", "capacity", "80%"), "people:\n  ana: {capacity: 80%}\ntasks: {}\n");
  checkChange("a key inside a map", "tasks: {}\nrisks:\n  r: {probability: 30%, impact: {time: 3d}}\n", set("r", "impact.cost", "8000"), "tasks: {}\nrisks:\n  r: {probability: 30%, impact: {time: 3d, cost: 8000}}\n");
  checkChange("a map that comes to be", "tasks: {}\nrisks:\n  r: {probability: 30%}\n", set("r", "residual.probability", "10%"), "tasks: {}\nrisks:\n  r: {probability: 30%, residual: {probability: 10%}}\n");
  checkChange("a release", "releases:\n  beta: {title: Beta}\n", set("beta", "date", "2026-05-01"), "releases:\n  beta: {title: Beta, date: 2026-05-01}\n");
  checkChange("the plan's own", "plan: P\nid: p\nas-of: none\ntasks: {}\n", set("", "as-of", "2026-02-02"), "plan: P\nid: p\nas-of: 2026-02-02\ntasks: {}\n");
  checkChange("a new one of the plan", "plan: P\nid: p\n\ntasks: {}\n", set("", "finish", "2026-02-02"), "plan: P\nid: p\nfinish: 2026-02-02\n\ntasks: {}\n");
  checkChange("a plan that begins with a mark and a comment", "\ufeff# mine\nplan: P\nid: p\n", set("", "start", "2026-02-02"), "\ufeff# mine\nplan: P\nid: p\nstart: 2026-02-02\n");
  checkRefused("an unknown key", "tasks:\n  a: {effort: 1d}\n", set("a", "colour", "red"), /would be wrong/);
  checkRefused("a wrong value", "tasks:\n  a: {effort: 1d}\n", set("a", "due", "soon"), /would be wrong/);
  checkRefused("what would be cut off", "tasks:\n  a:\n    effort: 1d\n", set("a", "title", "Fix #12"), /./);
  checkRefused("nothing", "tasks:\n  a: {effort: 1d}\n", set("a", "title", " "), /needs a value/);
  checkRefused("more lines than fit", "tasks:\n  a: {effort: 1d}\n", set("a", "notes", "|\n  one"), /edit it in the file/);
  checkRefused("what excludes another", "tasks:\n  a: {milestone: true}\n", set("a", "effort", "3d"), /would be wrong/);
  checkRefused("a value that opens a bracket", "tasks:\n  a:\n    effort: 1d\n", set("a", "title", "[x"), /./);
  checkRefused("a key that smuggles another", "tasks:\n  a:\n    effort: 1d\n", set("a", "title", "x\n  b: {effort: 1d}"), /./);
});

describe("taking keys away", () => {
  checkChange("in a flow map", "tasks:\n  a: {effort: 1d, due: 2026-02-01}\n", drop("a", "due"), "tasks:\n  a: {effort: 1d}\n");
  checkChange("in a block", "tasks:\n  a:\n    effort: 1d\n    due: 2026-02-01 # promised\n", drop("a", "due"), "tasks:\n  a:\n    effort: 1d\n    # promised\n");
  checkChange("the last of a task", "tasks:\n  a:\n    due: 2026-02-01\n  b: {}\n", drop("a", "due"), "tasks:\n  a:\n  b: {}\n");
  checkChange("what is not there", "tasks:\n  a: {effort: 1d}\n", drop("a", "due"), "tasks:\n  a: {effort: 1d}\n");
  checkChange("inside a map", "tasks: {}\nrisks:\n  r: {probability: 30%, impact: {time: 3d, cost: 8000}}\n", drop("r", "impact.cost"), "tasks: {}\nrisks:\n  r: {probability: 30%, impact: {time: 3d}}\n");
  checkChange("the plan's own", "plan: P\nid: p\nfinish: 2026-02-02 # target\ntasks: {}\n", drop("", "finish"), "plan: P\nid: p\n# target\ntasks: {}\n");
  checkRefused("tasks", "tasks:\n  a: {tasks: {b: {}}}\n", drop("a", "tasks"), /holds work/);
  checkRefused("what another copies", "tasks:\n  a: {due: &d 2026-02-01}\n  b: {due: *d}\n", drop("a", "due"), /./);
});

describe("renaming", () => {
  const rename = (id: string, newId: string): Change => ({ kind: "rename-id", id, newId });
  checkChange("a task", "tasks:\n  a: {effort: 1d}\n  b: {after: a}\n  c:\n    after: [a SS+1d, b]\n", rename("a", "alpha"), "tasks:\n  alpha: {effort: 1d}\n  b: {after: alpha}\n  c:\n    after: [alpha SS+1d, b]\n");
  checkChange("a person", "people:\n  ana: {name: ana}\n  ben:\nteams:\n  core: [ana, ben 2026-03-01..]\ntasks:\n  a: {who: [ana 50%, ben], owner: ana, raci: {r: ana, a: [ana, ben]}}\n  b: {who: any of ana ben, spent: {ana: 1d}}\n", rename("ana", "anna"), "people:\n  anna: {name: ana}\n  ben:\nteams:\n  core: [anna, ben 2026-03-01..]\ntasks:\n  a: {who: [anna 50%, ben], owner: anna, raci: {r: anna, a: [anna, ben]}}\n  b: {who: any of anna ben, spent: {anna: 1d}}\n");
  checkChange("a release", "releases:\n  ga: {date: 2026-06-26}\ntasks:\n  a: {release: ga}\nrisks:\n  r: {affects: [ga, a]}\n", rename("ga", "v1.0"), "releases:\n  v1.0: {date: 2026-06-26}\ntasks:\n  a: {release: v1.0}\nrisks:\n  r: {affects: [v1.0, a]}\n");
  checkChange("a calendar", "calendars:\n  late: {week: {mon-fri: 12:00-20:00}}\n  later: {based-on: late}\npeople:\n  ana: {calendar: late}\ntasks:\n  a: {calendar: late}\n", rename("late", "evening"), "calendars:\n  evening: {week: {mon-fri: 12:00-20:00}}\n  later: {based-on: evening}\npeople:\n  ana: {calendar: evening}\ntasks:\n  a: {calendar: evening}\n");
  checkChange("an objective with its metric", "objectives:\n  o: {results: {conv: {metric: m, from: 1, target: 2}}}\nmetrics:\n  m: {unit: \"%\"}\ntasks:\n  a: {objective: o}\n", rename("m", "rate"), "objectives:\n  o: {results: {conv: {metric: rate, from: 1, target: 2}}}\nmetrics:\n  rate: {unit: \"%\"}\ntasks:\n  a: {objective: o}\n");
  checkChange("a backlog item", "tasks:\n  a: {backlog: idea}\nbacklog:\n  idea: {title: Idea}\nfeedback:\n  f: {from: X, about: idea}\n", rename("idea", "notion"), "tasks:\n  a: {backlog: notion}\nbacklog:\n  notion: {title: Idea}\nfeedback:\n  f: {from: X, about: notion}\n");
  checkChange("a material", "materials:\n  concrete: {unit: m3, price: 120}\ntasks:\n  a: {materials: {concrete: 40}}\n", rename("concrete", "cement"), "materials:\n  cement: {unit: m3, price: 120}\ntasks:\n  a: {materials: {cement: 40}}\n");
  checkChange("in an assertion", "releases:\n  ga: {date: 2026-06-26}\nchecks: {on-time: \"P80(ga) <= 2026-06-26\"}\ntasks: {}\n", rename("ga", "v1"), "releases:\n  v1: {date: 2026-06-26}\nchecks: {on-time: \"P80(v1) <= 2026-06-26\"}\ntasks: {}\n");
  checkChange("by the plan's own name", "tasks:\n  a: {effort: 1d}\n  b: {after: p/a}\n", rename("a", "alpha"), "tasks:\n  alpha: {effort: 1d}\n  b: {after: p/alpha}\n");
  checkChange("in quotes", "tasks:\n  \"a\": {effort: 1d}\n  b: {after: \"a SS\"}\n", rename("a", "alpha"), "tasks:\n  \"alpha\": {effort: 1d}\n  b: {after: \"alpha SS\"}\n");
  checkRefused("taken", "tasks:\n  a: {effort: 1d}\n  b: {after: a}\n", rename("a", "b"), /taken/);
  checkRefused("taken elsewhere", "people: {ana: {}}\ntasks:\n  a: {effort: 1d}\n", rename("a", "ana"), /taken/);
  checkRefused("no id", "tasks:\n  a: {effort: 1d}\n", rename("a", "2nd"), /cannot be an id/);
  checkRefused("ends in a sign", "tasks:\n  a: {effort: 1d}\n", rename("a", "a-"), /cannot be an id/);
  checkRefused("a word of the language", "tasks:\n  a: {effort: 1d}\n", rename("a", "none"), /word of the language/);
  checkRefused("unknown", "tasks:\n  a: {effort: 1d}\n", rename("x", "y"), /There is no `x`/);

  it("reaches other plans and included files", () => {
    const workspace = createWorkspace();
    const texts = new Map([
      ["core.plan.yaml", "plan: Core\nid: core\ninclude: more.plan.yaml\ntasks:\n  api: {effort: 1d}\n"],
      ["more.plan.yaml", "tasks:\n  more: {after: api}\n"],
      ["app.plan.yaml", "plan: App\nid: app\ntasks:\n  api: {effort: 1d}\n  ui: {after: [api, core/api SS]}\n"],
    ]);
    for (const [path, text] of texts) workspace.update(path, text);
    const result = changeToEdits(workspace.snapshot(), { kind: "rename-id", plan: "core", id: "api", newId: "service" });
    assert.equal(result.kind, "edits");
    const after = [...texts].map(([path, text]) => applyEdits(text, result.kind === "edits" ? result.edits : [], path));
    assert.deepEqual(after, [
      "plan: Core\nid: core\ninclude: more.plan.yaml\ntasks:\n  service: {effort: 1d}\n",
      "tasks:\n  more: {after: service}\n",
      "plan: App\nid: app\ntasks:\n  api: {effort: 1d}\n  ui: {after: [api, core/service SS]}\n",
    ]);
  });
  it("reaches plans that share the people", () => {
    const workspace = createWorkspace();
    const texts = new Map([
      ["all/people.plan.yaml", "plan: People\nid: people\npeople:\n  ana: {name: Ana}\n"],
      ["app/app.plan.yaml", "plan: App\nid: app\npeople-from: ../all/people.plan.yaml\ntasks:\n  ui: {who: ana}\n"],
    ]);
    for (const [path, text] of texts) workspace.update(path, text);
    const result = changeToEdits(workspace.snapshot(), { kind: "rename-id", plan: "people", id: "ana", newId: "anna" });
    assert.equal(result.kind, "edits");
    const after = [...texts].map(([path, text]) => applyEdits(text, result.kind === "edits" ? result.edits : [], path));
    assert.ok(after[0]?.includes("  anna: {name: Ana}"));
    assert.ok(after[1]?.includes("who: anna"));
  });
});
