import fc from "fast-check";

/** How a generated plan is written. */
export interface Style {
  readonly lineBreak: string;
  readonly bom: boolean;
  readonly step: number;
  readonly comments: number;
  readonly endsWithBreak: boolean;
  readonly seed: number;
}

/** A task to write. */
export interface TaskShape {
  readonly id: string;
  readonly keys: readonly (readonly [string, string | readonly string[]])[];
  readonly children: readonly TaskShape[];
  readonly flow: boolean;
  readonly emptyTasks: boolean;
}

const estimates = fc.constantFrom("3d", "1w 2d", "4h", "2d..5d", "1d/3d/8d", "\"2d\"", "90m");
const titles = fc.constantFrom("Orders schema", "\"with: colon # and sign\"", "'it''s'", "Déjà vu", "a-b", "\"a, b\"");
const dates = fc.constantFrom("2026-01-05", "2026-02-09 13:00", "2026-03-02T10:30", "\"2026-04-01\"");

/** One task with keys that may stand together; `after` names only tasks before it. */
function shapeOf(id: string, earlier: readonly string[], children: readonly TaskShape[]): fc.Arbitrary<TaskShape> {
  const links = earlier.length === 0 ? fc.constant(undefined) : fc.option(fc.oneof(
    fc.constantFrom(...earlier), fc.uniqueArray(fc.constantFrom(...earlier), { minLength: 1, maxLength: 3 }),
    fc.constantFrom(...earlier).map(earlierId => `${earlierId} SS+1d`),
  ), { nil: undefined });
  return fc.record({
    title: fc.option(titles, { nil: undefined }),
    effort: fc.option(estimates, { nil: undefined }),
    after: links,
    who: fc.option(fc.constantFrom<string | readonly string[]>("ana", "ben 50%", ["ana", "ben 50%"], "any of ana ben"), { nil: undefined }),
    notBefore: fc.option(dates, { nil: undefined }),
    started: fc.option(dates, { nil: undefined, freq: 6 }),
    done: fc.option(fc.constantFrom("40%", "10%"), { nil: undefined }),
    due: fc.option(dates, { nil: undefined }),
    flow: fc.boolean(),
    emptyTasks: fc.boolean(),
  }).map(({ title, effort, after, who, notBefore, started, done, due, flow, emptyTasks }) => {
    const leaf = children.length === 0;
    const keys: [string, string | readonly string[]][] = [];
    const add = (key: string, value: string | readonly string[] | undefined): void => void (value !== undefined && keys.push([key, value]));
    add("title", title);
    add("after", after);
    if (leaf) add("effort", effort);
    add("who", who);
    add("not-before", notBefore);
    if (leaf) add("started", started);
    if (leaf) add("done", done);
    add("due", due);
    return { id, keys, children, flow: flow && leaf, emptyTasks: emptyTasks && leaf && effort === undefined && started === undefined && done === undefined && flow };
  });
}

/** A forest of three to seven tasks, the second of which is a summary. */
export const shapes: fc.Arbitrary<readonly TaskShape[]> = fc.tuple(
  shapeOf("schema", [], []), shapeOf("pay-api", ["schema"], []), shapeOf("pay-ui", ["schema", "pay-api"], []),
).chain(([first, second, third]) => fc.tuple(shapeOf("payments", ["schema"], [second, third]), shapeOf("docs", ["schema", "pay-api"], []), shapeOf("load.test", ["schema", "docs", "pay-ui"], []))
  .map(([payments, docs, load]) => [first, payments, docs, load]));

/** Styles of writing. */
export const styles: fc.Arbitrary<Style> = fc.record({
  lineBreak: fc.constantFrom("\n", "\r\n"),
  bom: fc.boolean(),
  step: fc.constantFrom(2, 3, 4),
  comments: fc.constantFrom(0, 0.2, 0.5),
  endsWithBreak: fc.boolean(),
  seed: fc.nat(1_000_000),
});

/** A small generator of our own, so that a text is a function of its style. */
function chances(seed: number): () => number {
  let state = seed + 1;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

/** A plan's text in a style. */
export function planText(tasks: readonly TaskShape[], style: Style): string {
  const chance = chances(style.seed);
  const lines: string[] = [];
  const noise = (indent: string): void => {
    if (chance() < style.comments) lines.push(`${indent}# about what follows: {x, "y`);
    if (chance() < style.comments) lines.push("");
  };
  const behind = (): string => (chance() < style.comments ? "   # why: because, [x" : "");
  const named = (key: string): string => (chance() < 0.05 ? `"${key}"` : key);
  const value = (of: string | readonly string[]): string => (typeof of === "string" ? of : chance() < 0.5 ? `[${of.join(", ")}]` : `[ ${of.join(" ,")} ]`);
  const writeTask = (task: TaskShape, depth: number): void => {
    const indent = " ".repeat(depth * style.step);
    noise(indent);
    if (task.flow) return writeFlow(task, indent);
    if (task.keys.length === 0 && task.children.length === 0) {
      lines.push(`${indent}${task.id}:${behind()}`);
      return;
    }
    lines.push(`${indent}${named(task.id)}:${chance() < 0.05 ? ` &anchor-${task.id.replace(/\W/g, "-")}` : ""}${behind()}`);
    const inner = indent + " ".repeat(style.step);
    for (const [key, of] of task.keys) {
      noise(inner);
      if (typeof of !== "string" && chance() < 0.4) {
        lines.push(`${inner}${key}:${behind()}`);
        const dash = chance() < 0.5 ? "  " : "";
        for (const element of of) lines.push(`${inner}${dash}-${chance() < 0.2 ? "   " : " "}${element}${behind()}`);
      } else lines.push(`${inner}${named(key)}:${chance() < 0.2 ? "   " : chance() < 0.1 ? "\t" : " "}${value(of)}${behind()}${chance() < 0.1 ? "  " : ""}`);
    }
    if (chance() < 0.15) lines.push(`${inner}notes: |${behind()}`, `${inner}  first: {line`, "", `${inner}    # second line`);
    else if (chance() < 0.1) lines.push(`${inner}notes: some text that`, `${inner}   goes on`);
    else if (chance() < 0.1) lines.push(`${inner}notes: "quoted # text`, `${inner}   that: goes on"${behind()}`);
    if (task.children.length > 0 || task.emptyTasks) {
      lines.push(`${inner}tasks:${behind()}`);
      for (const child of task.children) writeTask(child, depth + 2);
    }
  };
  const writeFlow = (task: TaskShape, indent: string): void => {
    const parts = task.keys.map(([key, of]) => `${key}: ${value(of)}`);
    const roll = chance();
    if (roll < 0.3 && parts.length > 0) {
      lines.push(`${indent}${task.id}: {`);
      const inner = indent + " ".repeat(style.step);
      for (const [index, part] of parts.entries()) lines.push(`${inner}${part}${index < parts.length - 1 || chance() < 0.5 ? "," : ""}${behind()}`);
      lines.push(`${indent} }${behind()}`);
    } else if (roll < 0.5 && parts.length > 0) lines.push(`${indent}${task.id}: { ${parts.join(" , ")}${chance() < 0.3 ? "," : ""} }${behind()}`);
    else lines.push(`${indent}${task.id}: {${parts.join(", ")}}${behind()}`);
  };
  noise("");
  if (chance() < 0.1) lines.push("---");
  lines.push(`plan: Random${behind()}`, "id: random", "start: 2026-01-05", "as-of: none");
  noise("");
  lines.push("people:", `${" ".repeat(style.step)}ana: {role: dev}`, `${" ".repeat(style.step)}ben:${behind()}`);
  noise("");
  lines.push(`tasks:${behind()}`);
  for (const task of tasks) writeTask(task, 1);
  const spare = chance();
  if (spare < 0.4) writeTask({ id: "spare", keys: [["title", "Spare"], ["effort", "2d"], ["who", ["ana", "ben"]], ["due", "2026-03-01"]], children: [], flow: spare < 0.2, emptyTasks: false }, 1);
  noise("");
  if (chance() < 0.3) lines.push("risks:", `${" ".repeat(style.step)}vendor:${behind()}`, `${" ".repeat(style.step * 2)}affects: [pay-api, docs]`, `${" ".repeat(style.step * 2)}actions: {stub: {effort: 2d, after: schema}}`);
  const idea = chance();
  const step = " ".repeat(style.step);
  if (idea < 0.3) lines.push("backlog:", `${step}idea: {title: Idea, value: 3, effort: 2d}`, `${step}other: {title: Other}`);
  else if (idea < 0.6) lines.push("backlog:", `${step}idea:${behind()}`, `${step}${step}title: Idea`, `${step}${step}value: 3${behind()}`, `${step}${step}tags: [x]`);
  if (chance() < 0.5) lines.push("vision: the end");
  return (style.bom ? "\ufeff" : "") + lines.join(style.lineBreak) + (style.endsWithBreak ? style.lineBreak : "");
}

/** Random plans as text, and the shapes behind them. */
export const plans: fc.Arbitrary<{ readonly text: string; readonly tasks: readonly TaskShape[] }> = fc.tuple(shapes, styles)
  .map(([tasks, style]) => ({ text: planText(tasks, style), tasks }));
