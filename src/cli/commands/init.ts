import { basename, join, relative, resolve } from "node:path";
import { firstPlanText, planFileName } from "../../language/write/firstPlan";
import { findPlanFiles, kindOf } from "../../node/planFiles";
import { FileExistsError, writeWhole } from "../../node/writeFile";
import type { InitRequest } from "../arguments";
import { isoInstant } from "../output/instants";
import { civilNow } from "../statusDate";
import type { CliSurroundings } from "../surroundings";
import { UsageError } from "../usage";

const MINUTES_PER_WEEK = 7 * 1440;
/** 1970-01-05 was a Monday. */
const FIRST_MONDAY = 4 * 1440;

/** `gantry init`: writes a first plan into a folder that has none. */
export async function runInit(request: InitRequest, around: CliSurroundings): Promise<number> {
  const folder = resolve(around.workingFolder, request.folder);
  if ((await kindOf(folder)) !== "folder") throw new UsageError(`${request.folder}: no such folder.`);
  const [present] = await findPlanFiles(folder);
  if (present !== undefined) {
    throw new UsageError(`There is a plan already, ${relative(around.workingFolder, present)}; nothing was written.`);
  }
  const title = titleOf(basename(folder));
  const file = join(folder, planFileName(title));
  const monday = nextMonday(civilNow(around.clock()));
  const day = (weeks: number, days: number): string => isoInstant(monday + weeks * MINUTES_PER_WEEK + days * 1440).slice(0, 10);
  const text = firstPlanText({ title, start: day(0, 0), betaDate: day(5, 4), releaseDate: day(9, 4) });
  await writeNew(file, text, around);
  around.out(`Wrote ${relative(around.workingFolder, file) || file}; see its dates with \`gantry schedule\`.\n`);
  return 0;
}

async function writeNew(file: string, text: string, around: CliSurroundings): Promise<void> {
  try {
    await writeWhole(file, text, false);
  } catch (failure) {
    const name = relative(around.workingFolder, file);
    if (FileExistsError.is(failure)) throw new UsageError(`${name} exists already; nothing was written.`);
    throw new UsageError(`${name} cannot be written (${(failure as NodeJS.ErrnoException).code ?? "unknown reason"}).`);
  }
}

/** The Monday of this week when today is Monday, else the next one. */
function nextMonday(now: number): number {
  return Math.ceil((now - (now % 1440) - FIRST_MONDAY) / MINUTES_PER_WEEK) * MINUTES_PER_WEEK + FIRST_MONDAY;
}

/** A title from a folder's name: `checkout-rewrite` becomes "Checkout rewrite". */
function titleOf(folder: string): string {
  const words = folder.replaceAll(/[-_.\s]+/g, " ").trim();
  return words === "" ? "My project" : words.charAt(0).toUpperCase() + words.slice(1);
}
