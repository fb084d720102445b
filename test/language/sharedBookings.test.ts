import assert from "node:assert/strict";
import { createAnalyser } from "../../src/language/analysis";
import { explainTask } from "../../src/language/explanations/explainTask";
import { createWorkspace } from "../../src/language/workspace";

const PEOPLE = "plan: People\nstart: 2026-01-05\nas-of: none\npeople: {ana: {}}\n";
const shop = (head = ""): string => `plan: Shop\nstart: 2026-01-05\nas-of: none\npeople-from: people.plan.yaml\n${head}tasks:\n  sell: {effort: 2d, who: ana}\n`;
const mill = (head = ""): string => `plan: Mill\nstart: 2026-01-05\nas-of: none\npeople-from: people.plan.yaml\n${head}tasks:\n  grind: {effort: 3d, who: ana}\n`;
const MONDAY = Date.UTC(2026, 0, 5, 9) / 60_000;

/** Days from Monday at nine to the start of a task, by plan. */
function starts(files: Readonly<Record<string, string>>): Readonly<Record<string, number>> {
  const workspace = createWorkspace();
  for (const [file, text] of Object.entries(files)) workspace.update(`${file}.plan.yaml`, text);
  const { schedules } = createAnalyser().analyse(workspace.snapshot(), { now: 0 });
  return Object.fromEntries([...schedules].flatMap(([plan, { tasks: [task] }]) => (task === undefined ? [] : [[plan, (task.start - MONDAY) / 1440]])));
}

describe("S101: plans that share people", () => {
  it("book them one after the other, in the order of their files", () => {
    assert.deepEqual(starts({ people: PEOPLE, mill: mill(), shop: shop() }), { mill: 0, shop: 3 });
  });
  it("book them by the priority of the plan", () => {
    assert.deepEqual(starts({ people: PEOPLE, mill: mill(), shop: shop("priority: 900\n") }), { shop: 0, mill: 2 });
  });
  it("S70: say on what somebody is, in which plan, while the names there change", () => {
    const workspace = createWorkspace();
    const analyser = createAnalyser();
    for (const [file, text] of [["people", PEOPLE], ["mill", mill()], ["shop", shop()]] as const) workspace.update(`${file}.plan.yaml`, text);
    const said = (): string | undefined => {
      const schedule = analyser.analyse(workspace.snapshot(), { now: 0 }).schedules.get("shop");
      return schedule && explainTask(schedule, 0)?.start.text;
    };
    assert.equal(said(), "Sell starts Thu 8 Jan 09:00 because it waits for ana until Wed 7 Jan 17:00, who is on mill/grind.");
    workspace.update("mill.plan.yaml", mill().replace("grind", "grate"));
    assert.equal(said(), "Sell starts Thu 8 Jan 09:00 because it waits for ana until Wed 7 Jan 17:00, who is on mill/grate.");
  });
  it("count the tasks of the plan that lends them", () => {
    assert.deepEqual(starts({ people: `${PEOPLE}priority: 600\ntasks:\n  lead: {effort: 1d, who: ana}\n`, mill: mill() }), { people: 0, mill: 1 });
  });
  it("do not wait with `level: false`, nor for what is done", () => {
    assert.deepEqual(starts({ people: PEOPLE, mill: mill(), shop: shop("level: false\n") }), { mill: 0, shop: 0 });
    assert.deepEqual(starts({ people: PEOPLE, mill: mill().replace("who: ana", "who: ana, finished: 2026-01-07, started: 2026-01-05"), shop: shop() }), { mill: 0, shop: 0 });
  });
  it("S46: say at the plan that cannot give way that somebody is booked in both", () => {
    const workspace = createWorkspace();
    const analyser = createAnalyser();
    const overloads = (): readonly (readonly string[])[] => { const { problems } = analyser.analyse(workspace.snapshot(), { now: 0 }); return ["mill", "shop"].map(plan => (problems.get(`${plan}.plan.yaml`) ?? [])
      .flatMap(({ problem: { code, message } }) => (code === "overload" ? [message] : []))); };
    for (const [file, text] of [["people", PEOPLE], ["mill", mill()], ["shop", shop().replace("who: ana", "who: ana, start-on: 2026-01-05")]] as const) workspace.update(`${file}.plan.yaml`, text);
    const said = "`ana` is booked at 200 % of full time from 5 Jan 2026 to 6 Jan 2026 but has 100 %, on `sell`, beside `mill/grind`; lower the share or give it to somebody else.";
    assert.deepEqual(overloads(), [[], [said]]);
    workspace.update("mill.plan.yaml", mill().replace("who: ana", "who: ana 50%"));
    assert.equal(overloads()[1]?.[0]?.includes("150 %"), true);
    workspace.update("mill.plan.yaml", mill().replace("who: ana", "duration: 1d"));
    assert.deepEqual(overloads(), [[], []]);
    workspace.update("mill.plan.yaml", mill());
    assert.deepEqual(overloads(), [[], [said]]);
    workspace.update("shop.plan.yaml", shop());
    assert.deepEqual(overloads(), [[], []]);
  });
  it("wait for the occurrences of what repeats, not for the time between them", () => {
    assert.deepEqual(starts({ people: PEOPLE, mill: mill().replace("effort: 3d", "duration: 1d, repeat: weekly on wed x3"), shop: shop().replace("2d", "4d") }), { mill: 2, shop: 3 });
  });
  it("do not wait for what nobody can ever do", () => {
    assert.deepEqual(starts({ people: PEOPLE, mill: mill().replace("who: ana", "who: ana, pauses: {2026-01-01..: ever}"), shop: shop() }), { mill: 0, shop: 0 });
  });
  it("have nothing to do with plans that have people of their own of the same id", () => {
    assert.deepEqual(starts({ people: PEOPLE, mill: mill(), shop: shop().replace("people-from: people.plan.yaml", "people: {ana: {}}") }), { mill: 0, shop: 0 });
  });
  it("leave the other plan's dates as they are when this one changes, and move this one when that one changes", () => {
    const workspace = createWorkspace();
    const analyser = createAnalyser();
    for (const [file, text] of [["people", PEOPLE], ["mill", mill()], ["shop", shop()]] as const) workspace.update(`${file}.plan.yaml`, text);
    analyser.analyse(workspace.snapshot(), { now: 0 });
    workspace.update("mill.plan.yaml", mill().replace("3d", "4d"));
    const { schedules } = analyser.analyse(workspace.snapshot(), { now: 0 });
    assert.equal(((schedules.get("shop")?.tasks[0]?.start ?? 0) - MONDAY) / 1440, 4 - 0);
  });
  it("book them one after the other where they refer to each other in a circle: by priority, then in the order of their files", () => {
    const circle = (head = ""): Readonly<Record<string, string>> => ({
      people: PEOPLE,
      mill: `${mill()}  ready: {milestone: true, after: shop/sell}\n`,
      shop: `${shop(head)}  ready: {milestone: true, after: mill/grind}\n`,
    });
    assert.deepEqual(starts(circle()), { mill: 0, shop: 3 });
    assert.deepEqual(starts(circle("priority: 900\n")), { mill: 2, shop: 0 });
    assert.deepEqual(starts({ ...circle(), a: shop().replace("Shop", "First").replace("sell", "early"), people: PEOPLE }), { a: 0, mill: 2, shop: 7 });
  });
  it("book them one after the other where each takes people from the next, however many", () => {
    const own = (title: string, from: string): string => `plan: ${title}\nstart: 2026-01-05\nas-of: none\npeople-from: ${from}.plan.yaml\npeople: {ana: {}}\ntasks:\n  ${title}1: {effort: 1d, who: ana}\n`;
    assert.deepEqual(starts({ a: own("a", "b"), b: own("b", "a") }), { a: 0, b: 1 });
    assert.deepEqual(starts({ a: own("a", "b"), b: own("b", "c"), c: own("c", "b") }), { a: 0, b: 1, c: 2 });
  });
  it("are scheduled for one of them alone as for all", () => {
    const workspace = createWorkspace();
    for (const [file, text] of [["people", PEOPLE], ["mill", mill()], ["shop", shop()], ["zoo", shop().replace("Shop", "Zoo")]] as const) workspace.update(`${file}.plan.yaml`, text);
    const all = createAnalyser().analyse(workspace.snapshot(), { now: 0 });
    const one = createAnalyser(["shop.plan.yaml"]).analyse(workspace.snapshot(), { now: 0 });
    assert.deepEqual(one.schedules.get("shop")?.tasks, all.schedules.get("shop")?.tasks);
    assert.deepEqual(one.problems.get("shop.plan.yaml"), all.problems.get("shop.plan.yaml"));
    assert.deepEqual([...one.schedules.keys()].sort(), ["mill", "people", "shop"], "who books later is of no use");
  });
  it("in a circle are after edits as they are from nothing", () => {
    const workspace = createWorkspace();
    const analyser = createAnalyser();
    const files = new Map([["people", PEOPLE], ["mill", `${mill()}  ready: {milestone: true, after: shop/sell}\n`], ["shop", `${shop()}  ready: {milestone: true, after: mill/grind}\n`], ["zoo", shop().replace("Shop", "Zoo")]]);
    for (const [file, text] of files) workspace.update(`${file}.plan.yaml`, text);
    for (const [file, from, to] of [["mill", "3d", "4d"], ["shop", "as-of: none", "as-of: none\npriority: 900"], ["zoo", "2d", "1d"], ["shop", "2d", "1d"], ["mill", ", after: shop/sell", ""], ["people", "{ana: {}}", "{ana: {capacity: 50%}}"]] as const) {
      files.set(file, (files.get(file) ?? "").replace(from, to));
      workspace.update(`${file}.plan.yaml`, files.get(file) ?? "");
      const { schedules } = analyser.analyse(workspace.snapshot(), { now: 0 });
      assert.deepEqual(Object.fromEntries([...schedules].flatMap(([plan, { tasks: [task] }]) => (task === undefined ? [] : [[plan, (task.start - MONDAY) / 1440]]))), starts(Object.fromEntries(files)), to);
    }
  });
});
