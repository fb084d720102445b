import { spawnSync } from "node:child_process";
import { rankingOf } from "../../src/core/product/rankBacklog";
import { schedulePlan } from "../../src/core/schedule/schedule";
import { prioritiesData } from "../../src/core/view/priorities";
import { readPlan } from "../../src/language/snapshot";
import type { Plan } from "../../src/core/model/plan";
import { backlogText } from "../support/backlogPlan";
import { firstPicture } from "../support/firstPicture";
import { openBrowser } from "../support/openBrowser";
import { numberOption } from "../support/options";
import { threadTime } from "../support/threadTime";
import { median } from "../support/timing";

const [IDEAS, FEEDBACK] = [5000, 2000];
const ROUNDS = numberOption("rounds", 7);
const NOW = 29_500_000;
const WINDOW = { width: 1280, height: 750 };

function backlogOf(ideas: number, feedback: number): Plan {
  const [plan] = readPlan(backlogText(ideas, feedback)).plans;
  if (plan?.backlog.size !== ideas) throw new Error("The made-up backlog was not read.");
  return plan;
}

/** In a process of its own: ranks a plan that is read, once, and says how long its thread took. */
function rankOnce(): void {
  const plan = backlogOf(IDEAS, FEEDBACK);
  const began = threadTime();
  const { ideas } = rankingOf(plan);
  process.stdout.write(JSON.stringify({ took: threadTime() - began, ranked: ideas.filter(({ rank }) => rank !== undefined).length }));
}

function rankedCold(): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [__filename, "once"], { encoding: "utf8", env: process.env });
    if (status !== 0) throw new Error(stderr.slice(0, 400));
    return (JSON.parse(stdout) as { readonly took: number }).took;
  });
  return median(times);
}

function picture(ideas: number, feedback: number): Promise<number> {
  const data = prioritiesData(schedulePlan(backlogOf(ideas, feedback), { now: NOW }), NOW);
  return firstPicture("priorities", { sequence: 1, health: { errors: 0, warnings: 0 }, data }, WINDOW, `${String(ideas)} ideas`);
}

if (process.argv[2] === "once") rankOnce();

/** A backlog of 5,000 ideas and 2,000 pieces of feedback. */
export const cases = [
  { name: "rank 5,000 ideas with 2,000 pieces of feedback, first time in a fresh process", limit: 50, unit: "ms of the thread", better: "less", run: rankedCold },
  {
    name: "Priorities: first picture of 5,000 ideas", limit: 1.5, unit: "x that of 500", better: "less",
    run: async () => {
      const ratio = (await picture(IDEAS, FEEDBACK)) / (await picture(IDEAS / 10, FEEDBACK / 10));
      await (await openBrowser()).close();
      return ratio;
    },
  },
];
