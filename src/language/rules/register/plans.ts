/** The plan of the examples, to which each rule adds its risk. */
export function withRisk(status: string, keys: string): string {
  return `plan: Register
start: 2026-01-05
as-of: ${status}
people:
  ana: {name: Ana Silva}
tasks:
  build: {effort: 30d, who: ana, started: 2026-01-05, done: 50%}
risks:
  vendor:
    title: The vendor slips
    affects: build
${keys.split("\n").map(line => `    ${line}`).join("\n")}
`;
}
