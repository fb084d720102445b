import type { BaselineSource } from "../../core/model/baseline";

/** Why the revision of a baseline was not found, and the way out. */
export function noRevision(ref: string): string {
  return `The revision ${quoted(ref)} cannot be found in the repository; name a tag, branch or commit that it has, or fetch it`;
}

/** Why there is no plan in a revision that was found. */
export function noPlanThere(ref: string): string {
  return `The revision ${quoted(ref)} does not have this plan; name one in which its file exists under the same name`;
}

/** Why a table was not found. */
export function noTable({ file = "" }: BaselineSource): string {
  return `The table ${quoted(file)} cannot be found or read; name a file inside the workspace, with the path from the plan's own file`;
}

/** Why no revision can be looked for. */
export function noRepository(ref: string): string {
  return `The revision ${quoted(ref)} cannot be looked up, because the plan stands in no Git repository; keep the plan in one, or name a table with \`baselines\``;
}

function quoted(text: string): string {
  return `\`${text.length > 60 ? `${text.slice(0, 59)}…` : text}\``;
}
