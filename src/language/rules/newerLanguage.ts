import { LANGUAGE_VERSION } from "../schema/planKeys";
import { setKey } from "./fixes";
import { valuePlace } from "./places";
import type { Rule } from "./rule";
import { code } from "./wording";

/** The plan is written for a version of the language that this release does not know. */
export const newerLanguage: Rule = {
  code: "newer-language",
  doc: {
    title: "Written for a newer version of the language",
    meaning: "`language` names a version of the plan language that this release does not know, so it may misread the file.",
    fix: "Update Gantry, or write the version that it knows.",
    before: `plan: From tomorrow
language: 99
start: 2026-01-05
as-of: none
tasks:
  build: {duration: 2d}
`,
    after: `plan: From today
language: 1
start: 2026-01-05
as-of: none
tasks:
  build: {duration: 2d}
`,
  },
  check({ plan }, report) {
    const { language } = plan.settings;
    if (language === undefined || language <= LANGUAGE_VERSION) return;
    const newest = String(LANGUAGE_VERSION);
    report({
      message: `The plan is written for version ${language} of the language, but this release knows it up to version ${newest}; update Gantry or write ${code(`language: ${newest}`)}`,
      at: valuePlace(plan.settings, "language"),
      fixes: [setKey(`Write ${code(`language: ${newest}`)}`, plan, plan.settings, "language", newest)],
    });
  },
};
