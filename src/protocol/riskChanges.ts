import type { Guard } from "./guards";
import { hasFields, isCount, isOneOf, isOptional, isText } from "./guards";

/** Put a risk into a cell of the matrix: places on the plan's scales, before or after the response. */
export interface ScoreRisk {
  readonly kind: "score-risk";
  readonly plan: string;
  readonly risk: string;
  readonly row: number;
  readonly column: number;
  readonly after: boolean;
}

/** Let a risk say what was chosen or typed for it; empty text takes the key away. */
export interface SetRisk {
  readonly kind: "set-risk";
  readonly plan: string;
  readonly risk: string;
  readonly field: "title" | "owner" | "response" | "status" | "trigger" | "review";
  readonly text: string;
}

/** Add a risk to the register, in a cell of the matrix where one was pointed at. */
export interface AddRisk {
  readonly kind: "add-risk";
  readonly plan: string;
  readonly title: string;
  readonly opportunity: boolean;
  readonly row?: number;
  readonly column?: number;
}

/** A change of the risk register. */
export type RiskChange = ScoreRisk | SetRisk | AddRisk;

const isFlag = (value: unknown): value is boolean => typeof value === "boolean";
const isLine = (value: unknown): value is string => isText(value) && value.length <= 1000 && !/[\r\n]/.test(value);

/** Guards of the changes of the register, given that of ids. */
export function riskChangeGuards(isIdText: Guard<string>): readonly (readonly [RiskChange["kind"], (value: unknown) => boolean])[] {
  return [
    ["score-risk", hasFields<Omit<ScoreRisk, "kind">>({ plan: isIdText, risk: isIdText, row: isCount, column: isCount, after: isFlag })],
    ["set-risk", hasFields<Omit<SetRisk, "kind">>({ plan: isIdText, risk: isIdText, field: isOneOf(["title", "owner", "response", "status", "trigger", "review"]), text: isLine })],
    ["add-risk", hasFields<Omit<AddRisk, "kind">>({ plan: isIdText, title: isLine, opportunity: isFlag, row: isOptional(isCount), column: isOptional(isCount) })],
  ];
}

/** True for a change of the register. */
export function isRiskChange(change: { readonly kind: string }): change is RiskChange {
  return change.kind === "score-risk" || change.kind === "set-risk" || change.kind === "add-risk";
}
