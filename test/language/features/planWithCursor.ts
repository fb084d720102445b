import type { Analysis } from "../../../src/language/analysisTypes";
import { createAnalyser } from "../../../src/language/analysis";
import { createWorkspace } from "../../../src/language/workspace";
import { marked } from "./marked";

export const FILE = "checkout.plan.yaml";

/** The days of the tests begin on Monday, 2 February 2026, at nine. */
export const NOW = Date.UTC(2026, 1, 2, 9) / 60000;

/** Analyses texts by their paths. */
export function analysed(texts: Readonly<Record<string, string>>): Analysis {
  const workspace = createWorkspace();
  for (const [path, text] of Object.entries(texts)) workspace.update(path, text);
  return createAnalyser().analyse(workspace.snapshot(), { now: NOW });
}

/** A text with a cursor, analysed, together with other files. */
export function withCursor(source: string, others: Readonly<Record<string, string>> = {}): { readonly analysis: Analysis; readonly text: string; readonly offset: number } {
  const { text, offset } = marked(source);
  return { analysis: analysed({ ...others, [FILE]: text }), text, offset };
}

/** The same when the text was whole before the last keystrokes: the model of before, the text of now. */
export function afterTyping(before: string, source: string): { readonly analysis: Analysis; readonly text: string; readonly offset: number } {
  const { text, offset } = marked(source);
  const workspace = createWorkspace();
  workspace.update(FILE, before);
  workspace.snapshot();
  workspace.update(FILE, text);
  return { analysis: createAnalyser().analyse(workspace.snapshot(), { now: NOW }), text, offset };
}

export const HEAD = `plan: Checkout
id: checkout
start: 2026-01-05
finish: 2026-06-30
as-of: 2026-02-02
calendars:
  part-time: {week: {mon-wed: 09:00-17:00}}
people:
  ana: {name: Ana Silva, role: backend}
  ben: {name: Ben Ito, role: [backend, data]}
  cai: {role: design}
teams:
  core: [ana, ben]
equipment:
  lab: {capacity: 200%}
objectives:
  less: {title: Less drop-off}
metrics:
  rate: {unit: "%"}
releases:
  beta: {title: Public beta, date: 2026-04-30}
  ga: {title: General availability, date: 2026-06-26}
`;

export const TASKS = `tasks:
  pay:
    title: Payments
    release: beta
    tasks:
      schema: {title: Orders schema, effort: 3d, who: ana}
      api: {title: Payment API, effort: 5d, after: schema, who: ben}
      ui: {title: Payment page, effort: 6d, after: api SS+1d, who: cai}
  docs: {title: Manual, effort: 2d, after: api, who: ana}
  live: {milestone: true, after: [pay, docs], release: ga}
`;
