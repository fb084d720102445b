import type { DateValue } from "../core/model/instant";
import { asOfOf, atMostOne, formatOf, wholeNumber, type Values } from "./optionValues";
import { UsageError } from "./usage";

export interface ReportRequest {
  readonly command: "report";
  readonly file: string;
  readonly format: "md" | "html" | "json";
  /** `team`, `sponsor`, `customer`, or a stakeholder's id or title. */
  readonly audience: string;
  /** A Markdown file with placeholders. */
  readonly template?: string;
  /** So many samples for the chances; without them there are none. */
  readonly samples?: number;
  /** Where to write; to the terminal where it is not said. */
  readonly out?: string;
  readonly asOf?: DateValue | "none";
}

/** What `gantry report` was asked for. Throws a UsageError with one line when the words do not fit. */
export function reportRequest(values: Values, positionals: readonly string[]): ReportRequest {
  const format = formatOf(values, ["md", "html", "json"]);
  const file = atMostOne(positionals, "gantry report takes one FILE");
  if (file === undefined) throw new UsageError("gantry report needs a FILE, such as `gantry report shop.plan.yaml`.");
  const { audience, template, out } = values;
  if (typeof template === "string" && format !== "md") throw new UsageError("A template makes Markdown; leave --format away.");
  const samples = wholeNumber(values, "samples", 1, 1_000_000);
  return {
    command: "report", file, format, audience: typeof audience === "string" ? audience : "team", ...(typeof template === "string" ? { template } : {}), ...(samples === undefined ? {} : { samples }),
    ...(typeof out === "string" ? { out } : {}), ...asOfOf(values),
  };
}
