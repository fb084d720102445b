import type { BaselineReading, BaselineSource } from "../../core/model/baseline";
import type { Plan } from "../../core/model/plan";
import { baselineSources } from "../../core/tracking/baseline";
import { noPlanThere, noRepository, noRevision, noTable } from "../../language/baselines/missingWords";
import { MOST_TABLE, readBaselineTable } from "../../language/baselines/readBaselineTable";
import type { Analysis } from "../../language/analysisTypes";
import type { PlanText } from "../../protocol/engineMessages";
import { civilDayOf } from "../clock";
import { createDisposal } from "../disposal";
import type { EngineClient } from "../engineClient";
import type { LivePlans } from "../livePlans";
import type { Log } from "../log";
import { editorsGit, type Git, type Repository } from "./git";
import { keepReadings, watchTables, type NamedReadings, type NamedTables } from "./namedReadings";

/** Of a plan in more files than this, and of longer ones, no revision is read. */
const MOST_FILES = 50;
const MOST_TEXT = 6_000_000;

type Parts = Pick<LivePlans, "analysis" | "onDidAnalyse" | "uriOf" | "takeBaselines">;

/** The baselines by the editor's own Git. */
export function openBaselines(plans: Parts, engine: Pick<EngineClient, "baseline">, log: Log): NamedReadings {
  return createBaselines(plans, engine, editorsGit, log);
}

/** What was read is also read again when the repository changes. */
export function createBaselines(plans: Parts, engine: Pick<EngineClient, "baseline">, git: () => Promise<Git | undefined>, log: Log): NamedReadings {
  const all = createDisposal(log);
  const changed = (): void => { readings.forget(); };
  const tables = all.add(watchTables(log, changed));
  const repository = watchRepositories(all, changed);
  const readings = all.add(keepReadings({
    doing: "Reading baselines", plans, sources: baselineSources,
    read: async (sources, plan) => readAll(sources, { plan, analysis: plans.analysis, plans, engine, git: await git(), tables, repository }),
    take: (of) => { plans.takeBaselines(of); },
  }, log));
  return { settle: readings.settle, forget: readings.forget, dispose: () => { all.dispose(); } };
}

interface Where {
  readonly plan: Plan;
  readonly analysis: Analysis;
  readonly plans: Parts;
  readonly engine: Pick<EngineClient, "baseline">;
  readonly git: Git | undefined;
  readonly tables: NamedTables;
  /** Has a repository watched. */
  readonly repository: (repository: Repository) => void;
}

async function readAll(sources: readonly BaselineSource[], where: Where): Promise<readonly BaselineReading[]> {
  const readings: BaselineReading[] = [];
  for (const source of sources) {
    const reading = source.ref === undefined ? await readTable(source, where) : await readRevision(source.name, source.ref, where);
    if (reading !== undefined) readings.push(reading);
  }
  return readings;
}

/** Without a Git at hand nobody knows whether there is such a revision: nothing is said. */
async function readRevision(name: string, ref: string, { plan, analysis, plans, engine, git, repository: watch }: Where): Promise<BaselineReading | undefined> {
  if (git === undefined) return undefined;
  const missing = (message: string): BaselineReading => ({ kind: "missing", name, message });
  const repository = git.getRepository(plans.uriOf(plan.file));
  if (repository === null) return missing(noRepository(ref));
  watch(repository);
  // What begins with a sign would be an option, what holds a colon a path.
  const commit = ref.startsWith("-") || ref.length > 250 || /[\p{C}\s:]/u.test(ref) ? undefined : await repository.getCommit?.(ref).catch(() => undefined);
  if (commit === undefined) return missing(noRevision(ref));
  const files = [...analysis.snapshot.files.keys()].filter((file) => analysis.snapshot.planOfFile(file) === plan);
  const texts: PlanText[] = [];
  let room = MOST_TEXT;
  for (const file of files.slice(0, MOST_FILES)) {
    const text = await repository.show(commit.hash, plans.uriOf(file).fsPath).catch(() => undefined);
    room -= text?.length ?? 0;
    if (text !== undefined && room >= 0) texts.push({ path: file, text });
  }
  const day = civilDayOf(commit.commitDate ?? commit.authorDate ?? new Date(0));
  const baseline = texts.length === 0 ? null : await engine.baseline({ file: plan.file, name, day, files: texts });
  return baseline === null ? missing(noPlanThere(ref)) : { kind: "read", name, baseline };
}

async function readTable(source: BaselineSource, { plan, plans, tables }: Where): Promise<BaselineReading> {
  const { name, file = "" } = source;
  const text = await tables.text(plans.uriOf(plan.file), file, 4 * MOST_TABLE);
  if (typeof text !== "string") return { kind: "missing", name, message: noTable(source) };
  const reading = readBaselineTable(text, file, name, plan);
  return reading.kind === "read" ? { kind: "read", name, baseline: reading.baseline } : { kind: "missing", name, message: reading.message };
}

/** Tells when a repository that baselines were read from has another commit. */
function watchRepositories(all: ReturnType<typeof createDisposal>, changed: () => void): (repository: Repository) => void {
  const repositories = new Map<Repository, string | undefined>();
  return (repository) => {
    if (repositories.has(repository)) return;
    const refs = (): string | undefined => repository.state.HEAD?.commit;
    repositories.set(repository, refs());
    const listening = repository.state.onDidChange?.(() => {
      const now = refs();
      if (repositories.get(repository) === now) return;
      repositories.set(repository, now);
      changed();
    });
    if (listening !== undefined) all.add(listening);
  };
}
