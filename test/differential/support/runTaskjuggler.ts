import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { dayNumber } from "../../../src/core/calendar/civil";

/** True where this machine has TaskJuggler. */
export function hasTaskjuggler(): boolean {
  return spawnSync("tj3", ["--version"]).error === undefined;
}

/** Dates by path, and what TaskJuggler warned of: `path maxstart`, `path maxend`. */
export interface TheirDates {
  readonly dates: ReadonlyMap<string, readonly [start: number, end: number]>;
  readonly late: ReadonlySet<string>;
}

/** What TaskJuggler says of tasks whose links it does not keep itself, and of cycles that it sees. */
const BROKEN = /(?:Error: Task (\S+) \(\S+\) must (?:end|start) .* This condition could not be met|Dependency loop detected at (?:start|end) of task (\S+))/g;

/**
 * Has TaskJuggler schedule a file that writes a report named `dates`. Where it breaks links of its own or sees a
 * cycle the answer is the paths of those tasks; fails when it says anything else.
 */
export function runTaskjuggler(text: string): TheirDates | readonly string[] {
  const folder = mkdtempSync(path.join(tmpdir(), "gantry-taskjuggler-"));
  try {
    writeFileSync(path.join(folder, "shared.tjp"), text);
    const { status, stderr } = spawnSync("tj3", ["--silent", "shared.tjp"], { cwd: folder, encoding: "utf8", env: { ...process.env, TZ: "UTC" }, maxBuffer: 1 << 28 });
    const broken = [...stderr.matchAll(BROKEN)].map(([, task, loop = ""]) => task ?? loop);
    if (broken.length > 0) return broken;
    if (status !== 0) throw new Error(`TaskJuggler ended with ${String(status)}: ${stderr.slice(0, 2000)}`);
    return { dates: datesOfCsv(readFileSync(path.join(folder, "dates.csv"), "utf8")), late: warningsOf(stderr) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `2026-01-05T09:00` as a civil minute. */
export function instantOf(text: string): number {
  const parts = /^(\d{4})-(\d\d)-(\d\d)[T-](\d\d):(\d\d)/.exec(text)?.slice(1).map(Number) ?? [];
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = parts;
  return dayNumber(year, month, day) * 1440 + hour * 60 + minute;
}

/** The columns Id, Start and End of a report; of the report of a test suite these are columns 0, 2 and 3. */
export function datesOfCsv(csv: string): ReadonlyMap<string, readonly [start: number, end: number]> {
  const [head = "", ...rows] = csv.trim().split(/\r?\n/);
  const names = head.replaceAll('"', "").split(";");
  const [id, start, end] = ["Id", "Start", "End"].map(name => names.indexOf(name)) as [number, number, number];
  const result = new Map<string, readonly [number, number]>();
  for (const row of rows) {
    const cells = row.split('";"').map(cell => cell.replaceAll('"', ""));
    if (cells.length > 2) result.set(cells[id] ?? "", [instantOf(cells[start] ?? ""), instantOf(cells[end] ?? "")]);
  }
  return result;
}

function warningsOf(output: string): ReadonlySet<string> {
  const late = /Warning: The (start|end) time \(\S+\) of task (\S+) is too late/g;
  return new Set([...output.matchAll(late)].map(([, side = "", id = ""]) => `${id} max${side}`));
}
