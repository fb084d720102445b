import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import type { Demand, Link, Project } from "../../src/core/schedule/leveling/instance";

/** An instance of the project scheduling library with what is known about it. */
export interface LibraryInstance {
  readonly name: string;
  readonly project: Project;
  readonly criticalPath: number;
  readonly lowerBound: number;
  readonly bestKnown: number;
}

/** Files of a tar archive by name. */
function untar(bytes: Buffer): Map<string, string> {
  const files = new Map<string, string>();
  for (let at = 0; at + 512 <= bytes.length && bytes[at] !== 0;) {
    const text = (from: number, length: number) => bytes.toString("utf8", at + from, at + from + length).replace(/\0.*$/s, "");
    const length = parseInt(text(124, 12), 8);
    if (text(156, 1) !== "5") files.set(path.basename(text(0, 100)), bytes.toString("utf8", at + 512, at + 512 + length));
    at += 512 + Math.ceil(length / 512) * 512;
  }
  return files;
}

function numbersOf(line: string): number[] {
  return line.trim().split(/\s+/).map(Number);
}

/** The lines of numbers that follow a heading. */
function section(lines: readonly string[], heading: string, skip: number): number[][] {
  const first = lines.findIndex(line => line.startsWith(heading)) + 1 + skip;
  const end = lines.findIndex((line, index) => index >= first && line.startsWith("***"));
  return lines.slice(first, end).map(numbersOf);
}

/** Reads an instance in the library's single-mode form. */
export function readSingleMode(text: string): Project {
  const lines = text.split(/\r?\n/);
  const capacities = section(lines, "RESOURCEAVAILABILITIES", 1)[0] ?? [];
  const links: Link[] = [];
  for (const [job = 0, , , ...successors] of section(lines, "PRECEDENCE RELATIONS", 1)) {
    for (const to of successors) links.push({ from: job - 1, to: to - 1 });
  }
  const durations: number[] = [];
  const demands: Demand[] = [];
  for (const [job = 0, , duration = 0, ...needs] of section(lines, "REQUESTS/DURATIONS", 2)) {
    durations[job - 1] = duration;
    for (const [resource, units] of needs.entries()) if (units > 0) demands.push({ task: job - 1, resource, units });
  }
  return { durations, links, capacities, demands };
}

function compareNames(a: string, b: string): number {
  const [group = 0, number = 0] = numbersOf(a.replace(/^j(30|60|90|120)/, "").replace(/_/, " "));
  const [otherGroup = 0, otherNumber = 0] = numbersOf(b.replace(/^j(30|60|90|120)/, "").replace(/_/, " "));
  return group - otherGroup || number - otherNumber;
}

/** Every `step`-th instance of a set (j30, j60, j120), from the `from`-th on; undefined when the test data are absent. */
export function librarySet(set: string, step: number, from = 0): readonly LibraryInstance[] | undefined {
  const folder = path.join(process.env["GANTRY_TEST_DATA"] ?? "", "psplib");
  const archive = path.join(folder, `${set}.sm.tar.gz`);
  if (process.env["GANTRY_TEST_DATA"] === undefined || !existsSync(archive)) return undefined;
  const files = untar(gunzipSync(readFileSync(archive)));
  const rows = readFileSync(path.join(folder, `${set}.bounds.csv`), "utf8").trim().split(/\r?\n/).slice(1).map(row => row.split(","));
  return rows.sort(([a = ""], [b = ""]) => compareNames(a, b)).filter((_, index) => index % step === from % step).map(row => {
    const [name = "", criticalPath, , lowerBound, bestKnown] = row;
    return {
      name, criticalPath: Number(criticalPath), lowerBound: Number(lowerBound), bestKnown: Number(bestKnown),
      project: readSingleMode(files.get(`${name}.sm`) ?? ""),
    };
  });
}
