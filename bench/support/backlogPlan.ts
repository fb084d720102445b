/** The text of a plan with so many ideas, each with the figures of every method, and so many pieces of feedback about them. */
export function backlogText(ideas: number, feedback: number): string {
  const below = numbers(7);
  const backlog = Array.from({ length: ideas }, (_, i) =>
    `  i${String(i)}: {title: Idea ${String(i)} of ${WORDS[below(8)] ?? ""} and ${WORDS[below(8)] ?? ""}, reach: ${String(100 * (1 + below(90)))}, impact: ${String(1 + below(3))}, `
    + `${below(3) === 0 ? `confidence: ${String(20 + 5 * below(16))}%, ` : ""}effort: ${String(1 + below(20))}d${below(4) === 0 ? `..${String(22 + below(20))}d` : ""}, value: ${String(1 + below(20))}, `
    + `${below(2) === 0 ? `urgency: ${String(1 + below(10))}` : `cost-of-delay: ${String(1 + below(40))}00/w`}, risk-reduction: ${String(below(10))}, votes: ${String(below(500))}, moscow: ${MOSCOW[below(3)] ?? ""}}\n`);
  const said = Array.from({ length: feedback }, (_, i) =>
    `  f${String(i)}: {from: Customer ${String(below(300))}, date: 2026-01-${String(10 + below(19))}, text: "We ${WORDS[below(8)] ?? ""} the ${WORDS[below(8)] ?? ""} ${String(i)} times", weight: ${String(1 + below(5))}, about: [i${String(below(ideas))}, i${String(below(ideas))}]}\n`);
  return `plan: Backlog\nid: backlog\nstart: 2026-01-05\nas-of: 2026-02-02\nprioritize: rice\npeople: {ana: {}, ben: {}, cai: {}}\nreleases: {next: {date: 2026-04-30}}\n`
    + `tasks:\n  work: {effort: 10d, who: ana}\nbacklog:\n${backlog.join("")}feedback:\n${said.join("")}`;
}

const WORDS = ["export", "search", "invoice", "calendar", "report", "checkout", "wallet", "archive"];
const MOSCOW = ["must", "should", "could"];

/** Deterministic whole numbers below a limit. */
function numbers(seed: number): (limit: number) => number {
  let state = seed;
  return limit => {
    state = (state * 48271) % 2147483647;
    return state % limit;
  };
}
