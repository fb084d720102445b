import type { Rule } from "./rule";
import { checkIdleKeys, checkIdleValues } from "./idleKeys";
import { checkRepeats } from "./longRepeats";
import { checkParts } from "./ownParts";
import { checkChoices } from "./shortChoices";

/** Codes that the reader reports while it turns text into a plan; their pages stand here, and what only the whole plan shows. */
export const READING_CODES: readonly Rule[] = [
  {
    code: "yaml-syntax",
    doc: {
      title: "The text is not YAML",
      meaning:
        "The file, or one item of it, cannot be read as YAML: a bracket or quote is not closed, a line is indented wrongly, a colon "
        + "is missing. What cannot be read is left out of the plan; everything else is planned.",
      fix: "Correct the text at the marked place. Indent with spaces, close every bracket and quote.",
      before: `plan: Broken
tasks:
  build: {duration: 2d
  docs: {duration: 1d}
`,
      after: `plan: Broken
tasks:
  build: {duration: 2d}
  docs: {duration: 1d}
`,
    },
  },
  {
    code: "merge-conflict",
    doc: {
      title: "Git's conflict markers stand in the file",
      meaning: "Two versions of the file could not be merged, and git's markers still stand in it. Both versions cannot hold at once.",
      fix: "Choose one version, or join them, and delete the marker lines.",
      before: `plan: Merged
tasks:
<<<<<<< HEAD
  docs: {duration: 2d}
=======
  tests: {duration: 3d}
>>>>>>> feature
`,
      after: `plan: Merged
tasks:
  docs: {duration: 2d}
  tests: {duration: 3d}
`,
    },
  },
  {
    code: "file-too-large",
    doc: {
      title: "The file is too large or too deep to read",
      meaning:
        "The file is larger than 8 MB, nested deeper than 64 levels, or has too many values or aliases. It is not read, so that one "
        + "file cannot hold up the editor. Other files are not affected.",
      fix: "Split the plan into several files with `include`, or make the nesting flatter.",
      before: `plan: Deep
fields:
  area: {title: Area, values: ${"[".repeat(80)}${"]".repeat(80)}}
`,
      after: `plan: Flat
fields:
  area: {title: Area, type: text}
`,
    },
  },
  {
    code: "invalid-value",
    doc: {
      title: "The value has a wrong form, unit, order or range",
      meaning:
        "The value of a key cannot be read: a date that does not exist, a duration without a unit, a share above what is possible, "
        + "an unknown word. It counts as not written. A choice of more people than there are takes all of them; of what "
        + "repeats too often the first 5000 times count. What is meant to repeat but has no end, or one before it begins, stands once, and "
        + "`schedule: fixed` without `start-on` or `finish-on` has no effect.",
      fix: "Write the value in the form that the message names.",
      before: `plan: Wrong date
start: 2026-02-30
tasks:
  build: {duration: 2d}
`,
      after: `plan: Right date
start: 2026-02-28
tasks:
  build: {duration: 2d}
`,
    },
    check(input, report) {
      checkChoices(input, report);
      checkRepeats(input, report);
      checkIdleValues(input, report);
    },
  },
  {
    code: "conflicting-keys",
    doc: {
      title: "Keys that exclude each other",
      meaning:
        "Two keys of an item cannot both hold, such as `milestone` (no work) and `effort`, or `effort` and own parts in `who` that come to "
        + "something else: then the parts count. So are `effort` beside `duration: 0d`, and `after` of work that repeats and waits for nothing: they have no effect.",
      fix: "Remove one of them.",
      before: `plan: Both
start: 2026-01-05
as-of: none
tasks:
  build: {duration: 2d}
  live: {milestone: true, duration: 3d, after: build}
`,
      after: `plan: One
start: 2026-01-05
as-of: none
tasks:
  build: {duration: 2d}
  live: {milestone: true, after: build}
`,
    },
    check(input, report) {
      checkParts(input, report);
      checkIdleKeys(input, report);
    },
  },
  {
    code: "duplicate-id",
    doc: {
      title: "The id stands twice",
      meaning:
        "Two things of a plan have the same id, even if one is a task and the other a person, or two plans of the workspace do. "
        + "References could mean either; the first one counts.",
      fix: "Give one of them another id and correct the references to it.",
      before: `plan: Twins
start: 2026-01-05
as-of: none
people:
  build: {name: Bob Uild}
tasks:
  build: {effort: 2d, who: build}
`,
      after: `plan: Names
start: 2026-01-05
as-of: none
people:
  bob: {name: Bob Uild}
tasks:
  build: {effort: 2d, who: bob}
`,
    },
  },
  {
    code: "duplicate-key",
    doc: {
      title: "The key stands twice",
      meaning: "A key stands twice in the same map, often after a merge. The first one counts; both places are named.",
      fix: "Remove one of them.",
      before: `plan: Twice
start: 2026-01-05
as-of: none
tasks:
  build: {duration: 2d, duration: 3d}
`,
      after: `plan: Once
start: 2026-01-05
as-of: none
tasks:
  build: {duration: 3d}
`,
    },
  },
  {
    code: "unknown-key",
    doc: {
      title: "There is no such key here",
      meaning: "The language has no such key at this place. It has no effect, and a misspelt key would change dates in silence.",
      fix: "Correct the key (the quick fix takes the nearest one), or put own data under `fields`.",
      before: `plan: Misspelt key
start: 2026-01-05
as-of: none
tasks:
  build: {duratoin: 2d, duration: 2d}
`,
      after: `plan: Spelt key
start: 2026-01-05
as-of: none
tasks:
  build: {duration: 2d}
`,
    },
  },
  {
    code: "invalid-include",
    doc: {
      title: "The included file cannot be used",
      meaning: "A file under `include` is not found, lies outside the workspace, includes itself in a circle, or is a whole plan of its own.",
      fix: "Correct the path, counted from the folder of the including file; a file to include has no `plan` key.",
      before: `plan: Parts
start: 2026-01-05
as-of: none
include: [not-there.plan.yaml]
tasks:
  build: {duration: 2d}
`,
      after: `plan: Whole
start: 2026-01-05
as-of: none
tasks:
  build: {duration: 2d}
`,
    },
  },
  {
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
  },
  {
    code: "lost-text",
    doc: {
      title: "YAML drops or splits what was meant as text",
      meaning:
        "To YAML ` #` begins a comment, a comma inside `{ }` ends a value and `*` begins an alias, so part of the text silently gets "
        + "lost or becomes a key.",
      fix: "Put the text into quotes.",
      before: `plan: Cut short
start: 2026-01-05
as-of: none
tasks:
  build:
    title: Fix #12
    duration: 2d
`,
      after: `plan: Whole
start: 2026-01-05
as-of: none
tasks:
  build:
    title: "Fix #12"
    duration: 2d
`,
    },
  },
];
