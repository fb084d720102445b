import type { ReportAudience, ReportData, ReportList, ReportRelease, ReportStakeholder } from "./reportData";

const NOTHING = { count: 0, rows: [] } as const;

/** Whom a report can be made for: the audiences, then the stakeholders of the plan. */
export function readerNamed(stakeholders: readonly ReportStakeholder[], name: string): { readonly audience: ReportAudience; readonly reader: ReportData["reader"] } | undefined {
  if (name === "team" || name === "sponsor" || name === "customer") return { audience: name, reader: { id: "", title: "", wants: [] } };
  const found = stakeholders.find(({ id }) => id === name) ?? stakeholders.find(({ title }) => title === name);
  return found === undefined ? undefined : { audience: found.audience, reader: { id: found.id, title: found.title, wants: found.wants } };
}

/**
 * The report as a reader may see it; undefined where the plan has no such stakeholder. Sponsors see no people and their
 * load, no options, no stakeholders and nothing that bears the tag `internal`. Customers see releases and their dates,
 * without any judgement of them.
 */
export function reportFor(data: ReportData, name: string): ReportData | undefined {
  const found = readerNamed(data.stakeholders, name);
  if (found === undefined) return undefined;
  const { audience, reader } = found;
  if (audience === "team") return { ...data, reader };
  return audience === "sponsor" ? { ...forSponsor(data), audience, reader } : { ...forCustomer(data), audience, reader };
}

function forSponsor(data: ReportData): ReportData {
  const health = data.health === null ? null : { ...data.health, reasons: data.health.reasons.filter(({ code }) => code !== "overload") };
  return {
    ...data, health, overload: null, stakeholders: [],
    milestones: open(data.milestones), slipped: data.slipped === null ? null : open(data.slipped),
    late: unnamed(open(data.late), { options: [] }), blocked: unnamed(open(data.blocked), { notes: "" }),
  };
}

/** Without what bears the tag `internal`; where rows were cut, the count is of those that may be seen among them. */
function open<Row extends { readonly internal: boolean }>({ count, rows }: ReportList<Row>): ReportList<Row> {
  const seen = rows.filter(({ internal }) => !internal);
  return { count: count - (rows.length - seen.length), rows: seen };
}

function unnamed<Row extends { readonly people: string }>({ count, rows }: ReportList<Row>, less: Partial<Row>): ReportList<Row> {
  return { count, rows: rows.map((row) => ({ ...row, ...less, people: "" })) };
}

function forCustomer(data: ReportData): ReportData {
  return {
    ...data, health: null, start: null, finish: null, chance: null, target: null, lateDays: null, progress: { done: 0, all: 0, share: 0 }, milestones: NOTHING, slipped: null, late: NOTHING, blocked: NOTHING,
    overload: null, money: null, risks: NOTHING, objectives: [], metrics: [], releases: data.releases.map(plainRelease), decisions: NOTHING, updates: NOTHING, stakeholders: [],
  };
}

function plainRelease({ id, title, promise, released }: ReportRelease): ReportRelease {
  return {
    id, title, state: released === undefined ? "planned" : "released", progress: 0, open: 0, blocked: 0,
    ...(promise === undefined ? {} : { promise }), ...(released === undefined ? {} : { released }),
  };
}
