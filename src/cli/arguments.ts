import { parseArgs } from "node:util";
import type { ParseArgsConfig } from "node:util";
import type { DateValue } from "../core/model/instant";
import { isRankMethod, RANK_METHODS, type RankMethod } from "../core/product/methods";
import type { PeriodStep } from "../core/schedule/load/periods";
import type { EffortName } from "../core/schedule/result";
import { reportRequest, type ReportRequest } from "./reportArguments";
import { riskRequest, type RiskRequest } from "./riskArguments";
import { asOfOf, atMostOne, formatOf, type Values } from "./optionValues";
import { UsageError } from "./usage";

type Options = NonNullable<ParseArgsConfig["options"]>;

/** What was asked for on the command line, checked. */
export type Request =
  | { readonly command: "help" }
  | { readonly command: "version" }
  | CheckRequest
  | ScheduleRequest
  | RiskRequest
  | DiffRequest
  | RankRequest
  | ReportRequest
  | ImportRequest
  | InitRequest;

export interface CheckRequest {
  readonly command: "check";
  readonly files: readonly string[];
  readonly format: "text" | "json" | "sarif" | "github";
  readonly asOf?: DateValue | "none";
  readonly maxWarnings?: number;
}

export interface ScheduleRequest {
  readonly command: "schedule";
  readonly file: string;
  readonly format: "table" | "json" | "csv";
  readonly asOf?: DateValue | "none";
  readonly explain?: string;
  /** Id of a task or release, or `plan`. */
  readonly path?: string;
  readonly load?: PeriodStep;
  readonly money?: boolean;
  readonly effort: EffortName;
  readonly noLevel: boolean;
}

export interface DiffRequest {
  readonly command: "diff";
  readonly file: string;
  readonly format: "md" | "json";
  readonly from: string;
  /** Another revision; the file as it is without one. */
  readonly to?: string;
  readonly asOf?: DateValue | "none";
}

export interface RankRequest {
  readonly command: "rank";
  readonly file: string;
  readonly format: "text" | "json" | "csv";
  readonly asOf?: DateValue | "none";
  /** Undefined: as the plan says. */
  readonly method?: RankMethod;
}

export interface ImportRequest {
  readonly command: "import";
  readonly input: string;
  readonly out?: string;
  readonly force: boolean;
}

export interface InitRequest {
  readonly command: "init";
  readonly folder: string;
}

const FORMAT = { format: { type: "string" }, json: { type: "boolean" } } as const satisfies Options;

/** Options of each command, as `parseArgs` takes them. */
const OPTIONS = {
  check: { ...FORMAT, "as-of": { type: "string" }, "max-warnings": { type: "string" } },
  schedule: {
    ...FORMAT,
    csv: { type: "boolean" },
    table: { type: "boolean" },
    "as-of": { type: "string" },
    explain: { type: "string" },
    path: { type: "string" },
    load: { type: "string" },
    money: { type: "boolean" },
    "no-level": { type: "boolean" },
    effort: { type: "string" },
  },
  risk: {
    ...FORMAT,
    csv: { type: "boolean" },
    "as-of": { type: "string" },
    samples: { type: "string" },
    seed: { type: "string" },
    "until-stable": { type: "boolean" },
    confidence: { type: "string" },
    threads: { type: "string" },
    shard: { type: "string" },
    merge: { type: "boolean" },
    out: { type: "string" },
  },
  diff: { ...FORMAT, from: { type: "string" }, to: { type: "string" }, "as-of": { type: "string" } },
  rank: { ...FORMAT, csv: { type: "boolean" }, "as-of": { type: "string" }, method: { type: "string" } },
  report: { ...FORMAT, audience: { type: "string" }, template: { type: "string" }, samples: { type: "string" }, out: { type: "string" }, "as-of": { type: "string" } },
  import: { out: { type: "string" }, force: { type: "boolean" } },
  init: {},
} as const satisfies Record<string, Options>;

type Command = keyof typeof OPTIONS;

/** Reads the words after `gantry`. Throws a UsageError with one line when they do not fit. */
export function readArguments(words: readonly string[]): Request {
  const [first, ...rest] = words;
  if (first === undefined || first === "help" || first === "--help" || first === "-h") return { command: "help" };
  if (first === "--version" || first === "-v") return { command: "version" };
  if (!Object.hasOwn(OPTIONS, first)) {
    throw new UsageError(`There is no command "${first}"; \`gantry --help\` lists those that exist.`);
  }
  if (rest.includes("--help") || rest.includes("-h")) return { command: "help" };
  const command = first as Command;
  const { values, positionals } = parseWords(command, rest);
  switch (command) {
    case "check":
      return checkRequest(values, positionals);
    case "schedule":
      return scheduleRequest(values, positionals);
    case "risk":
      return riskRequest(values, positionals);
    case "diff":
      return diffRequest(values, positionals);
    case "rank":
      return rankRequest(values, positionals);
    case "report":
      return reportRequest(values, positionals);
    case "import":
      return importRequest(values, positionals);
    case "init":
      return { command, folder: atMostOne(positionals, "gantry init takes one folder") ?? "." };
  }
}

function parseWords(command: Command, words: readonly string[]): { values: Values; positionals: readonly string[] } {
  try {
    const parsed = parseArgs({ args: withNegatives(words), options: OPTIONS[command] as Options, allowPositionals: true });
    return { values: parsed.values as Values, positionals: parsed.positionals };
  } catch (failure) {
    const first = String(failure instanceof Error ? failure.message : failure).split(/\.\s|\n/)[0] ?? "";
    throw new UsageError(`gantry ${command}: ${first}; see \`gantry --help\`.`);
  }
}

/** A negative figure is the value of the option before it, not an option of its own: each then says what it takes. */
function withNegatives(words: readonly string[]): string[] {
  const joined: string[] = [];
  for (const word of words) {
    const last = joined.at(-1);
    if (last !== undefined && /^-\d/.test(word) && /^--[a-z-]+$/.test(last)) joined[joined.length - 1] = `${last}=${word}`;
    else joined.push(word);
  }
  return joined;
}

function checkRequest(values: Values, files: readonly string[]): CheckRequest {
  const format = formatOf(values, ["text", "json", "sarif", "github"]);
  return { command: "check", files, format, ...asOfOf(values), ...maxWarningsOf(values) };
}

function scheduleRequest(values: Values, positionals: readonly string[]): ScheduleRequest {
  const format = formatOf(values, ["table", "json", "csv"]);
  const file = atMostOne(positionals, "gantry schedule takes one FILE");
  if (file === undefined) throw new UsageError("gantry schedule needs a FILE, such as `gantry schedule shop.plan.yaml`.");
  const { explain, path } = values;
  fitsInto(format, values);
  return {
    command: "schedule", file, format, ...asOfOf(values), ...loadStepOf(values), effort: effortOf(values), noLevel: values["no-level"] === true,
    ...(typeof explain === "string" ? { explain } : {}), ...(typeof path === "string" ? { path } : {}), ...(values["money"] === true ? { money: true } : {}),
  };
}

/** A table shows all that is asked for, one below the other; other formats take what has a place in them. */
function fitsInto(format: ScheduleRequest["format"], values: Values): void {
  const given = (names: readonly string[]): string[] => names.filter((name) => values[name] !== undefined).map((name) => `--${name}`);
  const [own, beside] = [given(["load", "money"]), given(["explain", "path"])];
  const asked = [...own, ...beside];
  const fits = format === "table" || (beside.length === 0 || (format === "json" && own.length === 0)) && own.length < 2;
  if (!fits) throw new UsageError(`--${format} cannot hold ${asked.join(" and ")}${asked.length > 1 ? " together" : ""}; print a table instead.`);
}

function diffRequest(values: Values, positionals: readonly string[]): DiffRequest {
  const format = formatOf(values, ["md", "json"]);
  const file = atMostOne(positionals, "gantry diff takes one FILE");
  const { from, to } = values;
  if (file === undefined || typeof from !== "string") {
    throw new UsageError("gantry diff needs a FILE and a revision, such as `gantry diff shop.plan.yaml --from main`.");
  }
  return { command: "diff", file, format, from, ...(typeof to === "string" ? { to } : {}), ...asOfOf(values) };
}

function rankRequest(values: Values, positionals: readonly string[]): RankRequest {
  const format = formatOf(values, ["text", "json", "csv"]);
  const file = atMostOne(positionals, "gantry rank takes one FILE");
  if (file === undefined) throw new UsageError("gantry rank needs a FILE, such as `gantry rank shop.plan.yaml`.");
  const { method } = values;
  if (typeof method === "string" && !isRankMethod(method)) throw new UsageError(`--method ${method} is not known here; use ${RANK_METHODS.join(", ")}.`);
  return { command: "rank", file, format, ...asOfOf(values), ...(isRankMethod(method) ? { method } : {}) };
}

function importRequest(values: Values, positionals: readonly string[]): ImportRequest {
  const input = atMostOne(positionals, "gantry import takes one INPUT");
  if (input === undefined) throw new UsageError("gantry import needs an INPUT, such as `gantry import project.xml`.");
  const out = values["out"];
  return { command: "import", input, force: values["force"] === true, ...(typeof out === "string" ? { out } : {}) };
}

const STEPS: readonly PeriodStep[] = ["day", "week", "month"];

function loadStepOf(values: Values): { load?: PeriodStep } {
  const written = values["load"];
  if (typeof written !== "string") return {};
  const load = STEPS.find((step) => step === written);
  if (load === undefined) throw new UsageError(`--load ${written} is not known here; use ${STEPS.join(", ")}.`);
  return { load };
}

const EFFORTS: readonly EffortName[] = ["quick", "normal", "best"];

function effortOf(values: Values): EffortName {
  const written = values["effort"];
  if (typeof written !== "string") return "normal";
  const effort = EFFORTS.find((name) => name === written);
  if (effort === undefined) throw new UsageError(`--effort ${written} is not known here; use ${EFFORTS.join(", ")}.`);
  if (values["no-level"] === true) throw new UsageError("--effort and --no-level exclude each other; name one.");
  return effort;
}

function maxWarningsOf(values: Values): { maxWarnings?: number } {
  const written = values["max-warnings"];
  if (typeof written !== "string") return {};
  if (!/^\d{1,9}$/.test(written)) throw new UsageError(`--max-warnings ${written} is no whole number.`);
  return { maxWarnings: Number(written) };
}
