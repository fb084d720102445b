import type { AddItems } from "../../core/model/planChange";
import type { Plan } from "../../core/model/plan";
import { riskScales } from "../../core/risk/riskScales";
import type { Snapshot } from "../snapshotTypes";
import { freshId } from "../write/freshId";
import { quoteText } from "../write/quoteText";
import { refuse, type Refusal } from "./attempt";
import { probabilityText } from "./scoreRisk";

/** A new risk: its title, and the cell of the matrix that it is put into, when one was pointed at. */
export interface NewRisk {
  readonly title: string;
  readonly opportunity: boolean;
  /** Places on the plan's scales, from 0. */
  readonly row?: number;
  readonly column?: number;
  /** A probability as plan text, in place of that of a row. */
  readonly probability?: string;
  readonly owner?: string;
}

/** The longest title that is taken from a line. */
const LONGEST_TITLE = 300;

/** The change that adds a risk at the end of the register, which comes into being where there is none. */
export function addRisk(snapshot: Snapshot, plan: Plan, risk: NewRisk): AddItems | Refusal {
  const title = risk.title.trim();
  if (!/[\p{L}\p{N}]/u.test(title)) return refuse("Say what may happen: a title is missing.");
  if (title.length > LONGEST_TITLE) return refuse(`The title is longer than ${String(LONGEST_TITLE)} letters: write the risk into the plan.`);
  const { rows, columns } = riskScales(plan);
  const step = risk.row === undefined ? undefined : rows[risk.row];
  const impact = risk.column === undefined ? undefined : columns[risk.column];
  const probability = risk.probability ?? (step === undefined ? undefined : probabilityText(step, undefined));
  const keys: (readonly [string, string])[] = [["title", quoteText(title, "flow")]];
  if (probability !== undefined) keys.push(["probability", probability]);
  if (impact !== undefined) keys.push(["impact", `{level: ${quoteText(impact.name, "flow")}}`]);
  if (risk.owner !== undefined) keys.push(["owner", risk.owner]);
  if (risk.opportunity) keys.push(["opportunity", "true"]);
  const id = freshId(snapshot, title, keys.map((pair) => pair.join(" ")).join("\n"), "risk");
  return { kind: "add-items", plan: plan.id, section: "risks", items: [{ id, keys }] };
}

/** A risk out of one line: what it says, then at its end in any order a share or a word for how likely, a word for how bad, `@` who owns it, `+` for an opportunity. */
export function riskOfLine(plan: Plan, line: string): NewRisk {
  const { rows, columns } = riskScales(plan);
  const words = line.trim().split(/\s+/).filter((word) => word !== "");
  let found: Partial<Omit<NewRisk, "title">> = {};
  for (let last = words.at(-1); last !== undefined && words.length > 1; last = words.at(-1)) {
    const word = last.toLowerCase();
    const row = rows.findIndex(({ name }) => name.toLowerCase() === word);
    const column = columns.findIndex(({ name }) => name.toLowerCase() === word);
    const owner = last.startsWith("@") && plan.people.has(last.slice(1)) ? last.slice(1) : undefined;
    const hasProbability = found.row !== undefined || found.probability !== undefined;
    if (row >= 0 && !hasProbability) found = { ...found, row };
    else if (/^\d{1,2}(\.\d{1,4})?%$|^100%$/.test(word) && !hasProbability) found = { ...found, probability: word };
    else if (column >= 0 && found.column === undefined) found = { ...found, column };
    else if (owner !== undefined && found.owner === undefined) found = { ...found, owner };
    else if (word === "+" && found.opportunity === undefined) found = { ...found, opportunity: true };
    else break;
    words.pop();
  }
  return { opportunity: false, ...found, title: words.join(" ") };
}
