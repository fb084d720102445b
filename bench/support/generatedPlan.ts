/** A task of a made-up plan. */
export interface MadeTask {
  readonly days: number;
  /** Numbers of earlier tasks that it waits for. */
  readonly after: readonly number[];
  readonly person: number;
}

/** A made-up plan: the same for the same size and seed. About two links a task, none further back than 40 tasks. */
export interface MadePlan {
  readonly tasks: readonly MadeTask[];
  readonly people: number;
}

/** Multiplicative congruential generator of Park and Miller (1988); enough to scatter links. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed % 2147483647 || 1;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

/** Makes up a plan of a size. */
export function makePlan(size: number, seed = 12345): MadePlan {
  const below = randomNumbers(seed);
  const people = Math.max(1, Math.round(size / 20));
  const tasks = Array.from({ length: size }, (_, index) => {
    const links = index === 0 ? 0 : 1 + below(3);
    const after = new Set<number>();
    for (let i = 0; i < links; i++) after.add(index - 1 - below(Math.min(index, 40)));
    return { days: 1 + below(9), after: [...after].sort((a, b) => a - b), person: below(people) };
  });
  return { tasks, people };
}

/** The plan as plan text; `effort` with people, else `duration` alone. */
export function planText(plan: MadePlan, measure: "duration" | "effort"): string {
  const people = Array.from({ length: plan.people }, (_, index) => `  r${index}: {name: Person ${index}}\n`).join("");
  const tasks = plan.tasks.map((task, index) => {
    const after = task.after.length === 0 ? "" : `\n    after: [${task.after.map((other) => `t${other}`).join(", ")}]`;
    const work = measure === "effort" ? `effort: ${task.days}d\n    who: r${task.person}` : `duration: ${task.days}d`;
    return `  t${index}:\n    title: Task number ${index}\n    ${work}${after}\n`;
  });
  return `plan: Made up\nstart: 2025-01-06\nas-of: none\n${measure === "effort" ? `people:\n${people}` : ""}tasks:\n${tasks.join("")}`;
}

/** The same plan in TaskJuggler's language, with a CSV of starts and ends as its report. */
export function taskJugglerText(plan: MadePlan, measure: "length" | "effort"): string {
  const people = Array.from({ length: plan.people }, (_, index) => `resource r${index} "Person ${index}" {}\n`).join("");
  const tasks = plan.tasks.map((task, index) => {
    const after = task.after.length === 0 ? "" : ` depends ${task.after.map((other) => `!t${other}`).join(", ")}`;
    const work = measure === "effort" ? `effort ${task.days}d allocate r${task.person}` : `length ${task.days}d`;
    return `task t${index} "Task number ${index}" { ${work}${after}${index === 0 ? " start 2025-01-06" : ""} }\n`;
  });
  return `project made "Made up" 2025-01-06 +${Math.max(24, Math.ceil(plan.tasks.length / 8))}m { timezone "UTC" timingresolution 60min
  workinghours mon - fri 9:00 - 17:00 }
${people}${tasks.join("")}
taskreport "dates" { formats csv columns id, start, end timeformat "%Y-%m-%dT%H:%M" }
`;
}
