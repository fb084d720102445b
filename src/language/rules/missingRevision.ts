import { OWN_BASELINE } from "../../core/model/baseline";
import { removeKey } from "./fixes";
import { valuePlace } from "./places";
import type { Rule } from "./rule";

/** A baseline's revision or file cannot be found or read. */
export const missingRevision: Rule = {
  code: "missing-revision",
  doc: {
    title: "A baseline cannot be read",
    meaning:
      "`baseline` names a revision that the repository does not have, or `baselines` a revision or table that cannot be found or is no table. "
      + "Without it slips, scope and earned value have nothing to be measured against. Where there is no Git at hand, as in a browser, nobody looks.",
    fix: "Name a tag, branch or commit that `git log` shows, fetch the one that is missing, or correct the table at the line that is named.",
    before: `plan: No such tag
start: 2026-01-05
as-of: none
baseline: v0.9
tasks:
  build: {duration: 3d}
`,
    after: `plan: No baseline yet
start: 2026-01-05
as-of: none
tasks:
  build: {duration: 3d}
`,
  },
  check({ plan, baselines = [] }, report) {
    for (const reading of baselines) {
      if (reading.kind === "read") continue;
      const own = reading.name === OWN_BASELINE && plan.settings.keys.has(OWN_BASELINE);
      const key = own ? OWN_BASELINE : `baselines.${reading.name}`;
      report({
        message: reading.message,
        at: valuePlace(plan.settings, key),
        fixes: own ? [removeKey(plan, plan.settings, OWN_BASELINE)] : [],
      });
    }
  },
};
