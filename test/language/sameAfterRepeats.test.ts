import fc from "fast-check";
import { createAnalyser } from "../../src/language/analysis";
import { createWorkspace } from "../../src/language/workspace";
import { checkRemembered } from "./checkRemembered";

const FILE = "meetings.plan.yaml";
const some = { numRuns: 12 * Number(process.env["GANTRY_RUNS"] ?? 1), seed: Number(process.env["GANTRY_SEED"] ?? 3) };

/** One text of the plan: what its tasks are, and when who meets. */
const fields = {
  title: fc.constantFrom("Build", "Build more"),
  effort: fc.constantFrom("1d", "3d", "8d"),
  who: fc.constantFrom("ana", "ben", "[ana, ben]", "any of ana ben", "ana 50%"),
  more: fc.constantFrom("", "", ", split: true", ", priority: 900", ", started: 2026-01-05", ", schedule: alap", ", due: 2026-01-09"),
  meets: fc.constantFrom("ana", "ben", "[ana, ben]", "ana 50%", "any of ana ben", ""),
  when: fc.constantFrom("weekly on mon at 10:00", "weekly on mon at 11:00", "daily at 09:00", "weekly on wed x3", "every 2w x2"),
  status: fc.constantFrom("", "", "", ", status: done", ", status: dropped"),
  leave: fc.constantFrom("", "", ", leave: {2026-01-07: Off}"),
};
const whole = fc.record(fields);
type Plan = typeof whole extends fc.Arbitrary<infer T> ? T : never;

const textOf = ({ title, effort, who, more, meets, when, status, leave }: Plan): string => [
  "plan: Meetings", "id: meetings", "start: 2026-01-05", "as-of: 2026-01-05", "finish: 2026-03-31", `people: {ana: {rate: 10/h}, ben: {rate: 20/h${leave}}}`, "tasks:",
  `  standup: {duration: 1h, repeat: ${when}${meets === "" ? "" : `, who: ${meets}`}${status}}`,
  `  build: {title: ${title}, effort: ${effort}, who: ${who}${more}}`, "  test: {effort: 2d, who: ana, after: build}", "  docs: {duration: 2d, who: ben}", "  wait: {duration: 1d, after: docs}", "",
].join("\n");

describe("what is remembered of levelling around what repeats", function () {
  this.timeout(600_000);

  it("S92, S99: gives what is found from nothing, whatever was edited", () => {
    fc.assert(fc.property(whole, fc.array(fc.record(fields, { requiredKeys: [] }), { minLength: 3, maxLength: 12 }), (first, edits) => {
      const workspace = createWorkspace();
      const analyser = createAnalyser();
      let now = first;
      for (const edit of [{}, ...edits]) {
        now = { ...now, ...edit };
        workspace.update(FILE, textOf(now));
        checkRemembered(workspace, analyser);
      }
    }), some);
  });
});
