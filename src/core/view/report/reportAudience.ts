import type { ReportAudience, ReportData, ReportList, ReportReason, ReportRelease, ReportStakeholder } from "./reportData";

const NOTHING = { count: 0, internal: 0, rows: [] } as const;

/** Whom a report can be made for: the audiences, then the stakeholders of the plan. */
export function readerNamed(stakeholders: readonly ReportStakeholder[], name: string): { readonly audience: ReportAudience; readonly reader: ReportData["reader"] } | undefined {
  if (name === "team" || name === "sponsor" || name === "customer") return { audience: name, reader: { id: "", title: "", wants: [] } };
  const found = stakeholders.find(({ id }) => id === name) ?? stakeholders.find(({ title }) => title === name);
  return found === undefined ? undefined : { audience: found.audience, reader: { id: found.id, title: found.title, wants: found.wants } };
}

/**
 * The report as a reader may see it; undefined where the plan has no such stakeholder. Sponsors see not who works on what
 * and how much, no options, no stakeholders, and nothing that bears the tag `internal` or is about such work alone, not
 * even counted. Customers see releases and their dates, without any judgement of them.
 */
export function reportFor(data: ReportData, name: string): ReportData | undefined {
  const found = readerNamed(data.stakeholders, name);
  if (found === undefined) return undefined;
  const { audience, reader } = found;
  if (audience === "team") return { ...data, reader };
  return audience === "sponsor" ? { ...forSponsor(data), audience, reader } : { ...forCustomer(data), audience, reader };
}

function forSponsor(data: ReportData): ReportData {
  const { health, late, blocked, slipped, money } = data;
  return {
    ...data, health: health === null ? null : { ...health, reasons: health.reasons.flatMap((reason) => openReason(reason, data)) }, overload: null, stakeholders: [],
    milestones: open(data.milestones), slipped: slipped === null ? null : open(slipped), risks: open(data.risks), decisions: open(data.decisions),
    late: unnamed(open(late), { options: [] }), blocked: unnamed(open(blocked), { notes: "", options: [] }), money: money === null ? null : { ...money, options: [] },
    objectives: data.objectives.map((one) => ({ ...one, options: [] })),
  };
}

/** A reason as far as it may be seen: counted without internal work, left out where nothing else is behind it. */
function openReason(reason: ReportReason, { late, blocked }: ReportData): readonly ReportReason[] {
  if (reason.code === "overload") return [];
  const figure = reason.figure - (reason.code === "late" ? late.internal : reason.code === "blocked" ? blocked.internal : 0);
  return figure === 0 && (reason.code === "late" || reason.code === "blocked") ? [] : [{ ...reason, figure }];
}

/** Without what is internal, in rows and counts. */
function open<Row extends { readonly internal: boolean }>({ count, internal, rows }: ReportList<Row>): ReportList<Row> {
  return { count: count - internal, internal: 0, rows: rows.filter((row) => !row.internal) };
}

function unnamed<Row extends { readonly people: string }>({ rows, ...list }: ReportList<Row>, less: Partial<Row>): ReportList<Row> {
  return { ...list, rows: rows.map((row) => ({ ...row, ...less, people: "" })) };
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
