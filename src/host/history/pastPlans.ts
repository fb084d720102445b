import type { Plan } from "../../core/model/plan";
import type { Instant } from "../../core/model/instant";
import { plansReferredBy } from "../../language/crossPlan";
import { historyLine, type PastFinish } from "../../language/features/historyLine";
import type { HoverLine } from "../../language/features/hoverParts";
import type { Analysis } from "../../language/analysisTypes";
import type { FinishesThen, PastVersion, PlanText } from "../../protocol/engineMessages";
import { civilDayOf } from "../clock";
import type { EngineClient } from "../engineClient";
import { guardedAsync, type Log } from "../log";
import type { PlanService } from "../planService";
import { editorsGit, type Commit, type Git, type Repository } from "./git";

/** How the dates of plans moved, by the versions that Git knows. */
export interface PastPlans {
  /** The line about a task, as far as its plan's past is known by now. */
  lineOf(analysis: Analysis, plan: string, id: string): HoverLine | undefined;
  /** Resolves when the past of a plan is known as its repository has it now; at once when it is. */
  learn(analysis: Analysis, plan: string): Promise<void>;
}

/** So many versions are looked at, the newest ones. */
const MOST_VERSIONS = 12;
/** Of a plan in more files than this the past is not looked at. */
const MOST_FILES = 8;
/** All versions together are no longer than this, in UTF-16 units; older ones are left out. */
const MOST_TEXT = 6_000_000;

interface Past {
  readonly head: string;
  readonly versions: readonly Version[];
  /** The plan as it was scheduled like the versions, and what that gave: only where its own dates come from a search. */
  readonly plan?: Plan;
  readonly now?: Version;
}

interface Version {
  readonly day: Instant;
  /** By id of a task. */
  readonly finishes: ReadonlyMap<string, Instant>;
}

/** The past by the editor's own Git. */
export function openPast(plans: Pick<PlanService, "uriOf">, engine: Pick<EngineClient, "past">, log: Log): PastPlans {
  return createPastPlans(plans, engine, editorsGit, log);
}

/** Nothing is known until it is asked for; nothing is asked of Git twice for one state of the repository. */
export function createPastPlans(plans: Pick<PlanService, "uriOf">, engine: Pick<EngineClient, "past">, git: () => Promise<Git | undefined>, log: Log): PastPlans {
  /** By the file that holds the plan. */
  const known = new Map<string, Past>();
  const learning = new Map<string, Promise<void>>();
  const look = async (analysis: Analysis, plan: Plan): Promise<void> => {
    const repository = (await git())?.getRepository(plans.uriOf(plan.file)) ?? undefined;
    const head = repository?.state.HEAD?.commit;
    if (repository === undefined || head === undefined || dependsOnOthers(plan)) known.delete(plan.file);
    else if (known.get(plan.file)?.head !== head) {
      const files = filesOf(analysis, plan).map((file) => ({ file, path: plans.uriOf(file).fsPath }));
      const versions = files.length > MOST_FILES ? [] : await versionsOf(repository, files);
      const finishes = versions.length === 0 ? [] : await engine.past({ file: plan.file, versions });
      known.set(plan.file, { head, versions: finishes.map(placed) });
    }
    const past = known.get(plan.file);
    // What a search has found since is compared with nothing that had none.
    if (past === undefined || past.versions.length === 0 || past.plan === plan || analysis.schedules.get(plan.id)?.levelling?.effort !== "normal") return;
    const files = filesOf(analysis, plan).map((file): PlanText => ({ path: file, text: analysis.snapshot.files.get(file)?.text ?? "" }));
    const [now] = await engine.past({ file: plan.file, versions: [{ day: analysis.context.now, files }] });
    known.set(plan.file, { ...past, plan, ...(now === undefined ? {} : { now: placed(now) }) });
  };
  return {
    lineOf(analysis, planId, id) {
      const plan = analysis.snapshot.planById(planId);
      const index = plan?.taskIndex.get(id);
      const task = index === undefined ? undefined : analysis.schedules.get(planId)?.tasks[index];
      const past = plan === undefined ? undefined : known.get(plan.file);
      if (task === undefined || past === undefined) return undefined;
      const searched = analysis.schedules.get(planId)?.levelling?.effort === "normal";
      const now = searched ? (past.plan === plan ? past.now?.finishes.get(id) : undefined) : task.finish;
      return now === undefined ? undefined : historyLine(finishesOf(past, id), now);
    },
    async learn(analysis, planId) {
      const plan = analysis.snapshot.planById(planId);
      if (plan === undefined) return;
      const { file } = plan;
      const going = learning.get(file) ?? guardedAsync(log, `Reading the past of ${file}`, undefined, () => look(analysis, plan)).finally(() => { learning.delete(file); });
      learning.set(file, going);
      await going;
    },
  };
}

function filesOf({ snapshot }: Analysis, plan: Plan): readonly string[] {
  return [...snapshot.files.keys()].filter((file) => snapshot.planOfFile(file) === plan);
}

/** True where dates depend on plans whose past would have to be known as well. */
function dependsOnOthers(plan: Plan): boolean {
  return plan.settings.peopleFrom !== undefined || plansReferredBy(plan).size > 0;
}

function placed({ day, ids, finishes }: FinishesThen): Version {
  return { day, finishes: new Map(ids.map((id, place) => [id, finishes[place] ?? 0])) };
}

function finishesOf({ versions }: Past, id: string): readonly PastFinish[] {
  return versions.flatMap(({ day, finishes }) => {
    const finish = finishes.get(id);
    return finish === undefined ? [] : [{ day, finish }];
  });
}

/** The versions in which one of the files was changed, the oldest first, each with all files that it has. */
async function versionsOf(repository: Repository, files: readonly { readonly file: string; readonly path: string }[]): Promise<readonly PastVersion[]> {
  const commits = new Map<string, Commit>();
  for (const { path } of files) for (const commit of await logOf(repository, path)) commits.set(commit.hash, commit);
  const newest = [...commits.values()].sort((a, b) => timeOf(b) - timeOf(a)).slice(0, MOST_VERSIONS);
  const versions: PastVersion[] = [];
  let room = MOST_TEXT;
  for (const commit of newest) {
    const texts: PlanText[] = [];
    for (const { file, path } of files) {
      const text = await repository.show(commit.hash, path).catch(() => undefined);
      if (text !== undefined) texts.push({ path: file, text });
    }
    room -= texts.reduce((sum, { text }) => sum + text.length, 0);
    if (room < 0) break;
    versions.unshift({ day: dayOf(commit), files: texts });
  }
  return versions;
}

/** The commits of a file; none for one that belongs to another repository. */
async function logOf(repository: Repository, path: string): Promise<readonly Commit[]> {
  return await repository.log({ maxEntries: MOST_VERSIONS, path }).catch(() => []);
}

function timeOf({ commitDate, authorDate }: Commit): number {
  return (commitDate ?? authorDate ?? new Date(0)).getTime();
}

function dayOf({ commitDate, authorDate }: Commit): Instant {
  return civilDayOf(commitDate ?? authorDate ?? new Date(0));
}
