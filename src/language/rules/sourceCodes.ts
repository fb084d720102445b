import type { Rule } from "./rule";

/** Codes that stand in source files, not in plans; their pages stand here. */
export const SOURCE_CODES: readonly Rule[] = [
  {
    code: "dead-reference",
    doc: {
      title: "A comment names a task that no plan has",
      meaning:
        "A comment such as `TODO(pay-api)` or `plan:pay-api` names a task, risk, release, objective or backlog item by its id, and no plan of "
        + "the workspace has it: the id is misspelt, was renamed elsewhere, or its task was taken away. The names of people (`TODO(ana)`) and "
        + "of a tracker's issues (`TODO(PAY-12)`) are no ids of a plan and never dead. It is reported in the editor only.",
      fix: "Name the task that is meant (the quick fix takes the nearest), or make a backlog item of the TODO and have it named.",
      language: "ts",
      before: `// pay-api is in the plan, pay-ap is not.
// TODO(pay-ap): retry when the vendor is slow
`,
      after: `// pay-api is in the plan, pay-ap is not.
// TODO(pay-api): retry when the vendor is slow
`,
    },
  },
];
