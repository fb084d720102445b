import type { DateValue } from "../core/model/instant";
import { USUAL_CONFIDENCE, USUAL_SAMPLES, USUAL_SEED } from "../core/risk/riskResult";
import { runsOf } from "../core/risk/runSamples";
import { asOfOf, atMostOne, formatOf, wholeNumber, type Values } from "./optionValues";
import type { Shard } from "./riskParts";
import { UsageError } from "./usage";

/** So many samples at most; more say nothing more. */
const MOST_SAMPLES = 1_000_000;
/** Where `--until-stable` ends at the latest, unless `--samples` says otherwise. */
const MOST_UNTIL_STABLE = 100_000;
const MOST_THREADS = 64;

/** What `gantry risk` is asked for, checked. */
export interface RiskRequest {
  readonly command: "risk";
  readonly file: string;
  readonly format: "text" | "json" | "csv" | "md";
  readonly asOf?: DateValue | "none";
  readonly samples: number;
  readonly seed: number;
  readonly untilStable: boolean;
  /** 0..1 */
  readonly confidence: number;
  /** How many threads; as many as there are cores where it is not said. */
  readonly threads: number | undefined;
  /** Which part of the samples to draw, for a file of partial results. */
  readonly shard?: Shard;
  /** Files of partial results to join. */
  readonly merge?: readonly string[];
  /** Where to write; to the terminal where it is not said. */
  readonly out?: string;
}

/** Reads what `gantry risk` is asked for. Throws a UsageError when the words do not fit. */
export function riskRequest(values: Values, positionals: readonly string[]): RiskRequest {
  const merge = values["merge"] === true;
  const file = merge ? positionals[0] : atMostOne(positionals, "gantry risk takes one FILE");
  if (file === undefined) throw new UsageError("gantry risk needs a FILE, such as `gantry risk shop.plan.yaml`.");
  const untilStable = values["until-stable"] === true;
  const samples = wholeNumber(values, "samples", 1, MOST_SAMPLES) ?? (untilStable ? MOST_UNTIL_STABLE : USUAL_SAMPLES);
  const shard = shardOf(values, samples);
  if (merge) refuseWith(values, "--merge", ["shard", "samples", "seed", "until-stable", "threads"]);
  if (shard !== undefined) refuseWith(values, "--shard", ["until-stable", "confidence", "format", "json", "csv"]);
  const { out } = values;
  return {
    command: "risk", file, format: formatOf(values, ["text", "json", "csv", "md"]), ...asOfOf(values), samples, seed: wholeNumber(values, "seed", 0, 0xffff_ffff) ?? USUAL_SEED, untilStable, confidence: confidenceOf(values),
    threads: wholeNumber(values, "threads", 1, MOST_THREADS), ...(shard === undefined ? {} : { shard }), ...(merge ? { merge: positionals.slice(1) } : {}), ...(typeof out === "string" ? { out } : {}),
  };
}

/** `80%` or `0.8`, from 1 % to 99 %. */
function confidenceOf(values: Values): number {
  const written = values["confidence"];
  if (typeof written !== "string") return USUAL_CONFIDENCE;
  const [, percent, share] = /^(?:(\d{1,2}(?:\.\d{1,3})?) ?%|(0?\.\d{1,6}))$/.exec(written) ?? [];
  const confidence = percent !== undefined ? Number(percent) / 100 : Number(share);
  if (confidence >= 0.01 && confidence <= 0.99) return confidence;
  throw new UsageError(`--confidence ${written} is no share from 1% to 99%; write 80%.`);
}

/** What shards are made of, their figures and how they are printed is not asked for a second time. */
function refuseWith(values: Values, option: string, others: readonly string[]): void {
  const other = others.find((name) => values[name] !== undefined && values[name] !== false);
  if (other !== undefined) throw new UsageError(`${option} and --${other} exclude each other; name one.`);
}

function shardOf(values: Values, samples: number): Shard | undefined {
  const written = values["shard"];
  if (typeof written !== "string") return undefined;
  const [, first = "", second = ""] = /^(\d{1,6})\/(\d{1,6})$/.exec(written) ?? [];
  const [shard, shards] = [Number(first), Number(second)];
  if (second === "" || shard < 1 || shard > shards) throw new UsageError(`--shard ${written} is no shard; write 2/4 for the second of four.`);
  const most = runsOf(samples);
  if (shards > most) throw new UsageError(`--shard ${written}: ${samples === 1 ? "1 sample is" : `${String(samples)} samples are`} ${String(most)} ${most === 1 ? "run" : "runs"} of 1000, for as many shards at most.`);
  return { shard, shards };
}
