import assert from "node:assert/strict";
import fc from "fast-check";
import { dayNumber } from "../../../src/core/calendar/civil";
import { applyEdits, changeToEdits } from "../../../src/language/edits/applyChange";
import { quickAddChange, readQuickAdd } from "../../../src/language/quickAdd/quickAdd";
import type { QuickAdd, QuickAddPlace } from "../../../src/language/quickAdd/quickAddTypes";
import { analysed, FILE, HEAD, TASKS } from "../features/planWithCursor";

const OTHER = "plan: Other\nid: other\nas-of: none\ntasks:\n  kick-off: {effort: 1d}\n  shared-name: {effort: 1d}\n";
const { snapshot } = analysed({ [FILE]: HEAD + TASKS, "other.plan.yaml": OTHER });
const plan = snapshot.planById("checkout");
assert.ok(plan);
/** Wednesday, 4 February 2026. */
const PLACE: QuickAddPlace = { snapshot, plan, today: dayNumber(2026, 2, 4), kind: "task" };

function said({ id, keys, parent, afterSibling }: QuickAdd): string {
  const where = parent !== undefined ? ` in ${parent}` : afterSibling !== undefined ? ` after ${afterSibling}` : "";
  return `${id} {${keys.map(([key, text]) => `${key}: ${text}`).join(", ")}}${where}`;
}

/** The line is understood as expected, may be added, and the plan has no new error afterwards. */
function check(line: string, expected: string, place: Partial<QuickAddPlace> = {}): void {
  it(line, () => {
    const quick = readQuickAdd(line, { ...PLACE, ...place });
    assert.deepEqual(quick.faults.map(({ message }) => message), []);
    assert.equal(said(quick), expected);
    const result = changeToEdits(snapshot, quickAddChange("checkout", quick));
    assert.equal(result.kind, "edits", result.kind === "refused" ? result.message : "");
  });
}

/** The line cannot be added, and says why; `better` is what to write instead of the words that are wrong. */
function fault(line: string, message: RegExp, better?: string, place: Partial<QuickAddPlace> = {}): void {
  it(`${line} is not added`, () => {
    const quick = readQuickAdd(line, { ...PLACE, ...place });
    const found = quick.faults.find(one => message.test(one.message));
    assert.ok(found, `${String(message)} among ${JSON.stringify(quick.faults)}`);
    assert.match(found.message, /[.?]$/);
    assert.ok(found.start >= 0 && found.start <= found.end && found.end <= line.length);
    assert.equal(found.better === undefined ? undefined : line.slice(0, found.start) + found.better + line.slice(found.end), better);
  });
}

describe("quick add", () => {
  describe("titles and ids", () => {
    check("Payment check", "payment-check {}");
    check("docs2", "docs2 {}");
    check("Fix #12 in the form", 'fix-12-in-the-form {title: "Fix #12 in the form"}');
    check("Cards, wallets", "cards-wallets {title: Cards, wallets}");
    check("Cards,wallets 2d", "cards-wallets {title: Cards,wallets, effort: 2d}");
    check("Do it: now", 'do-it-now {title: "Do it: now"}');
    check('"Look after 5d @ana" 2d', "look-after-5d-ana {title: Look after 5d @ana, effort: 2d}");
    check("- [ ] Payment check 2d", "payment-check {effort: 2d}");
    check("Über-Prüfung", "uber-prufung {title: Über-Prüfung}");
    check("日本語 2d", "task {title: 日本語, effort: 2d}");
    check("Set up the start page", "set-up-the-start-page {}");
    check("Login by email", "login-by-email {}");
    check("Start the engine on time", "start-the-engine-on-time {}");
    check("Clean up after", "clean-up-after {}");
    check("Pay the amounts due", "pay-the-amounts-due {}");
    check("Fix bug in parser", "fix-bug-in-parser {}");
    check("50% off", "task-50-off {title: 50% off}");
    fault("", /title is missing/);
    fault("5d", /title is missing/);
    fault("!", /title is missing/);
    fault(`${"x".repeat(2001)}`, /longer than 2000/);
  });
  describe("an id that is taken", () => {
    it("gets a suffix from the content, the same one each time", () => {
      const first = readQuickAdd("Docs 2d", PLACE).id;
      assert.match(first, /^docs-[0-9a-z]{4}$/);
      assert.equal(readQuickAdd("Docs 2d", PLACE).id, first);
      assert.notEqual(readQuickAdd("Docs 3d", PLACE).id, first, "other content, other suffix");
    });
    it("counts in other plans too, and among people", () => {
      assert.match(readQuickAdd("Shared name", PLACE).id, /^shared-name-[0-9a-z]{4}$/);
      assert.match(readQuickAdd("Ana", PLACE).id, /^ana-[0-9a-z]{4}$/);
    });
    it("is seldom chosen alike on two branches", () => {
      const ids = Array.from({ length: 300 }, (_, n) => readQuickAdd(`Docs ${String(n + 1)}h`, PLACE).id);
      assert.ok(new Set(ids).size >= 298, `${String(new Set(ids).size)} of 300 differ`);
    });
    it("adds the second of two equal lines under another id", () => {
      const text = snapshot.files.get(FILE)?.text ?? "";
      const once = readQuickAdd("Docs 2d", PLACE);
      const result = changeToEdits(snapshot, quickAddChange("checkout", once));
      assert.ok(result.kind === "edits");
      const after = analysed({ [FILE]: applyEdits(text, result.edits) }).snapshot;
      const home = after.planById("checkout");
      assert.ok(home);
      const twice = readQuickAdd("Docs 2d", { ...PLACE, snapshot: after, plan: home });
      assert.notEqual(twice.id, once.id);
      assert.equal(changeToEdits(after, quickAddChange("checkout", twice)).kind, "edits");
    });
  });
  describe("estimates", () => {
    check("Check 5d", "check {effort: 5d}");
    check("Check 1w 2d", "check {effort: 1w 2d}");
    check("Check 1.5d", "check {effort: 1.5d}");
    check("Check 5 days", "check {effort: 5d}");
    check("Check 2 weeks", "check {effort: 2w}");
    check("Check 30 minutes", "check {effort: 30m}");
    check("Check 3d/5d/12d", "check {effort: 3d/5d/12d}");
    check("Check 3/5/12d", "check {effort: 3d/5d/12d}");
    check("Check 3d..8d", "check {effort: 3d..8d}");
    check("Check 3-8d", "check {effort: 3d..8d}");
    check("Check 3..8d", "check {effort: 3d..8d}");
    check("Check for 3d", "check {duration: 3d}");
    check("Dry for 3ed", "dry {duration: 3ed}");
    check("Dry 3ed", "dry {duration: 3ed}");
    check("Check 8 points", "check {points: 8}");
    check("Check 8pts", "check {points: 8}");
    check("Check 3 servers", "check-3-servers {}");
    check("Check effort", "check-effort {}");
    fault("Check 3d 5h due fri 5d", /stands twice: 3d 5h and 5d/);
    fault("Check 12d/5d/3d", /go up/);
    fault("Check 8d..3d", /go up/);
    fault("Live 5d !", /milestone has no work/);
  });
  describe("what it waits for", () => {
    check("Check after schema", "check {after: schema}");
    check("Check after Schema", "check {after: schema}");
    check("Check after orders schema", "check {after: schema}");
    check('Check after "Orders schema" 2d', "check {effort: 2d, after: schema}");
    check("Check after schema +2d", "check {after: schema +2d}");
    check("Check after schema SS+3d", "check {after: schema SS+3d}");
    check("Check after schema ss +3d", "check {after: schema SS+3d}");
    check("Check after schema FF", "check {after: schema FF}");
    check("Check after schema -1d", "check {after: schema -1d}");
    check("Check after schema +50%", "check {after: schema +50%}");
    check("Check after schema, ui +2d 5d", "check {effort: 5d, after: [schema, ui +2d]}");
    check("Check after schema,ui", "check {after: [schema, ui]}");
    check("Check after schema and ui", "check {after: [schema, ui]}");
    check("Check after schema and measure", "check-and-measure {after: schema}");
    check("Check after schema, then measure", "check-then-measure {after: schema}");
    check("Check after other/kick-off", "check {after: other/kick-off}");
    check("Check after beta", "check {after: beta}");
    check("Check after Payments 2d", "check {effort: 2d, after: pay}");
    check("Check in pay after api", "check {after: api} in pay");
    fault("Check after schma 5d", /no task `schma` to wait for; did you mean `schema`/, "Check after schema 5d");
    fault("Check after xyzzy 5d", /no task `xyzzy` to wait for: put the title into quotes/);
    fault("Check after other/nothing", /no task `other\/nothing`/);
    fault("Check in pay after live", /circle: `live` itself waits for `pay`/);
    fault("Check in pay after pay", /circle/);
  });
  describe("who", () => {
    check("Check @ana", "check {who: ana}");
    check("Check @Ana", "check {who: ana}");
    check("Check @ana 50%", "check {who: ana 50%}");
    check("Check @ana 50% @ben", "check {who: [ana 50%, ben]}");
    check("Check @ana, @ben 5d", "check {effort: 5d, who: [ana, ben]}");
    check("Check @ana 5d", "check {effort: 5d, who: ana}");
    check("Check @core", "check {who: core}");
    check("Check @lab", "check {who: lab}");
    check("Check @backend", "check {who: role backend}");
    check("Check @ana or @ben", "check {who: any of ana ben}");
    check("Check @ana or @ben 50%", "check {who: any of ana ben 50%}");
    check("Mail ana@example.org", "mail-ana-example-org {title: Mail ana@example.org}");
    check("Check @ana @ana", "check {who: ana}");
    fault("Check @anna", /nobody called `anna`; did you mean `ana`/, "Check @ana");
    fault("Check @zzz", /nobody called `zzz`: write the person/);
    check("Check @", "check {title: Check @}");
  });
  describe("dates", () => {
    check("Check due fri", "check {due: 2026-02-06}");
    check("Check due: fri", "check {due: 2026-02-06}");
    check("Check by friday @ana", "check {who: ana, due: 2026-02-06}");
    check("Check due next friday 5d", "check {effort: 5d, due: 2026-02-13}");
    check("Check due 12 mar", "check {due: 2026-03-12}");
    check("Check due in 2 weeks #x", "check {due: 2026-02-18, tags: [x]}");
    check("Check by the end of q2", "check {due: 2026-06-30}");
    check("Check due on 2026-03-05", "check {due: 2026-03-05}");
    check("Check due 2026-03-05 14:30", "check {due: 2026-03-05 14:30}");
    check("Check from march", "check {not-before: 2026-03-01}");
    check("Check starting 12 mar", "check {not-before: 2026-03-12}");
    check("Check start next week", "check {not-before: 2026-02-09}");
    check("Check on 12 mar", "check {start-on: 2026-03-12}");
    check("Go live ! on 12 mar", "go-live {milestone: true, finish-on: 2026-03-12}");
    check("Check started mon", "check {started: 2026-02-02}");
    check("Check finished yesterday", "check {finished: 2026-02-03}");
    check("Check from mon due fri", "check {not-before: 2026-02-09, due: 2026-02-06}");
    fault("Check due frday", /`frday` is no date/);
    fault("Check due 30 feb", /`30` is no date/);
    fault("Check due fri by mon", /stands twice/);
  });
  describe("marks", () => {
    check("Check #backend #ui", "check {tags: [backend, ui]}");
    check("Check p700", "check {priority: 700}");
    check("Check P0", "check {priority: 0}");
    check("Go live ! due 30 apr", "go-live {milestone: true, due: 2026-04-30}");
    check("Check ^beta", "check {release: beta}");
    check("Check *less", "check {objective: less}");
    check("Make it *bold* please", "make-it-bold-please {title: Make it *bold* please}");
    fault("Check *bold", /no objective `bold`: write it into `objectives`/);
    fault("Check p1", /among the least urgent/, "Check p900");
    fault("Check p1001", /beyond the highest/, "Check p1000");
    fault("Check ^bta", /no release `bta`; did you mean `beta`/, "Check ^beta");
    fault("Check ^xyz", /no release `xyz`: write it into `releases`/);
    fault("Check p5 p700", /among the least/, "Check p500 p700");
  });
  describe("places", () => {
    check("Check in pay", "check {} in pay");
    check("Check in Payments 2d", "check {effort: 2d} in pay");
    check("Check under payments", "check {} in pay");
    check("Check", "check {} after schema", { afterSibling: "schema" });
    check("Check", "check {} in pay", { parent: "pay" });
    check("Check under pay", "check {} in pay", { afterSibling: "docs" });
    fault("Check in docs", /`docs` is work itself: with a task inside it its `effort`/);
    fault("Check in live", /`live` is work itself/);
    fault("Check under paay", /no task `paay` to put it under; did you mean `pay`/, "Check under pay");
    fault("Check in other/kick-off", /of another plan/);
  });
  describe("ideas", () => {
    check("idea: One-click repeat order value 8 reach 4000 confidence 80% 13d @ana ^beta #shop", "one-click-repeat-order {title: One-click repeat order, value: 8, effort: 13d, reach: 4000, confidence: 80%, release: beta, owner: ana, tags: [shop]}");
    check("Dark mode moscow could", "dark-mode {title: Dark mode, moscow: could}", { kind: "backlog" });
    check("task: Check 2d", "check {effort: 2d}", { kind: "backlog" });
    check("Value of design", "value-of-design {title: Value of design}", { kind: "backlog" });
    check("Look after due dates in pay !", "look-after-due-dates-in-pay {title: Look after due dates in pay !}", { kind: "backlog" });
    fault("idea: X @core", /`core` is no person/);
    fault("idea:", /Say what the idea is/);
  });
  it("takes the whole example", () => {
    const quick = readQuickAdd("Payment check 5d after schema @ana due fri #backend p700", PLACE);
    assert.equal(said(quick), "payment-check {effort: 5d, who: ana, after: schema, due: 2026-02-06, priority: 700, tags: [backend]}");
    assert.deepEqual(quick.understood.map(({ key }) => key), ["effort", "after", "who", "due", "tags", "priority"]);
  });
  it("never throws, and what it lets pass is added without a new error", () => {
    const word = fc.oneof(fc.string({ maxLength: 8 }), fc.constantFrom("after", "schema", ",", "and", "@ana", "@", "50%", "5d", "due", "fri", "in", "pay", "!", "#x", "p700", "^beta", "^", "*less", "3d/5d/12d", "idea:", "or", "\"", "under", "on", "12", "mar", "+2d", "SS", "for", "8", "points", "value"));
    fc.assert(fc.property(fc.array(word, { maxLength: 10 }), words => {
      const quick = readQuickAdd(words.join(" "), PLACE);
      if (quick.faults.length > 0) return;
      const result = changeToEdits(snapshot, quickAddChange("checkout", quick));
      assert.equal(result.kind, "edits", `${words.join(" ")}: ${result.kind === "refused" ? result.message : ""}`);
    }), { numRuns: Number(process.env["GANTRY_RUNS"] ?? 300) });
  });
});
