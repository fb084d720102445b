import type { Baseline, BaselineReading, BaselineSource } from "../core/model/baseline";
import type { Plan } from "../core/model/plan";
import { baselineSources } from "../core/tracking/baseline";
import { noPlanThere, noRepository, noRevision, noTable } from "../language/baselines/missingWords";
import { MOST_TABLE, readBaselineTable } from "../language/baselines/readBaselineTable";
import { revisionBaseline } from "../language/baselines/revisionBaseline";
import type { Revisions } from "../node/revisions";
import { tableText } from "../node/tableText";

/** Reads the baselines that plans name; what cannot be read says why. */
export async function readBaselines(plans: readonly Plan[], root: string): Promise<(plan: Plan) => readonly BaselineReading[] | undefined> {
  // Git is loaded where a plan names a revision.
  let made: Revisions | undefined;
  const revisions: Revisions = { read: async (ref) => (made ??= (await import("../node/revisions")).createRevisions(root)).read(ref) };
  const read = new Map<Plan, readonly BaselineReading[]>();
  for (const plan of plans) {
    const readings: BaselineReading[] = [];
    for (const source of baselineSources(plan)) readings.push(await readSource(source, { plan, root, revisions }));
    if (readings.length > 0) read.set(plan, readings);
  }
  return (plan) => read.get(plan);
}

interface Where {
  readonly plan: Plan;
  readonly root: string;
  readonly revisions: Revisions;
}

async function readSource(source: BaselineSource, where: Where): Promise<BaselineReading> {
  return source.ref === undefined ? await readTable(source, where) : await readRevision(source.name, source.ref, where);
}

async function readRevision(name: string, ref: string, { plan, revisions }: Where): Promise<BaselineReading> {
  const found = await revisions.read(ref);
  if (found === "no-repository") return { kind: "missing", name, message: noRepository(ref) };
  if (found === "no-revision") return { kind: "missing", name, message: noRevision(ref) };
  const baseline = revisionBaseline({ file: plan.file, day: found.day, files: found.files }, name);
  return baseline === undefined ? { kind: "missing", name, message: noPlanThere(ref) } : { kind: "read", name, baseline };
}

async function readTable(source: BaselineSource, { plan, root }: Where): Promise<BaselineReading> {
  const { name, file = "" } = source;
  const text = await tableText(plan, file, root, 4 * MOST_TABLE);
  if (typeof text !== "string") return { kind: "missing", name, message: noTable(source) };
  const reading = readBaselineTable(text, file, name, plan);
  return reading.kind === "read" ? { kind: "read", name, baseline: reading.baseline } : { kind: "missing", name, message: reading.message };
}

/** The first of a plan's baselines that could be read. */
export function firstBaseline(readings: readonly BaselineReading[] = []): Baseline | undefined {
  return readings.flatMap((reading) => (reading.kind === "read" ? [reading.baseline] : []))[0];
}
