import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { mostPackedBytes, packResult, runsOfShard, unpackResult } from "../core/risk/packedResult";
import { joinResults, tallied, type PartialResult } from "../core/risk/partialResult";
import { runsOf } from "../core/risk/runSamples";
import type { Simulation } from "../core/risk/simulation";
import type { LoadedPlans } from "./loadPlans";
import { isoInstant } from "./output/instants";
import { printable } from "./output/problemText";
import { UsageError } from "./usage";
import { VERSION } from "./version";

/** One of so many shards of a simulation. */
export interface Shard {
  readonly shard: number;
  readonly shards: number;
}

/** What a file with a partial result says about it; see schemas/risk-part.schema.json. */
interface PartHead extends Shard {
  readonly plan: string;
  /** The status date as the other formats write it, or `none`. */
  readonly asOf: string;
  readonly hash: string;
  readonly samples: number;
  readonly seed: number;
}

/** A file with a partial result as it was read, not unpacked yet. */
export interface RiskPart extends PartHead {
  readonly file: string;
  readonly result: string;
}

const FORMAT = "gantry-risk-part";
const FORMAT_VERSION = 3;
/** No larger file is read, and no result unpacked to more. */
const MOST_BYTES = 1_000_000_000;

/** What unpacking with `info` gives: the bytes, and how many of the packed ones were used. */
interface Inflated {
  readonly buffer: Buffer;
  readonly engine: { readonly bytesWritten: number };
}

/** A partial result as the text of a file. */
export function partText(simulation: Simulation, plans: LoadedPlans, result: PartialResult, asked: Shard & { readonly samples: number; readonly seed: number }): string {
  const { samples, seed, shard, shards } = asked;
  const packed = Buffer.from(deflateRawSync(packResult(result))).toString("base64");
  const part = { format: FORMAT, version: FORMAT_VERSION, plan: simulation.schedule.plan.id, asOf: asOfOf(simulation), hash: hashOf(plans), samples, seed, shard, shards, result: packed };
  return `${JSON.stringify(part)}\n`;
}

/** Reads files with partial results. Throws a UsageError when one is none, or they do not belong together. */
export async function readParts(files: readonly string[], workingFolder: string): Promise<readonly RiskPart[]> {
  const parts: RiskPart[] = [];
  for (const file of files) parts.push(await readPart(file, workingFolder));
  const [first] = parts;
  if (first === undefined) throw new UsageError("gantry risk --merge needs the files that --shard wrote, such as `gantry risk shop.plan.yaml --merge part-*.json`.");
  const seen = new Map<number, string>();
  for (const part of parts) {
    for (const name of ["plan", "samples", "seed", "shards", "asOf", "hash"] as const) {
      if (part[name] !== first[name]) throw new UsageError(`${part.file}: it does not belong to ${first.file}: ${otherwise(name, part, first)}.`);
    }
    const double = seen.get(part.shard);
    if (double !== undefined) throw new UsageError(`${part.file}: shard ${String(part.shard)} of ${String(part.shards)} is in ${double} already.`);
    seen.set(part.shard, part.file);
  }
  for (let shard = 1; shard <= first.shards; shard++) {
    if (!seen.has(shard)) throw new UsageError(`Shard ${String(shard)} of ${String(first.shards)} is missing: simulate it with --shard ${String(shard)}/${String(first.shards)} and name its file too.`);
  }
  return parts.sort((a, b) => a.shard - b.shard);
}

function otherwise(name: "plan" | "samples" | "seed" | "shards" | "asOf" | "hash", part: RiskPart, first: RiskPart): string {
  if (name === "hash") return "the text of the plan, or the version of Gantry, was another one";
  const words = { plan: "plan", samples: "--samples", seed: "--seed", shards: "number of shards", asOf: "status date" };
  return `${words[name]} ${String(part[name])}, not ${String(first[name])}`;
}

/** Joins partial results of the plan. Throws a UsageError when they are of another plan or text. */
export function joinParts(parts: readonly RiskPart[], simulation: Simulation, plans: LoadedPlans): PartialResult {
  const [first] = parts as readonly [RiskPart, ...RiskPart[]];
  const { plan } = simulation.schedule;
  if (first.plan !== plan.id) throw new UsageError(`${first.file}: simulated was the plan ${first.plan}, not ${plan.id}.`);
  if (first.asOf !== asOfOf(simulation)) throw new UsageError(`${first.file}: simulated was as of ${first.asOf}, not ${asOfOf(simulation)}.`);
  if (first.hash !== hashOf(plans)) throw new UsageError(`${first.file}: the text of the plan, or the version of Gantry, was another one when it was simulated.`);
  let joined: PartialResult | undefined;
  for (const part of parts) {
    const result = unpacked(part, simulation);
    joined = joined === undefined ? result : joinResults([joined, { ...result, dates: tallied(result.dates) }]);
  }
  return joined as PartialResult;
}

function unpacked(part: RiskPart, simulation: Simulation): PartialResult {
  const runs = { samples: part.samples, ...runsOfShard(part.samples, part.shard, part.shards) };
  let result: PartialResult | undefined;
  try {
    const packed = Buffer.from(part.result, "base64");
    const { buffer, engine } = inflateRawSync(packed, { maxOutputLength: Math.min(MOST_BYTES, mostPackedBytes(simulation, runs)), info: true }) as unknown as Inflated;
    // What stands behind the end, or is no base64, would be passed over in silence.
    if (engine.bytesWritten === packed.length && packed.toString("base64") === part.result) result = unpackResult(buffer, simulation, runs);
  } catch {
    result = undefined;
  }
  if (result === undefined) throw new UsageError(`${part.file}: its result is damaged; simulate it again with --shard ${String(part.shard)}/${String(part.shards)}.`);
  return result;
}

async function readPart(file: string, workingFolder: string): Promise<RiskPart> {
  let read: unknown;
  try {
    const bytes = await readFile(resolve(workingFolder, file));
    read = bytes.length > MOST_BYTES ? undefined : JSON.parse(bytes.toString("utf8"));
  } catch (failure) {
    const code = (failure as NodeJS.ErrnoException).code;
    if (code !== undefined) throw new UsageError(code === "ENOENT" ? `${file}: no such file.` : `${file}: cannot be read (${code}).`);
  }
  const part = partOf(read);
  if (part === undefined) throw new UsageError(`${file}: no partial result of \`gantry risk --shard\`.`);
  if (part === "other version") throw new UsageError(`${file}: written by another version of Gantry; simulate it again with this one.`);
  return { ...part, file };
}

function partOf(read: unknown): Omit<RiskPart, "file"> | "other version" | undefined {
  if (typeof read !== "object" || read === null || !("format" in read) || read.format !== FORMAT) return undefined;
  const { version, plan, asOf, hash, samples, seed, shard, shards, result } = read as Readonly<Record<string, unknown>>;
  if (version !== FORMAT_VERSION) return "other version";
  if (typeof plan !== "string" || typeof asOf !== "string" || typeof hash !== "string" || typeof result !== "string") return undefined;
  if (!isWord(plan) || !/^(?:none|\d{4}-\d\d-\d\dT\d\d:\d\d)$/.test(asOf)) return undefined;
  if (!isWithin(samples, 1, 1_000_000) || !isWithin(seed, 0, 0xffff_ffff) || !isWithin(shards, 1, runsOf(samples)) || !isWithin(shard, 1, shards)) return undefined;
  return { plan, asOf, hash, samples, seed, shard, shards, result };
}

/** What a terminal shows as it is: no control characters, and not without end. */
function isWord(text: string): boolean {
  return text.length <= 200 && printable(text) === text;
}

function isWithin(value: unknown, least: number, most: number): value is number {
  return Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
}

function asOfOf({ schedule: { asOf } }: Simulation): string {
  return asOf === undefined ? "none" : isoInstant(asOf);
}

/** SHA-256 over the version and the texts of the plan and all that it includes or refers to, whatever ends their lines. */
function hashOf({ analysis: { snapshot } }: LoadedPlans): string {
  const hash = createHash("sha256").update(`gantry ${VERSION}\n`);
  for (const { path, text } of [...snapshot.files.values()].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    hash.update(`${JSON.stringify(path)}\n`).update(JSON.stringify(text.replaceAll("\r\n", "\n")));
  }
  return hash.digest("hex");
}
