const GROUP = 20;

/** Multiplicative congruential generator of Park and Miller (1988); enough to scatter dates. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

const day = (number: number): string => new Date(Date.UTC(2026, 0, 5 + number)).toISOString().slice(0, 10);

/** A file holds no more rows than this: larger ones are not read. */
const FILE_ROWS = 20_000;

/**
 * A made-up plan as people write them, the same for the same size, by path: groups of twenty rows that begin anywhere in one year, with links,
 * people, progress and deadlines. However many rows it has, there are bars in sight wherever a view is scrolled to.
 */
export function groupedPlanFiles(rows: number): ReadonlyMap<string, string> {
  const below = randomNumbers(7);
  const files = new Map<string, string>();
  for (let first = 0; first < rows; first += FILE_ROWS) {
    const groups: string[] = [];
    for (let row = first; row < Math.min(rows, first + FILE_ROWS); row += GROUP) groups.push(group(row / GROUP, Math.min(GROUP, rows - row) - 1, below));
    files.set(`part${files.size}.plan.yaml`, `tasks:\n${groups.join("")}`);
  }
  const people = Array.from({ length: 40 }, (_, at) => ` r${at}: {name: Person ${at}}\n`).join("");
  const include = `include: [${[...files.keys()].join(", ")}]\n`;
  return new Map([["made.plan.yaml", `plan: Made up\nstart: 2026-01-05\nas-of: none\n${include}people:\n${people}`], ...files]);
}

function group(number: number, tasks: number, below: (limit: number) => number): string {
  const begins = day(below(330));
  const parts = Array.from({ length: tasks }, (_, at) => {
    const waits = at === 0 ? `not-before: ${begins}` : `after: g${number}x${at - 1 - below(Math.min(at, 4))}`;
    const who = at % 3 === 0 ? `, who: r${below(40)}` : "";
    const done = below(4) === 0 ? `, done: ${below(100)}%` : "";
    const due = below(20) === 0 ? `, due: ${day(60 + below(300))}` : "";
    return `   g${number}x${at}: {title: Task ${at} of ${number}, duration: ${1 + below(9)}d${who}, ${waits}${done}${due}}\n`;
  });
  return ` g${number}:\n  title: Group ${number}\n${tasks > 0 ? "  tasks:\n" : "  duration: 1d\n"}${parts.join("")}`;
}
