import fc from "fast-check";

/** A plan that uses every section once, in both notations, with comments and blank lines. */
export const everything = `plan: Checkout rewrite  # a name
id: checkout
start: 2026-01-05
as-of: 2026-02-02
calendar:
  week: {mon-thu: 09:00-12:00 13:00-18:00, fri: 09:00-15:00}
  holidays:
    2026-04-03..2026-04-06: Easter

    12-24..12-26: Christmas
calendars:
  part-time: {week: {mon-wed: 09:00-17:00}}
people:
  ana: {name: Ana Silva, role: backend, rate: 95/h}
  # on leave in February
  ben:
    name: "Ben Ito"
    role: [backend, data]
    capacity: {2026-01-05: 50%, 2026-03-02: 100%}
    leave:
      2026-02-09..2026-02-13: Skiing
teams:
  core: [ana, ben]
  web:
    - ana
    - ben 2026-03-01..
equipment:
  device-lab: {capacity: 200%, rate: [15/h, 50/use]}
objectives:
  less: {title: Less, results: {conversion: {metric: rate, from: 61%, target: 75%, by: 2026-06-30}}}
metrics:
  rate: {unit: "%", history: {2025-12-01: 61, 2026-01-01: 62.5}}
releases:
  beta: {title: Public beta, date: 2026-04-30}
tasks:
  payments:
    title: Payments
    objective: less
    tasks:
      schema: {title: Orders schema, effort: 3d, who: ana,
        finished: 2026-01-09, started: 2026-01-06}
      pay-api:
        title: 'Payment API'
        effort: 5d/8d/15d   # three points
        after: schema
        who:
        - ana
        - ben 50%
        notes: |
          Some text
            # not a comment
          tasks:
            fake: {effort: 3d}

        done: 40%
      inner:
        tasks: {x: {effort: 1d}, y: {duration: 2ed}}
    release: beta
  docs:
  load-test: {duration: 3d, after: [pay-api SS+3d, schema FF-50%], who: any of ana ben}
  long: {
    title: "Over
      lines", effort: 2d
  }
backlog:
  one-click: {value: 8, effort: 13d, moscow: should}
risks:
  vendor-api:
    probability: 30%
    impact: {time: 5d/10d/20d, cost: 8k}
    affects: pay-api
    actions: {stub: {effort: 2d, who: ben}}
    residual: {probability: 10%}
prioritize: rice
checks: {nobody-over: "overload = 0"}
`;

const piece = fc.constantFrom(
  "\n", "  ", " ", "\t", ":", ": ", "- ", "? ", "{", "}", "[", "]", ", ", "#", " # x", "\"", "'", "|", ">", "&a ", "*a", "!t ", "<<: *a", "---\n", "...\n",
  "%YAML 1.2\n", "tasks:\n", "tasks: {", "  a: {effort: 1d}\n", "    tasks:\n", "      b:\n", "effort: 3d\n", "title: Fix #12\n", "{a: 1, b}", "\r\n", "\uFEFF",
  "<<<<<<< HEAD\n", "=======\n", ">>>>>>> x\n", "plan: x\n", "people:\n", "notes: |\n", "  text\n", "after: [a, b]\n", "__proto__: {}\n", "\u0000", "\uD800", "é", "2026-01-05",
);

/** Text made of the bits that YAML and the language care about. */
export const randomYaml: fc.Arbitrary<string> = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(""));

interface Edit {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.nat({ max: everything.length }),
  remove: fc.oneof(fc.constant(0), fc.nat({ max: 12 })),
  insert: fc.oneof(fc.constant(""), piece, fc.string({ maxLength: 6 })),
});

/** One edit of a text. */
export function applyEdit(text: string, { at, remove, insert }: Edit): string {
  return text.slice(0, at) + insert + text.slice(at + remove);
}

/** A few edits, as someone types them. */
export const edits: fc.Arbitrary<readonly Edit[]> = fc.array(edit, { minLength: 1, maxLength: 6 });

/** Whole lines taken out, doubled, or moved in depth: the text is often still YAML. */
export const lineEdits = fc.array(
  fc.record({ line: fc.nat({ max: 80 }), what: fc.constantFrom("drop", "double", "indent", "outdent", "blank", "comment", "crlf") }),
  { minLength: 1, maxLength: 4 },
);

/** Applies edits of whole lines. */
export function applyLineEdits(text: string, changes: readonly { readonly line: number; readonly what: string }[]): string {
  let lines = text.split("\n");
  for (const { line, what } of changes) {
    const at = line % lines.length;
    const old = lines[at] ?? "";
    if (what === "crlf") return lines.join("\r\n");
    const now = what === "drop" ? [] : what === "double" ? [old, old] : what === "indent" ? [`  ${old}`] : what === "outdent" ? [old.replace(/^ {2}/, "")]
      : what === "blank" ? [old, ""] : [old, "  # said aside"];
    lines = [...lines.slice(0, at), ...now, ...lines.slice(at + 1)];
  }
  return lines.join("\n");
}
